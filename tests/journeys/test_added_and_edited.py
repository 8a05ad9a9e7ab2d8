"""What is added to a report, edited, or sent in reply to its card."""

from county import County
from openings import PNG, WELL, at_register_card, number_in, reported

PHOTO = b"\xff\xd8\xff\xe0"


async def test_an_album_added_to_a_card_brings_it_down_once(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    before = await liaison.count()
    card = await liaison.sends(lambda phone: phone.album([PNG + b"1", PNG + b"2", PNG + b"3"]))
    assert "附件3个" in card
    assert await liaison.count() == before
    messages = await liaison.phone.messages()
    assert not messages[-1]["outgoing"]


async def test_several_things_are_added_before_and_after(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    await liaison.sends(lambda phone: phone.photo(PNG))
    card = await liaison.says("井在村东头。")
    assert WELL in card
    assert "井在村东头" in card
    assert "附件1个" in card
    await liaison.taps("上报")
    await liaison.taps("补充")
    assert "又来了三户" in await liaison.says("又来了三户。")


async def test_an_edited_message_changes_its_card_but_not_what_was_reported(county: County) -> None:
    liaison = await county.join("liaison")
    sent = await liaison.phone.send(WELL)
    await county.settle()
    await liaison.phone.edit(sent["message_id"], "下湾村路灯不亮。")
    await county.settle()
    assert "下湾村路灯不亮" in await liaison.screen()
    assert WELL not in await liaison.screen()
    await liaison.taps("上报")
    await liaison.phone.edit(sent["message_id"], "改了改了")
    await county.settle()
    shown = await liaison.screen()
    assert "改消息不算数。要更正,请点“补充”" in shown
    assert "下湾村路灯不亮" in shown
    assert "改了改了" not in shown
    assert "补充" in await liaison.labels()


async def test_an_edit_of_what_was_registered_or_asked_says_what_to_do(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    sent = await liaison.phone.send(WELL)
    await county.settle()
    await liaison.taps("上报")
    number = number_in(await liaison.screen())
    await at_register_card(clerk, number)
    await clerk.taps("确认")
    await liaison.phone.edit(sent["message_id"], "是三个月。")
    await county.settle()
    assert "请点“更正”" in await liaison.screen()
    assert number in await liaison.screen()
    assert "更正" in await liaison.labels()
    asked = await clerk.phone.send("谁没动")
    await county.settle()
    await clerk.phone.edit(asked["message_id"], "谁拖着")
    await county.settle()
    assert "请重新发" in await clerk.screen()


async def test_a_reply_to_the_card_adds_to_that_matter(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    first = await reported(liaison)
    await reported(liaison, "下湾村路灯不亮,晚上看不见路。")
    card = await liaison.find(first)
    assert "水泵型号" in await liaison.says("水泵型号是QJ80。", reply_to=card["message_id"])
    push = await clerk.find(first)
    await clerk.says("请补村民小组。", reply_to=push["message_id"])
    await liaison.says(first)
    assert "请补村民小组" in await liaison.screen()


async def test_one_of_several_messages_is_edited_before_the_report_goes(county: County) -> None:
    liaison = await county.join("liaison")
    first = await liaison.phone.send("下湾村水渠垮了。")
    await county.settle()
    await liaison.says("要赶在春灌前修。")
    await liaison.phone.edit(first["message_id"], "下湾村水渠塌了三十米,电话13812345678。")
    await county.settle()
    card = await liaison.screen()
    assert "塌了三十米" in card
    assert "垮了" not in card
    assert "春灌前" in card
    assert "13812345678" not in card


async def test_whatever_is_sent_in_reply_to_a_card_is_added_there(county: County) -> None:
    liaison = await county.join("liaison")
    number = await reported(liaison)
    card = {"reply_to_message_id": (await liaison.find(number))["message_id"]}
    place = {"kind": "location", "latitude": 33.0, "longitude": 112.0}
    contact = {"kind": "contact", "phone_number": "13812345678", "first_name": "王大爷"}
    assert number in await liaison.sends(lambda phone: phone._post("send", place | card))
    said = await liaison.sends(lambda phone: phone._post("send", contact | card))
    assert number in said
    assert "13812345678" not in said
    big = 25 * 1024 * 1024
    said = await liaison.sends(lambda phone: phone.document(b"big", "录像.mp4", size=big, **card))
    assert "未存档" in said
    assert number in said


async def test_a_picture_in_reply_to_an_old_card_goes_into_that_report(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    card = await liaison.find("未上报")
    await county.walk(minutes=30)
    said = await liaison.sends(
        lambda phone: phone.file("photo", PHOTO, reply_to_message_id=card["message_id"])
    )
    assert WELL in said
    assert "附件1个" in said


async def test_a_tap_on_add_leads_back_without_dropping_the_report(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    for label in ("补充", "当场已解决"):
        await liaison.taps(label)
        await liaison.taps("返回")
    assert await liaison.taps("上报") == "已上报"


async def test_an_album_in_reply_to_a_card_gets_one_card(county: County) -> None:
    liaison = await county.join("liaison")
    number = await reported(liaison)
    for caption in ("", "新拍的。"):
        card = (await liaison.find(number))["message_id"]
        before = await liaison.count()
        shown = await liaison.sends(
            lambda phone, to=card, said=caption: phone.file(
                "photo",
                *(PNG + said.encode() + n for n in (b"1", b"2", b"3")),
                caption=said,
                reply_to_message_id=to,
            )
        )
        assert await liaison.count() == before + 1, caption
        assert number in shown
    assert "照片6张" in shown
    assert "新拍的" in shown

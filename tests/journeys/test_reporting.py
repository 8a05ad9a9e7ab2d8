"""From whatever a phone can send to a numbered report, and what can still be done after it."""

import pytest
from county import County
from openings import PNG, WELL, at_register_card, number_in, reported

KINDS = {
    "text": lambda phone: phone.send(WELL),
    "photo": lambda phone: phone.photo(PNG, WELL),
    "photo alone": lambda phone: phone.photo(PNG),
    "voice": lambda phone: phone.voice(),
    "round video": lambda phone: phone.file("video_note", b"mp4"),
    "video": lambda phone: phone.file("video", b"mp4", caption=WELL),
    "file": lambda phone: phone.document(b"%PDF-", "请求.pdf", WELL),
    "location": lambda phone: phone.location(33.05, 112.24),
    "venue": lambda phone: phone.venue(33.05, 112.24, "上湾村委会", "柳湾镇"),
    "contact": lambda phone: phone.contact("13800138000", "王大爷"),
    "forwarded": lambda phone: phone.forward(WELL, "王大爷"),
}


@pytest.mark.parametrize("kind", KINDS)
async def test_any_message_is_reported_in_two_interactions(county: County, kind: str) -> None:
    liaison = await county.join("liaison")
    card = await liaison.sends(KINDS[kind])
    assert "情况(未上报)" in card
    assert "王大爷" not in card
    assert "13800138000" not in card
    assert await liaison.taps("上报") == "已上报"
    number_in(await liaison.screen())


async def test_an_album_becomes_one_card_with_all_its_pictures(county: County) -> None:
    liaison = await county.join("liaison")
    before = await liaison.count()
    card = await liaison.sends(
        lambda phone: phone.album([PNG + b"1", PNG + b"2", PNG + b"3"], WELL)
    )
    assert "附件3个" in card
    assert await liaison.count() == before + 1
    await liaison.taps("上报")
    assert "照片3张" in await liaison.screen()
    await liaison.taps("看附件")
    assert sum("photo" in message for message in await liaison.phone.messages()) == 6


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


async def test_a_place_that_is_named_is_filled_in_and_can_be_changed(county: County) -> None:
    liaison = await county.join("liaison")
    assert "地点 柳湾镇·上湾村" in await liaison.says(WELL)
    await liaison.taps("更多")
    await liaison.taps("改地点")
    await liaison.taps("下湾村")
    assert "地点 柳湾镇·下湾村" in await liaison.screen()
    await liaison.taps("更多")
    await liaison.taps("改地点")
    assert "没有叫" in await liaison.says("火星村")
    assert "上湾村" in await liaison.says("上湾村")


@pytest.mark.at_one_moment
async def test_a_report_is_withdrawn_before_and_corrected_after_registration(
    county: County,
) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    await reported(liaison)
    assert await liaison.taps("撤回") == "已撤回"
    assert "已撤回" in await liaison.screen()

    number = await reported(liaison)
    await at_register_card(clerk, number)
    await clerk.taps("确认")
    await liaison.says(number)
    assert "撤回" not in await liaison.labels()
    await liaison.taps("更正")
    assert "是三个月" in await liaison.says("是三个月,不是两个月。")


async def test_a_withdrawn_report_no_longer_waits_on_the_desk(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    number = await reported(liaison)
    push = await clerk.find(number)
    await liaison.taps("撤回")
    assert not any(
        "打开" in str(row) for row in (await clerk.phone.messages())[-1:] if row.get("reply_markup")
    )
    assert "没有待审核的情况" in await clerk.says("/desk")
    assert push


async def test_two_taps_report_once(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    card = await liaison.phone.last()
    data = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await liaison.phone.tap_data(card["message_id"], data)
    await liaison.phone.tap_data(card["message_id"], data)
    await county.settle()
    assert "共1条" in await liaison.says("/leads")


async def test_a_card_can_be_cancelled_and_the_tap_undone(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    await liaison.taps("取消")
    assert "已取消" in await liaison.screen()
    await liaison.taps("撤销取消")
    assert WELL in await liaison.screen()
    await liaison.says("/cancel")
    assert "还没有上报过情况" in await liaison.says("/leads")


async def test_a_half_written_report_waits_a_week(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    await county.walk(days=7)
    assert "没填完的1张" in await liaison.says("/me")
    await liaison.taps("接着填")
    assert WELL in await liaison.screen()
    assert await liaison.taps("上报") == "已上报"


async def test_phone_and_id_numbers_are_put_away_before_anything_is_shown(county: County) -> None:
    liaison = await county.join("liaison")
    card = await liaison.says(WELL + "电话13800138000,证件11010519491231002X")
    assert "13800138000" not in card
    assert "11010519491231002X" not in card
    assert "单独加密存放" in card


async def test_an_accusation_is_asked_about_before_any_echo(county: County) -> None:
    liaison = await county.join("liaison")
    await county.join("deputy")
    words = "举报村支书贪污低保款,吃拿卡要。"
    shown = await liaison.says(words)
    assert "是举报干部的吗" in shown
    assert words not in shown
    await liaison.taps("是举报干部")
    letter = await liaison.find("密件")
    assert "不拆封" in letter["text"]
    assert "12388" in letter["text"]
    mine = [message for message in await liaison.phone.messages() if message["outgoing"]]
    assert all(words not in message.get("text", "") for message in mine)


async def test_the_deputy_acknowledges_the_sealed_letter(county: County) -> None:
    liaison, deputy = await county.join("liaison"), await county.join("deputy")
    await liaison.says("举报村支书贪污低保款。")
    await liaison.taps("是举报干部")
    assert await deputy.taps("已收密件") == "已记收到"
    assert "秦望舒 已收" in await deputy.screen()


async def test_both_an_accusation_and_a_grievance(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says("村支书贪污,我家的补贴也一直没发。")
    await liaison.taps("两样都有")
    await liaison.taps("接着填")
    card = await liaison.says("我家的种粮补贴两年没发了。")
    assert "种粮补贴" in card
    assert await liaison.taps("上报") == "已上报"


async def test_not_an_accusation_goes_on_as_usual(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says("举报村支书贪污的事是假的,实际是补贴没到账。")
    await liaison.taps("不是")
    assert "补贴没到账" in await liaison.screen()
    assert await liaison.taps("上报") == "已上报"


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


async def test_an_edit_that_accuses_is_asked_about_and_deleted(county: County) -> None:
    liaison = await county.join("liaison")
    sent = await liaison.phone.send(WELL)
    await county.settle()
    await liaison.taps("上报")
    await liaison.phone.edit(sent["message_id"], ACCUSES)
    await county.settle()
    assert "是举报干部的吗" in await liaison.screen()
    await liaison.taps("是举报干部")
    assert not any(ACCUSES in str(message) for message in await liaison.phone.messages())


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


async def test_a_file_over_the_limit_is_kept_by_reference_and_that_is_said(county: County) -> None:
    liaison = await county.join("liaison")
    said = await liaison.sends(
        lambda phone: phone.document(b"big", "录像.mp4", WELL, size=25 * 1024 * 1024)
    )
    assert "未存档" in said


async def test_settled_on_the_spot_is_registered_closed_and_still_followed_up(
    county: County,
) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    await liaison.says("上湾村两户争水,吵得厉害。")
    await liaison.taps("当场已解决")
    card = await liaison.says("已当面调解,轮流浇地。")
    assert "轮流浇地" in card
    await liaison.taps("上报")
    number = number_in(await liaison.screen())
    await clerk.taps("打开", await clerk.find(number))
    await clerk.taps("登记办结")
    assert "待回访" in await clerk.screen() or "答复" in await clerk.screen()
    await county.walk(days=15)
    await clerk.find("回访")


async def test_a_returned_report_comes_back_with_more(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    number = await reported(liaison)
    await clerk.taps("打开", await clerk.find(number))
    await clerk.taps("退回补充")
    await clerk.taps("事实不清")
    assert "已退回" in await clerk.screen()
    await liaison.taps("打开", await liaison.find("请补充后再报"))
    assert "事实不清" in await liaison.screen()
    await liaison.taps("补充")
    await liaison.says("是六组的机井。")
    assert await liaison.taps("再次上报") == "已再次上报"
    assert "六组" in (await clerk.says("/desk")) or number in await clerk.screen()


async def test_an_unknown_number_and_a_badly_typed_one(county: County) -> None:
    liaison = await county.join("liaison")
    number = await reported(liaison)
    typed = (
        number.replace("L", "l")
        .replace("-", "")
        .translate(str.maketrans("0123456789", "0123456789"))
    )
    assert number in await liaison.says(typed)
    assert await liaison.says("999") == "没有找到。"
    assert "在后面写编号" in await liaison.says("/case")
    wrong = number[:-1] + ("A" if number[-1] != "A" else "B")
    assert "末尾的字母不对" in await liaison.says(wrong)


async def test_a_neighbour_finds_nothing(county: County) -> None:
    liaison, neighbour = await county.join("liaison"), await county.join("neighbour")
    number = await reported(liaison)
    assert await neighbour.says(number) == "没有找到。"
    assert await neighbour.says("L26-99-A") in {"没有找到。", "编号末尾的字母不对,请核对。"}


PHOTO = b"\xff\xd8\xff\xe0"
ACCUSES = "村支书贪污低保款。"


async def test_every_text_that_may_accuse_is_asked_about_whatever_was_said_before(
    county: County,
) -> None:
    liaison = await county.join("liaison")
    await liaison.says("举报村支书的话是假的。" + WELL)
    await liaison.taps("不是")
    shown = await liaison.says(ACCUSES)
    assert "是举报干部的吗" in shown
    assert ACCUSES not in shown


async def test_an_accusation_added_to_a_report_is_asked_about_and_sealed(county: County) -> None:
    liaison, deputy = await county.join("liaison"), await county.join("deputy")
    number = await reported(liaison)
    card = (await liaison.find(number))["message_id"]
    assert "是举报干部的吗" in await liaison.says(ACCUSES, reply_to=card)
    await liaison.taps("是举报干部")
    assert "密件" in await liaison.screen()
    await deputy.find("密件")
    await liaison.taps("补充", await liaison.find(number))
    assert "是举报干部的吗" in await liaison.says(ACCUSES)
    await liaison.taps("是举报干部")
    assert ACCUSES not in await liaison.says(number)
    assert not any(ACCUSES in message.get("text", "") for message in await liaison.phone.messages())


async def test_what_is_no_accusation_after_all_is_added(county: County) -> None:
    liaison = await county.join("liaison")
    card = await liaison.find(await reported(liaison))
    await liaison.says(ACCUSES, reply_to=card["message_id"])
    assert await liaison.taps("不是") == "已补充"
    assert ACCUSES in await liaison.screen()


async def test_pictures_of_an_accusation_are_deleted_with_its_words(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.sends(lambda phone: phone.photo(PHOTO + b"1", ACCUSES))
    await liaison.sends(lambda phone: phone.photo(PHOTO + b"2"))
    await liaison.taps("是举报干部")
    mine = [message for message in await liaison.phone.messages() if message["outgoing"]]
    assert all("photo" not in message for message in mine)


async def test_a_letter_that_accuses_is_asked_about_at_the_desk_too(county: County) -> None:
    clerk = await county.join("clerk")
    await clerk.says("/register")
    await clerk.taps("来信")
    assert "是举报干部的吗" in await clerk.says(ACCUSES)
    await clerk.taps("两样都有")
    await clerk.taps("接着填")
    assert "来源 来信" in await clerk.screen()
    assert "补贴" in await clerk.says("上湾村补贴没到账。")
    await clerk.taps("保存并登记")
    assert "承办 柳湾镇" in await clerk.screen()


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


async def test_a_question_does_not_run_into_the_next_report(county: County) -> None:
    liaison = await county.join("liaison")
    assert "要报的情况吗" in await liaison.says("这个怎么填?")
    asked = await liaison.find("要报的情况吗")
    assert "怎么填" not in await liaison.says(WELL)
    await liaison.taps("这是要报的情况", asked)
    await liaison.find("这个怎么填")


async def test_a_tap_on_add_leads_back_without_dropping_the_report(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    for label in ("补充", "当场已解决"):
        await liaison.taps(label)
        await liaison.taps("返回")
    assert await liaison.taps("上报") == "已上报"


async def test_a_mistyped_place_is_asked_for_again_with_its_choices(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    await liaison.taps("更多")
    await liaison.taps("改地点")
    assert "没有叫“火星村”" in await liaison.says("火星村")
    assert "返回" in await liaison.labels()
    assert WELL in await liaison.screen()


async def test_how_many_came_is_typed_as_people_type_it(county: County) -> None:
    clerk = await county.join("clerk")
    await clerk.says("/register")
    await clerk.taps("集体访")
    assert "来了几个人" in await clerk.says("上湾村三十户反映水费太高。")
    assert "比如 12" in await clerk.says("好多人")
    assert "人数 31" in await clerk.says("３１人")
    await clerk.taps("保存并登记")
    await clerk.taps("确认")
    assert "来源 集体访31人 · 初次" in await clerk.screen()


async def test_who_does_not_report_is_told_where_a_picture_goes(county: County) -> None:
    director = await county.join("director")
    assert "回复那件事的卡片" in await director.sends(lambda phone: phone.photo(PHOTO))


async def test_people_told_by_mistake_is_undone_within_a_minute(county: County) -> None:
    liaison = await county.join("liaison")
    await reported(liaison)
    assert "已告知群众" in await liaison.taps("已告知群众")
    assert await liaison.taps("撤销") == "已撤销"
    assert "当日答复" in await liaison.screen()
    await liaison.taps("已告知群众")
    undo = await liaison.find("已告知群众")
    await county.walk(minutes=2)
    assert "已过期" in await liaison.taps("撤销", undo)


async def test_a_report_withdrawn_by_mistake_is_sent_again(county: County) -> None:
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    number = await reported(liaison)
    await liaison.taps("撤回")
    card = await liaison.find("已撤回")
    assert "补充" not in await liaison.labels()
    said = await liaison.says("还有话。", reply_to=card["message_id"])
    assert "再次上报" in said
    assert number not in await clerk.says("待审核")
    assert await liaison.taps("再次上报") == "已再次上报"
    assert "当日答复" in (await liaison.find(number))["text"]
    assert number in await clerk.says("待审核")


async def test_an_accusation_is_not_echoed_as_the_name_of_no_place(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says("今日走访")
    assert "镇长受贿" not in await liaison.says("镇长受贿")
    await liaison.says("/cancel")
    await liaison.says(WELL)
    await liaison.taps("更多")
    await liaison.taps("改地点")
    shown = await liaison.says("镇长受贿")
    assert "镇长受贿" not in shown
    assert "是举报干部的吗" in shown


async def test_a_number_typed_while_words_are_asked_for_opens_its_matter(county: County) -> None:
    liaison = await county.join("liaison")
    number = await reported(liaison)
    await liaison.says("查")
    assert "待审核" in await liaison.says(number.lower())
    assert "情况(未上报)" in await liaison.says("下湾村路灯不亮。")


async def test_a_months_field_days_are_asked_for_in_words(county: County) -> None:
    staff = await county.join("staff")
    assert "10月走访" in await staff.says("/visits 上月")
    assert "10月走访" in await staff.says("走访进度 2026－10")


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


async def test_the_accusation_question_can_be_answered_in_words(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(ACCUSES)
    assert ACCUSES in await liaison.says("不是")
    await liaison.taps("取消")
    await liaison.says(ACCUSES)
    assert "密件" in await liaison.says("是")
    mine = [message.get("text", "") for message in await liaison.phone.messages()]
    assert sum(ACCUSES in text for text in mine) == 1  # of the first, which was none

"""Words that may accuse a cadre are asked about before anything is echoed."""

from county import County
from openings import WELL, reported


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


async def test_the_accusation_question_can_be_answered_in_words(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(ACCUSES)
    assert ACCUSES in await liaison.says("不是")
    await liaison.taps("取消")
    await liaison.says(ACCUSES)
    assert "密件" in await liaison.says("是")
    mine = [message.get("text", "") for message in await liaison.phone.messages()]
    assert sum(ACCUSES in text for text in mine) == 1  # of the first, which was none

"""From whatever a phone can send to a numbered report, and what can still be done after it."""

import pytest
from county import County
from openings import PNG, WELL, number_in, reported

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


async def test_two_taps_report_once(county: County) -> None:
    liaison = await county.join("liaison")
    await liaison.says(WELL)
    card = await liaison.phone.last()
    data = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await liaison.phone.tap_data(card["message_id"], data)
    await liaison.phone.tap_data(card["message_id"], data)
    await county.settle()
    assert "共1条" in await liaison.says("/leads")


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


async def test_a_question_does_not_run_into_the_next_report(county: County) -> None:
    liaison = await county.join("liaison")
    assert "要报的情况吗" in await liaison.says("这个怎么填?")
    asked = await liaison.find("要报的情况吗")
    assert "怎么填" not in await liaison.says(WELL)
    await liaison.taps("这是要报的情况", asked)
    await liaison.find("这个怎么填")


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
    assert "回复那件事的卡片" in await director.sends(lambda phone: phone.photo(PNG))


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

"""Looking who somebody is: a reason first, on record, and nothing of it stays in the chat."""

from datetime import timedelta

import pytest
from county import County, Person
from openings import WELL, at_register_card, reported

from services import door

PHONES = [f"1380013{n:04}" for n in range(16)]
MANY = WELL + "".join(f"第{n}户电话{phone}。" for n, phone in enumerate(PHONES, 1))


async def visible(person: Person) -> str:
    """Everything that still stands in a chat."""
    return "\n".join(one.get("text", "") for one in await person.phone.messages(200))


async def registered(county: County, words: str) -> Person:
    """A case that the clerk has registered, whose card the clerk looks at."""
    liaison, clerk = await county.join("liaison"), await county.join("clerk")
    await at_register_card(clerk, await reported(liaison, words))
    await clerk.taps("确认")
    return clerk


async def test_two_hundred_characters_stand_in_one_alert_whole(county: County) -> None:
    clerk = await registered(county, WELL + "".join(f"电话{one}。" for one in PHONES[:13]))
    await clerk.taps("联系方式")
    told = await clerk.taps("送达答复")
    assert 190 < len(told) <= 200
    assert [line.split()[1] for line in told.split("\n")] == PHONES[:13]
    assert PHONES[0] not in await visible(clerk)


async def test_what_is_longer_is_a_protected_message_that_goes_after_ten_minutes(
    county: County,
) -> None:
    clerk = await registered(county, MANY)
    await clerk.taps("联系方式")
    assert await clerk.taps("核实情况") == ""
    shown = await clerk.find(PHONES[15])
    assert shown["has_protected_content"]
    assert all(phone in shown["text"] for phone in PHONES)
    await county.walk(minutes=9)
    assert PHONES[15] in await visible(clerk)
    await county.walk(minutes=2)
    assert PHONES[15] not in await visible(clerk)


async def test_on_a_phone_that_was_stopped_it_stands_no_minute_longer(county: County) -> None:
    clerk, chief = await registered(county, MANY), await county.join("administrator")
    await clerk.taps("联系方式")
    await clerk.taps("核实情况")
    assert PHONES[15] in await visible(clerk)
    await chief.says("/people 周清和")
    await chief.taps("周清和")
    await chief.taps("停用")
    await chief.taps("确定停用")
    await county.walk(minutes=1)
    assert PHONES[15] not in await visible(clerk)


async def test_on_a_phone_that_another_has_replaced_it_stands_no_minute_longer(
    county: County,
) -> None:
    clerk = await registered(county, MANY)
    await clerk.taps("联系方式")
    await clerk.taps("核实情况")
    code = await county.database.write(door.make_invite, county.ids["clerk"])
    new = await county.phone("周清和新手机")
    await new.phone.start(code)
    await county.settle()
    await new.taps("确认")
    await county.walk(minutes=1)
    assert PHONES[15] not in await visible(clerk)


async def test_a_reason_in_own_words_is_answered_by_a_message_and_kept_on_record(
    county: County,
) -> None:
    clerk = await registered(county, WELL + "电话13800138000。")
    await clerk.taps("联系方式")
    assert "13800138000" in await clerk.says("约他周五来办公室签字。")
    await clerk.says("/case 1")
    assert "约他周五" not in await clerk.screen()
    await clerk.taps("办理经过")
    assert "约他周五来办公室签字" in await clerk.screen()
    await county.walk(minutes=11)
    assert "13800138000" not in await visible(clerk)


async def test_after_a_stop_of_days_the_message_still_goes(county: County) -> None:
    """Telegram deletes for two days only; afterwards the words are overwritten."""
    clerk = await registered(county, MANY)
    await clerk.taps("联系方式")
    await clerk.taps("核实情况")
    later = county.clock() + timedelta(days=3)
    county.clock.set(later)
    county.box.clock.set(later.astimezone(county.database.calendar.zone))
    await county.walk(minutes=2)
    assert PHONES[15] not in await visible(clerk)
    assert "已过十分钟" in await visible(clerk)


async def test_nothing_is_shown_before_a_reason_is_given(county: County) -> None:
    clerk = await registered(county, WELL + "电话13800138000。")
    assert await clerk.taps("联系方式") == ""
    assert "13800138000" not in await clerk.screen()
    await clerk.taps("取消")
    assert "13800138000" not in await visible(clerk)


@pytest.mark.parametrize("who", ["director", "inspector"])
async def test_who_may_not_read_it_is_offered_nothing(county: County, who: str) -> None:
    await registered(county, WELL + "电话13800138000。")
    other = await county.join(who)
    await other.says("/case 1")
    assert "联系方式" not in await other.labels()

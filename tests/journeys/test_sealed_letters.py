"""A sealed letter's way: who is told of it, and who asks after it when it does not arrive."""

from datetime import date
from typing import Any

from county import ROOT, County, Person

from casework.people import Language, Role
from sandbox.client import words
from services import door
from storage import people
from storage.unit import Unit

ACCUSATION = "举报村支书贪污低保款。"
# The clock of a test begins on Monday, 23 November; two working days end on Wednesday.
TUESDAY, WEDNESDAY, THURSDAY = date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 26)


async def recorded(county: County) -> Person:
    """The liaison has an accusation on paper on the way to the county office."""
    liaison = await county.join("liaison")
    await liaison.says(ACCUSATION)
    await liaison.taps("是举报干部")
    return liaison


async def mentions(person: Person) -> int:
    """How many messages speak of a sealed letter."""
    shown = [words(one) for one in await person.phone.messages() if not one["outgoing"]]
    return sum("密" in text for text in shown)


async def test_its_card_says_by_when_it_is_handed_over(county: County) -> None:
    liaison = await recorded(county)
    assert "请后天下班前送到,还剩2个工作日" in await liaison.screen()


async def test_the_receiver_is_reminded_the_working_day_before(county: County) -> None:
    deputy = await county.join("deputy")
    await recorded(county)
    before = await deputy.count()
    await county.walk_to(county.office(TUESDAY, 12))
    assert await deputy.count() == before + 1
    assert "密件在途,请收,明天下班前" in await deputy.screen()


async def test_when_it_is_late_the_inspector_is_told_and_nobody_in_the_township(
    county: County,
) -> None:
    liaison, neighbour = await recorded(county), await county.join("neighbour")
    inspector, director = await county.join("inspector"), await county.join("director")
    await county.walk_to(county.office(WEDNESDAY, 12))
    assert not await inspector.heard("密件")
    await county.walk_to(county.office(WEDNESDAY, 20))
    assert not await inspector.heard("密件")  # it fell due as the office closed
    quiet = await mentions(inspector)
    await county.walk_to(county.office(THURSDAY, 9))
    assert "密件过期未收,请过问" in await inspector.screen()
    assert await inspector.labels() == ["打开"]
    await county.walk_to(county.office(THURSDAY, 20))
    assert await mentions(inspector) == quiet + 1
    assert await mentions(liaison) == 1  # the card from which the letter went
    assert await mentions(neighbour) == await mentions(director) == 0


async def test_the_inspector_asks_after_it_until_it_is_received(county: County) -> None:
    deputy, inspector = await county.join("deputy"), await county.join("inspector")
    await recorded(county)
    await county.walk_to(county.office(THURSDAY, 9))
    await inspector.taps("打开")
    card = await inspector.screen()
    assert "昨天到期,已超期1个工作日" in card
    assert await inspector.labels() == ["催办"]
    reminded = await deputy.count()
    assert await inspector.taps("催办") == "已催办"
    assert await inspector.taps("催办") == "今天已催过,明天再催"
    assert await deputy.count() == reminded + 1
    assert await deputy.taps("已收密件") == "已记收到"
    assert "已由秦望舒办理" in await inspector.screen()
    assert await inspector.labels() == []
    await inspector.says(card.split()[1])
    assert "秦望舒 已收" in await inspector.screen()
    assert await inspector.labels() == []


async def test_a_letter_received_in_time_is_no_matter_of_the_inspector(county: County) -> None:
    deputy, inspector = await county.join("deputy"), await county.join("inspector")
    await recorded(county)
    await deputy.taps("已收密件")
    await county.walk_to(county.office(THURSDAY, 20))
    assert not await inspector.heard("密件")


async def test_a_stop_of_the_program_over_both_moments_brings_the_later_word_only(
    county: County,
) -> None:
    deputy, inspector = await county.join("deputy"), await county.join("inspector")
    await recorded(county)
    told = await deputy.count()
    county._move(county.office(THURSDAY, 9))
    await county.walk(minutes=2)
    assert await deputy.count() == told + 1  # asked once more, and not told of a day gone by
    assert (await deputy.screen()).endswith("密件在途,请收(第2次提醒)")
    assert "密件过期未收" in await inspector.screen()


async def test_without_an_inspector_the_receiver_is_told_again(county: County) -> None:
    deputy, clerk = await county.join("deputy"), await county.join("clerk")
    await county.database.write(stop, county.ids["inspector"])
    await recorded(county)
    told = await clerk.count()
    await county.walk_to(county.office(THURSDAY, 9))
    assert "密件过期未收,请过问" in await deputy.screen()
    assert await clerk.count() == told


async def test_who_taps_received_second_is_shown_who_has_it(county: County) -> None:
    deputy, second = await county.join("deputy"), await county.phone("许副部长")
    await second.phone.start(await county.database.write(another_deputy))
    await county.settle()
    await second.taps("确认")
    await recorded(county)
    waiting = await second.find("密件在途")
    await deputy.taps("已收密件")
    await second.phone.tap_data(waiting["message_id"], data_of(waiting))
    await county.settle()
    assert "秦望舒 已收" in await second.screen()


async def test_the_receiver_registers_it_in_three_taps_and_it_counts(county: County) -> None:
    deputy, director = await county.join("deputy"), await county.join("director")
    await recorded(county)
    await deputy.taps("已收密件")
    assert "请登记级别和立案情况,别的都不登" in await deputy.screen()
    await deputy.says("要我定的")
    assert "密件待登记:密26-" in await deputy.screen()
    await deputy.taps("密26-")
    await deputy.taps("登记")
    await deputy.taps("乡镇干部")
    assert await deputy.taps("未立案") == "已登记"
    assert "已登记 乡镇干部,未立案" in await deputy.screen()
    await deputy.taps("记结果")
    assert await deputy.taps("查不属实") == "已记结果"
    assert "结果 查不属实" in await deputy.screen()
    await deputy.says("要我定的")
    assert "密" not in await deputy.screen()
    assert "来信1件" in await director.says("怎么样")
    await director.taps("来信")
    assert "其中密件1件只计数,不列出" in await director.screen()


def stop(unit: Unit, officer_id: int) -> None:
    people.set_active(unit, officer_id, active=False)


def another_deputy(unit: Unit) -> str:
    officer_id = people.add_officer(unit, "许副部长", Language.CHINESE)
    first_day = date(2026, 1, 1)
    people.add_post(
        unit, officer_id, role=Role.DEPUTY, unit_code=ROOT, first_day=first_day, full_time=True
    )
    return door.make_invite(unit, officer_id)


def data_of(message: dict[str, Any]) -> str:
    return str(message["reply_markup"]["inline_keyboard"][0][0]["callback_data"])

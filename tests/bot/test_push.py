"""What is owed arrives once, at a decent hour, to who may still have it; nothing is lost."""

import asyncio

from aiogram import Dispatcher
from movable_time import MovableTime
from push_states import MORNING, NIGHT, states
from running import join, running, until
from small_county import COUNTY, County, add_person

from casework.matters import Subject
from casework.people import Language, Role
from casework.pushes import PushKind
from casework.workflow import Move
from sandbox.botapi.errors import Refusal
from sandbox.botapi.faults import Faults
from sandbox.client import buttons, words
from services import delivering, leads, steps
from storage import cases as kept_cases
from storage import people, pushes, shown
from storage.database import Database
from storage.unit import Reader, Unit


async def test_the_clerk_is_told_of_a_new_lead_with_number_task_date_and_button_only(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        clerk = await join(run, county, county.clerk, "周")
        lead_id = county.report()
        await run.settle()
        push = await clerk.expect("新情况")
        assert words(push) == "L26-1-L 新情况,待审核,明天下班前"
        assert buttons(push) == [["打开"]]
        assert states(lite_database, PushKind.LEAD_NEW) == [("sent", None)]
        shows = lite_database.read_now(_what_shows, clerk.id, push["message_id"])
        assert shows == ("lead", lead_id)


def _what_shows(view: Reader, chat_id: int, message_id: int) -> tuple[str, int] | None:
    found = shown.find(view, chat_id, message_id)
    return None if found is None else (found[0].value, found[1])


async def test_an_officer_is_told_in_their_own_language(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        clerk = await join(run, county, county.clerk, "周")
        county.bind(county.clerk, clerk.id, Language.ENGLISH)
        county.report()
        await run.settle()
        push = await clerk.expect("new report")
        assert words(push) == "L26-1-L new report to review, by the end of tomorrow"


async def test_the_owner_can_acknowledge_on_the_push(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        liaison = await join(run, county, county.liaison, "林")
        county.register(county.report())
        await run.settle()
        push = await liaison.expect("交办给您")
        assert buttons(push) == [["签收", "打开"]]
        assert "组信〔2026〕1号" in words(push)
        for secret in ("上湾", "机井", "柳湾", "林小溪", "申诉"):
            assert secret not in words(push)


async def test_what_is_no_longer_owed_does_not_go_out(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent, start=False) as run:
        clerk = await run.phones.add("周")
        county.bind(county.clerk, clerk.id)
        lead_id = county.report()
        lite_database.write_now(leads.withdraw, county.officer(county.liaison), lead_id, 0)
        await run.app.start()
        await run.settle()
        assert run.sent() == []
        assert [state for state, _ in states(lite_database, PushKind.LEAD_NEW)] == ["settled"]


async def test_who_may_not_know_of_it_any_more_is_not_told(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent, start=False) as run:
        clerk = await run.phones.add("周")
        await clerk.start()
        county.bind(county.clerk, clerk.id)
        county.report()
        lite_database.write_now(people.set_active, county.clerk, active=False)
        await run.app.start()
        await run.settle()
        assert run.sent() == []
        assert states(lite_database, PushKind.LEAD_NEW) == [("unreachable", "not_active")]
        lite_database.write_now(people.set_active, county.clerk, active=True)
        lite_database.write_now(delivering.resume)
        await run.settle()
        await clerk.expect("新情况")  # what is still owed goes out to whoever is let in again


async def test_what_is_settled_loses_its_buttons_and_says_by_whom(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    second = lite_database.write_now(_second_clerk)
    async with running(lite_database, clock, silent) as run:
        await join(run, county, county.clerk, "周")
        other = await join(run, county, second, "吴")
        lead_id = county.report()
        await run.settle()
        await other.expect("新情况")
        clock.move(minutes=1)
        county.register(lead_id)
        await run.settle()
        push = await other.expect("已由周晓禾办理")
        assert buttons(push) == []
        clock.move(seconds=10)  # the clerk's own message, which no tap has made the card
        await run.settle()
        found = [state for state, _ in states(lite_database, PushKind.LEAD_NEW)]
        assert found == ["settled", "settled"]


def _second_clerk(unit: Unit) -> int:
    return add_person(unit, "吴清扬", Role.CLERK, COUNTY)


class SlowToAnswer(Faults):
    """A server that has a message, and answers only when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.sending, self.answers = asyncio.Event(), asyncio.Event()

    def take(self, method: str) -> Refusal | None:
        if method == "sendmessage":
            self.sending.set()
        return None

    async def wait(self) -> None:
        if self.sending.is_set():
            await self.answers.wait()


async def test_what_is_settled_while_it_is_being_sent_loses_its_buttons_too(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    second = lite_database.write_now(_second_clerk)
    async with running(lite_database, clock, silent) as run:
        clerk = await join(run, county, second, "吴")
        run.box.core.faults = slow = SlowToAnswer()
        lead_id = county.report()
        run.app.sender.wake()
        await slow.sending.wait()
        county.register(lead_id)
        slow.answers.set()
        await run.settle()
        assert buttons(await clerk.expect("已由周晓禾办理")) == []


async def test_at_night_only_the_urgent_goes_out_and_the_rest_at_eight(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        clerk = await join(run, county, county.clerk, "周")
        liaison = await join(run, county, county.liaison, "林")
        run.move(NIGHT)
        county.register(county.report(), urgent="yes")
        county.report("柳湾镇桥头村路灯不亮。")
        await run.settle()
        urgent = await liaison.expect("交办给您")
        assert words(urgent).startswith("紧急 ")
        assert [one["chat_id"] for one in run.sent()] == [str(liaison.id)]
        walk = run.walk()
        await walk.to(MORNING - (MORNING - NIGHT) / 100)
        assert all("紧急" in one["text"] for one in run.sent())
        await walk.to(MORNING)
        await clerk.expect("新情况")


async def test_many_pushes_at_once_arrive_in_one_message(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        await join(run, county, county.clerk, "周")
        liaison = await join(run, county, county.liaison, "林")
        for _ in range(15):
            county.register(county.report())
        await run.settle()
        (message,) = [one for one in run.sent() if one["chat_id"] == str(liaison.id)]
        assert message["text"].startswith("<b>有15条要告诉您</b>")
        assert "还有3条,点“更多”。" in message["text"]
        assert states(lite_database, PushKind.CASE_ASSIGNED) == [("sent", None)] * 15


async def test_an_own_act_elsewhere_takes_the_buttons_off_the_push_that_nobody_tapped(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        liaison = await join(run, county, county.liaison, "林")
        case_id = county.register(county.report())
        await run.settle()
        clock.move(minutes=1)
        who = county.officer(county.liaison)
        case = lite_database.read_now(kept_cases.get, case_id)
        assert case is not None
        lite_database.write_now(steps.tap, who, Move.ACKNOWLEDGE, case_id, case.version)
        await run.settle()
        assert run.sent("editMessageText") == []  # a tap's answer would still be on its way
        clock.move(seconds=10)
        await run.settle()
        assert buttons(await liaison.expect("已由林小溪办理")) == []
        assert states(lite_database, PushKind.CASE_ASSIGNED) == [("settled", None)]


async def test_a_push_in_flight_arrives_before_the_stop(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        await join(run, county, county.clerk, "周")
        run.box.core.faults.latency = 0.2
        county.report()
        run.app.sender.wake()
        await until(lambda: bool(run.app.sender._sends))
        await run.app.stop()
        assert states(lite_database, PushKind.LEAD_NEW) == [("sent", None)]


async def test_the_same_cause_is_told_once(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        await join(run, county, county.clerk, "周")
        lead_id = county.report()
        for _ in range(3):
            lite_database.write_now(
                pushes.owe,
                PushKind.LEAD_NEW,
                [county.clerk],
                (Subject.LEAD, lead_id),
                cause="the same",
            )
        await asyncio.gather(*(run.settle() for _ in range(3)))
        (message,) = run.sent()
        assert message["text"].count("新情况") == 2  # the lead's own, and this one

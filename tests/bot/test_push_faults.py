"""What becomes of a push that Telegram or the network refuses."""

import pytest
from aiogram import Dispatcher
from movable_time import MovableTime
from push_states import states
from running import join, running
from small_county import County
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, TimedOut

from bot.push_faults import Fault, fault_of
from casework.pushes import PushKind
from sandbox.botapi.errors import Refusal
from sandbox.botapi.faults import Faults
from sandbox.client import words
from services import delivering
from storage import people
from storage.database import Database


async def test_a_blocked_officer_is_marked_the_clerk_is_told_and_later_it_arrives(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        liaison = await join(run, county, county.liaison, "林")
        clerk = await join(run, county, county.clerk, "周")
        await liaison.block()
        county.register(county.report())
        await run.settle()
        assert states(lite_database, PushKind.CASE_ASSIGNED) == [("unreachable", "blocked")]
        assert lite_database.read_now(people.is_unreachable, county.liaison)
        told = await clerk.expect("收不到消息")
        assert "林" not in words(told)
        await liaison.block(False)
        await liaison.send("我回来了")
        await run.settle()
        assert not lite_database.read_now(people.is_unreachable, county.liaison)
        for entry in run.app.timetable:
            await entry.run()
        await run.settle()
        await liaison.expect("交办给您")


async def test_who_has_not_joined_gets_it_after_joining(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        county.register(county.report())
        await run.settle()
        assert states(lite_database, PushKind.CASE_ASSIGNED) == [("unreachable", "not_joined")]
        liaison = await join(run, county, county.liaison, "林")
        lite_database.write_now(delivering.resume)
        await run.settle()
        await liaison.expect("交办给您")


async def test_flood_control_loses_nothing(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        clerk = await join(run, county, county.clerk, "周")
        run.box.core.flood.penalise(0.5)
        county.report()
        await run.settle()
        await clerk.expect("新情况")
        assert run.box.core.flood.refused >= 1
        assert len(run.sent()) == 1


async def test_a_broken_network_is_tried_again_later(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        clerk = await join(run, county, county.clerk, "周")
        run.box.core.faults.change({"error_code": 502})
        county.report()
        await run.settle()
        assert states(lite_database, PushKind.LEAD_NEW) == [("queued", "network")]
        run.box.core.faults.change({"error_code": None})
        await run.walk().to(clock.now.replace(minute=5))
        await clerk.expect("新情况")


async def test_what_telegram_refuses_is_parked_with_its_cause(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        await join(run, county, county.clerk, "周")
        run.box.core.faults.change({"error_code": 400, "error_count": 1})
        county.report()
        await run.settle()
        assert states(lite_database, PushKind.LEAD_NEW) == [("parked", "refused")]


class Refuses(Faults):
    """A server that refuses the sends whose turn this says."""

    def __init__(self, turns: set[int]) -> None:
        super().__init__()
        self.turns, self.turn = turns, 0

    def take(self, method: str) -> Refusal | None:
        if method != "sendmessage":
            return None
        self.turn += 1
        return Refusal(400, "Bad Request: refused") if self.turn in self.turns else None


async def test_one_push_that_telegram_refuses_parks_none_of_those_gathered_with_it(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        await join(run, county, county.clerk, "周")
        for n in range(4):
            county.report(f"柳湾镇第{n}盏路灯不亮。")
        # All four; then two and two, of which the second is refused; of those the last.
        run.box.core.faults = Refuses({1, 3, 5})
        await run.settle()
        assert sorted(state for state, _ in states(lite_database, PushKind.LEAD_NEW)) == [
            *("parked", "sent", "sent", "sent")
        ]
        told = "\n".join(one["text"] for one in run.sent())
        assert [n for n in (1, 2, 3) if f"L26-{n}-" in told] == [1, 2, 3]


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Fault.BLOCKED),
        (Forbidden("Forbidden: user is deactivated"), Fault.BLOCKED),
        (BadRequest("Chat not found"), Fault.GONE),
        (BadRequest("Message is not modified: …"), Fault.UNCHANGEABLE),
        (BadRequest("Can't parse entities"), Fault.REFUSED),
        (InvalidToken(), Fault.TOKEN),
        (TimedOut(), Fault.NETWORK),
        (NetworkError("Bad Gateway"), Fault.NETWORK),
    ],
)
def test_each_refusal_of_telegram_means_one_thing(error: Exception, fault: Fault) -> None:
    assert fault_of(error) is fault  # type: ignore[arg-type]

"""Whatever the server does between the steps of a matter, it goes its way once."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from movable_time import MovableTime
from one_matter import ONCE, hurrying, join, on_record, play
from running import Running, running
from small_county import fill
from structlog.testing import capture_logs

from bot.backoff import Backoff
from sandbox.botapi import Sandbox
from sandbox.botapi.errors import Refusal
from sandbox.botapi.faults import Faults
from storage.database import Database

Raw = dict[str, Any]


async def server_errors(run: Running, _step: int) -> None:
    run.box.core.faults.change({"error_code": 502, "error_count": 2})


async def time_outs_after_the_work(run: Running, _step: int) -> None:
    run.box.core.faults.change({"error_code": 504, "error_count": 2, "error_after": True})


async def resets(run: Running, _step: int) -> None:
    run.box.core.faults.change({"error_code": 0, "error_count": 2, "spare_receiving": False})


async def too_many_requests(run: Running, _step: int) -> None:
    run.box.core.faults.change({"error_code": 429, "error_count": 1})


async def flood_control(run: Running, step: int) -> None:
    if step in {1, 4}:
        run.box.core.flood.penalise(0.7)


async def a_counter_that_begins_anew(run: Running, step: int) -> None:
    await run.box.drained()
    run.box.core.updates._next_id = 1000 * (7 - step)


async def another_receiver(run: Running, _step: int) -> None:
    session = run.phones._session
    assert session is not None
    async with session.get(f"{run.box.url}/bot{run.box.token}/getUpdates?timeout=1"):
        pass


async def twice_and_backwards(run: Running, step: int) -> None:
    if step:
        return
    intake, keep = run.app.intake, run.app.intake.keep

    async def both(raws: list[Raw]) -> None:
        await keep(list(reversed(raws)))
        await keep(raws)

    intake.keep = both  # type: ignore[method-assign, assignment]


class TapsExpire(Faults):
    """A server that takes every tap's answer for one that comes too late."""

    def __init__(self, box: Sandbox) -> None:
        super().__init__()
        self._box = box

    def take(self, method: str) -> Refusal | None:
        if method == "answercallbackquery":
            self._box.clock.set(self._box.clock.now() + timedelta(minutes=5))
        return super().take(method)


async def taps_that_expire(run: Running, step: int) -> None:
    if not step:
        run.box.core.faults = TapsExpire(run.box)


FAULTS = (
    (server_errors, {"answers_delayed", "pushes_delayed"}),
    (time_outs_after_the_work, {"answers_delayed", "pushes_delayed"}),
    (resets, {"answers_delayed", "not_receiving", "pushes_delayed"}),
    (too_many_requests, {"halted"}),
    (flood_control, {"halted"}),
    (a_counter_that_begins_anew, set()),
    (another_receiver, {"not_receiving"}),
    (twice_and_backwards, set()),
    (taps_that_expire, set()),
)


@pytest.mark.parametrize(("fault", "said"), FAULTS, ids=[one.__name__ for one, _ in FAULTS])
async def test_a_matter_goes_its_way_once(
    lite_database: Database,
    clock: MovableTime,
    fault: Callable[[Running, int], Awaitable[None]],
    said: set[str],
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock) as run:
        run.app.handling._first_pause = 0.01
        run.app.polling._short = Backoff(0.01, 0.05)
        liaison = await join(run, county, county.liaison, "林")
        clerk = await join(run, county, county.clerk, "周")
        with capture_logs() as lines:
            async with hurrying(clock):
                await play(run, liaison, clerk, lambda step: fault(run, step))
            run.box.core.faults.change({"error_code": None})
            await run.settle()
        assert on_record(lite_database) == ONCE
        # The cause stands in the log, not once for every try.
        faults = [line["event"] for line in lines if line["log_level"] in {"warning", "error"}]
        assert set(faults) & {"update_failed", "update_parked", "push_failed"} == set()
        assert bool(said) == bool(said & set(faults))
        assert len(faults) <= 12

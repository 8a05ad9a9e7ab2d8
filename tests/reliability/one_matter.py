"""One matter from the village to its owner's acknowledgement, played by people who try again."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from movable_time import MovableTime
from running import Running
from small_county import WORDS, County

from sandbox.client import Phone
from storage.database import Database
from storage.unit import Reader

# So many seconds pass in the office for each real one: waits before another try are shorter.
HURRY = 30.0
STEP = 0.05


async def nothing(_step: int) -> None:
    """What happens between the steps of a matter on a good day."""


@asynccontextmanager
async def hurrying(clock: MovableTime) -> AsyncIterator[None]:
    """Let the office's time go by."""

    async def tick() -> None:
        while True:
            await asyncio.sleep(STEP)
            clock.move(seconds=STEP * HURRY)

    ticking = asyncio.create_task(tick())
    try:
        yield
    finally:
        ticking.cancel()


async def join(run: Running, county: County, officer_id: int, name: str) -> Phone:
    """Give an officer a phone, on which the bot may write."""
    phone = await run.phones.add(name)
    county.bind(officer_id, phone.id)
    await phone.start()
    await run.settle()
    return phone


async def play(
    run: Running,
    liaison: Phone,
    clerk: Phone,
    between: Callable[[int], Awaitable[None]] = nothing,
    patience: float = 60.0,
) -> None:
    """Report, register, assign, acknowledge; ``between`` is called before each step."""

    async def tap(phone: Phone, label: str, shows: str) -> None:
        message = await phone.expect(
            lambda m: label in str(m.get("reply_markup")), patience=patience
        )
        with suppress(TimeoutError):  # a toast may be lost on the way; the card is not
            await phone.tap(label, message, wait=0.2)
        await phone.expect(shows, patience=patience)

    await between(0)
    await liaison.send(WORDS)
    await liaison.expect("上湾村", patience=patience)
    await between(1)
    await tap(liaison, "上报", "待审核")
    await between(2)
    await tap(clerk, "打开", "机井")
    await between(3)
    await tap(clerk, "照此登记交办", "承办")
    await between(4)
    await tap(clerk, "确认", "组信〔2026〕1号")
    await between(5)
    await tap(liaison, "签收", "待您办理")


def on_record(database: Database) -> dict[str, object]:
    """How many matters there are, and which of their events stand there twice."""

    def look(view: Reader) -> dict[str, object]:
        ask = view.connection.exec_driver_sql
        twice = "SELECT kind FROM event GROUP BY kind, subject_kind, subject_id HAVING count(*) > 1"
        return {
            "leads": ask("SELECT count(*) FROM lead").scalar_one(),
            "cases": ask("SELECT count(*) FROM case_").scalar_one(),
            "stage": ask("SELECT stage FROM case_").scalar(),
            "twice": [row[0] for row in ask(twice)],
        }

    return database.read_now(look)


ONCE = {"leads": 1, "cases": 1, "stage": "handling", "twice": []}

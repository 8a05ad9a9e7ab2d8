"""What is never kept: groups and places that follow somebody."""

import pytest
from listening import Listener, bound, rows
from movable_time import MovableTime
from running import running, until
from small_county import fill
from structlog.testing import capture_logs

from bot.updates import Fate, sort
from storage.database import Database


async def test_a_group_is_told_once_and_left_and_nothing_of_it_is_kept(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher) as run:
        phone = await run.phones.add("林")
        group = await phone.group("村务群")
        await phone.send("大家好", chat_id=group)
        await until(lambda: len(run.sent("leaveChat")) >= 1)
        await run.settle()
        assert [int(one["chat_id"]) for one in run.sent()] == [group]
        assert rows(lite_database) == {}


async def test_a_group_that_the_bot_was_put_out_of_meanwhile_is_no_fault(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    async with running(lite_database, clock, listener.dispatcher) as run:
        said = {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "group", "title": "村务群"}}
        sender = {"id": 7, "is_bot": False, "first_name": "林"}
        with capture_logs() as lines:
            await run.app.intake.keep([{"update_id": 1, "message": {**said, "from": sender}}])
            await run.settle()
        assert [line["log_level"] for line in lines] == ["info"]
        assert run.box.requests[-1].method == "leaveChat"


async def test_a_live_place_is_never_kept_and_an_officer_is_told(
    lite_database: Database, clock: MovableTime, listener: Listener
) -> None:
    county = fill(lite_database)
    async with running(lite_database, clock, listener.dispatcher) as run:
        phone = await bound(run, county, county.liaison, "林")
        await phone.location(30.1, 110.2, live_period=900)
        await phone.expect("实时位置")
        await phone.location(30.1, 110.2)
        await run.settle()
        assert listener.heard == ["location"]


@pytest.mark.parametrize(
    ("event", "fate"),
    [
        ({"message": {"chat": {"id": 1, "type": "private"}, "from": {"id": 1}}}, Fate.KEEP),
        ({"message": {"chat": {"id": -1, "type": "group"}, "from": {"id": 1}}}, Fate.LEAVE),
        ({"message": {"chat": {"id": -1, "type": "supergroup"}, "from": {"id": 1}}}, Fate.LEAVE),
        ({"channel_post": {"chat": {"id": -1, "type": "channel"}}}, Fate.DROP),
        (
            {
                "edited_message": {
                    "chat": {"id": 1, "type": "private"},
                    "from": {"id": 1},
                    "location": {"latitude": 1, "longitude": 1},
                }
            },
            Fate.DROP,
        ),
        (
            {
                "edited_message": {
                    "chat": {"id": 1, "type": "private"},
                    "from": {"id": 1},
                    "text": "改",
                }
            },
            Fate.KEEP,
        ),
        ({"callback_query": {"id": "1", "from": {"id": 1}, "data": "x"}}, Fate.KEEP),
        (
            {
                "my_chat_member": {
                    "chat": {"id": -1, "type": "channel"},
                    "from": {"id": 1},
                    "new_chat_member": {"status": "administrator"},
                }
            },
            Fate.LEAVE_SILENTLY,
        ),
        (
            {
                "my_chat_member": {
                    "chat": {"id": 1, "type": "private"},
                    "from": {"id": 1},
                    "new_chat_member": {"status": "kicked"},
                }
            },
            Fate.DROP,
        ),
        ({"poll": {"id": "1"}}, Fate.DROP),
    ],
)
def test_what_becomes_of_each_kind_of_update(event: dict[str, object], fate: Fate) -> None:
    assert sort({"update_id": 1, **event}).fate is fate

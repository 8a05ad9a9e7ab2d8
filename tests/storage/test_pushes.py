"""What is owed is claimed by one sender at a time, in order, and nothing is owed twice or lost."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from movable_time import MovableTime

from casework.matters import Subject
from casework.pushes import Bundle, PushKind, PushState
from casework.sheets_pushes import Undeliverable
from services import delivering
from storage import push_queue, pushes
from storage.database import Database
from storage.tables import PushRow, core
from storage.unit import Reader, Unit
from storage.vault import Vault

LEASE = timedelta(minutes=2)
SUBJECT = (Subject.LEAD, 1)
PUSH = core(PushRow)


@pytest.fixture
def other(
    database: Database, database_url: str, vault: Vault, clock: MovableTime
) -> Iterator[Database]:
    """A second sender's door to the same record."""
    opened = Database(database_url, vault, clock, durable=False)
    yield opened
    opened.close()


def owe(database: Database, cause: str, *recipients: int, urgent: bool = False) -> None:
    database.write_now(
        pushes.owe, PushKind.LEAD_NEW, recipients, SUBJECT, cause=cause, urgent=urgent
    )


def claim(database: Database, limit: int = 100, but: tuple[int, ...] = ()) -> list[Bundle]:
    return database.write_now(delivering.take, limit, LEASE, but)


def send(database: Database, bundle: Bundle, message_id: int = 77) -> None:
    """Note that Telegram has a message."""

    def work(unit: Unit) -> None:
        for push in bundle.pushes:
            push_queue.sent(unit, push.id, message_id, shared=False, again_at=None)

    database.write_now(work)


def ids(bundles: list[Bundle]) -> list[int]:
    return [push.id for bundle in bundles for push in bundle.pushes]


def count(database: Database) -> int:
    def question(view: Reader) -> int:
        return len(view.run(PUSH.select()).all())

    return database.read_now(question)


def state(database: Database, push_id: int) -> tuple[str, datetime | None]:
    def question(view: Reader) -> tuple[str, datetime | None]:
        row = view.run(PUSH.select().where(PUSH.c.id == push_id)).one()
        return row.state, row.lease_until

    return database.read_now(question)


def test_the_same_is_owed_once(database: Database) -> None:
    for _ in range(2):
        owe(database, "a", 1, 2)
    owe(database, "b", 1)
    assert count(database) == 3


def test_the_urgent_and_the_oldest_are_claimed_first_and_no_more_than_asked(
    database: Database, clock: MovableTime
) -> None:
    for officer in (1, 2, 3):
        owe(database, "a", officer)
        clock.move(seconds=1)
    owe(database, "b", 4, urgent=True)
    assert [push.recipient_id for push in claim(database, 2)] == [4, 1]
    assert [push.recipient_id for push in claim(database, 2)] == [2, 3]


def test_a_limit_holds_among_many(database: Database) -> None:
    owe(database, "a", *range(1, 301))
    assert [len(claim(database, 64)) for _ in range(6)] == [64, 64, 64, 64, 44, 0]


def test_what_is_due_to_an_officer_is_claimed_together_and_holds_nobody_else_up(
    database: Database,
) -> None:
    for cause in "abc":
        owe(database, cause, 1, 2)
    (first,) = claim(database, 1)
    assert (first.recipient_id, len(first.pushes)) == (1, 3)
    assert database.read_now(delivering.seconds_to_next, (1,)) == 0
    (second,) = claim(database, 8, (1,))
    assert (second.recipient_id, len(second.pushes)) == (2, 3)
    assert database.read_now(delivering.seconds_to_next, (1, 2)) is None
    assert claim(database, 8, (1, 2)) == []


def test_the_urgent_goes_by_itself_and_before_the_rest(database: Database) -> None:
    owe(database, "a", 1)
    owe(database, "b", 1, urgent=True)
    assert [push.cause for bundle in claim(database) for push in bundle.pushes] == ["b"]
    assert [push.cause for bundle in claim(database) for push in bundle.pushes] == ["a"]


def test_a_claim_holds_until_its_lease_ends(database: Database, clock: MovableTime) -> None:
    owe(database, "a", 1)
    ((push,),) = (one.pushes for one in claim(database))
    clock.move(minutes=2)
    assert claim(database) == []
    clock.move(seconds=1)
    ((again,),) = (one.pushes for one in claim(database))
    assert again.id == push.id
    assert again.attempts == push.attempts + 1


def test_what_was_claimed_and_not_sent_can_be_claimed_at_once_by_the_next_start(
    database: Database,
) -> None:
    owe(database, "a", 1, 2)
    claimed = claim(database)
    assert claim(database) == []
    database.write_now(delivering.let_go, ids(claimed))
    assert ids(claim(database)) == ids(claimed)


def test_what_is_put_off_waits_for_its_time(database: Database, clock: MovableTime) -> None:
    owe(database, "a", 1)
    (bundle,) = claim(database)
    database.write_now(delivering.again, bundle, "network", 30.0)
    assert claim(database) == []
    assert database.read_now(delivering.seconds_to_next) == 30
    clock.move(seconds=30)
    assert ids(claim(database)) == ids([bundle])


def test_quiet_hours_hold_all_but_the_urgent_until_they_end(
    database: Database, clock: MovableTime
) -> None:
    clock.set(datetime(2026, 11, 23, 14, 0, tzinfo=UTC))  # 22:00 in the office
    owe(database, "a", 1)
    owe(database, "b", 2, urgent=True)
    (urgent,) = claim(database)
    assert urgent.recipient_id == 2
    send(database, urgent)
    clock.set(datetime(2026, 11, 24, 0, 0, tzinfo=UTC))  # 08:00, when the night is over
    assert claim(database) == []
    clock.set(datetime(2026, 11, 24, 0, 30, tzinfo=UTC))  # and the morning's summary comes
    assert [bundle.recipient_id for bundle in claim(database)] == [1]


def test_what_is_settled_while_it_is_being_sent_is_claimed_once_more_to_be_closed(
    database: Database,
) -> None:
    owe(database, "a", 1)
    (bundle,) = claim(database)
    database.write_now(pushes.settle, SUBJECT, 9)
    send(database, bundle)
    assert state(database, bundle.pushes[0].id) == ("closing", None)
    (closing,) = claim(database)
    assert (ids([closing]), closing.message_id) == (ids([bundle]), 77)
    assert closing.pushes[0].settled_by == 9
    gone = Undeliverable(PushState.SETTLED, "no_longer_owed")
    database.write_now(delivering.kept_back, [(closing.pushes[0], gone)])
    assert claim(database) == []


def test_what_is_settled_before_it_goes_out_is_not_claimed(database: Database) -> None:
    owe(database, "a", 1)
    database.write_now(pushes.settle, SUBJECT, 9)
    assert claim(database) == []


def test_two_senders_that_race_never_claim_the_same(database: Database, other: Database) -> None:
    owe(database, "a", *range(1, 201))
    taken: dict[str, list[int]] = {"one": [], "two": []}
    start = threading.Barrier(2)

    def sender(name: str, door: Database) -> None:
        start.wait()
        while claimed := claim(door, 8):
            taken[name] += ids(claimed)

    threads = [
        threading.Thread(target=sender, args=("one", database)),
        threading.Thread(target=sender, args=("two", other)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    everything = taken["one"] + taken["two"]
    assert len(everything) == len(set(everything)) == 200


def test_a_sender_waits_for_another_that_is_claiming_and_takes_the_rest(
    database: Database, other: Database
) -> None:
    owe(database, "a", 1, 2)
    claiming, go_on = threading.Event(), threading.Event()

    def slowly(unit: Unit) -> list[Bundle]:
        found = delivering.take(unit, 1, LEASE)
        claiming.set()
        assert go_on.wait(10)
        return found

    first: list[Bundle] = []
    thread = threading.Thread(target=lambda: first.extend(database.write_now(slowly)))
    thread.start()
    assert claiming.wait(10)
    go_on.set()
    second = claim(other, 8)
    thread.join()
    assert [bundle.recipient_id for bundle in (*first, *second)] == [1, 2]
    assert not set(ids(first)) & set(ids(second))

"""The chain shows every change to what was recorded, on both databases."""

from collections.abc import Callable
from datetime import timedelta, timezone

import pytest
from movable_time import MovableTime
from sqlalchemy import Engine, select, update

from casework.matters import NoteKind, Subject
from services import audit
from services.audit import Finding, Mark
from storage import chain, events
from storage.database import Database
from storage.tables import ChainRow, EventRow, core
from storage.unit import Unit

EVENT = core(EventRow)
COUNT = 6  # the last position that the statements below name


# Make room for a record between the third and the fourth; put a copy of one in a place.
PUSHED_ON = (
    "UPDATE event SET position = -position - 1 WHERE position > 3",
    "UPDATE event SET position = -position WHERE position < 0",
)
COPIED = (
    "INSERT INTO event (position, at, actor_id, kind, subject_kind, subject_id, facts, hash)"
    " SELECT {to}, at, actor_id, kind, subject_kind, subject_id, facts, {hash}"
    " FROM event WHERE position = {of}"
)


def _act(unit: Unit, number: int) -> None:
    events.record(
        unit,
        "reported",
        (Subject.LEAD, number),
        number,
        stage=(None, "submitted"),
        facts={"n": number},
        note=(NoteKind.SUMMARY, f"text {number}"),
    )


@pytest.fixture
def recorded(database: Database, clock: MovableTime) -> Database:
    for number in range(1, COUNT + 1):
        database.write_now(_act, number)
        clock.move(seconds=1.5)
    return database


def run(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def verify(database: Database, since: Mark | None = None) -> Finding:
    return database.read_now(audit.verify, since)


def test_an_empty_and_a_grown_chain_are_whole(database: Database) -> None:
    assert verify(database) == Finding(0, 0, chain.GENESIS)
    database.write_now(_act, 1)
    finding = verify(database)
    assert (finding.count, finding.position, finding.fault) == (1, 1, None)


def test_another_time_zone_of_the_clock_makes_no_difference(
    database: Database, clock: MovableTime
) -> None:
    clock.set(clock.now.astimezone(timezone(timedelta(hours=8))))
    database.write_now(_act, 1)
    assert verify(database).fault is None


@pytest.mark.parametrize(
    ("statements", "position"),
    [
        (["UPDATE event SET actor_id = 9 WHERE position = 3"], 3),
        (["UPDATE event SET at = '2020-01-01 00:00:00' WHERE position = 3"], 3),
        (["UPDATE event SET facts = '{}' WHERE position = 3"], 3),
        (["UPDATE event SET stage_to = NULL WHERE position = 3"], 3),
        (["UPDATE event SET commitment = 'x' WHERE position = 3"], 3),
        (["UPDATE event SET hash = 'x' WHERE position = 3"], 3),
        (["DELETE FROM event WHERE position = 1"], 1),
        (["DELETE FROM event WHERE position = 3"], 3),
        (
            [
                "DELETE FROM event WHERE position = 3",
                "UPDATE event SET position = position - 1 WHERE position > 3",
            ],
            3,
        ),
        (
            [
                "UPDATE event SET position = 99 WHERE position = 3",
                "UPDATE event SET position = 3 WHERE position = 4",
                "UPDATE event SET position = 4 WHERE position = 99",
            ],
            3,
        ),
        ([*PUSHED_ON, COPIED.format(to=4, of=3, hash="hash")], 4),
        ([*PUSHED_ON, COPIED.format(to=4, of=3, hash=f"'{'0' * 64}'")], 4),
        ([COPIED.format(to=0, of=1, hash="hash")], 1),
    ],
)
def test_change_removal_insertion_and_reordering_are_found_with_their_place(
    recorded: Database, statements: list[str], position: int
) -> None:
    run(recorded.engine, *statements)
    finding = verify(recorded)
    assert (finding.fault, finding.position) == ("broken", position)


def test_a_cut_end_is_found(recorded: Database) -> None:
    run(recorded.engine, "DELETE FROM event WHERE position = 6")
    assert verify(recorded).fault == "head"


@pytest.mark.parametrize(
    "erasing",
    [
        "UPDATE note SET text = NULL, salt = NULL WHERE subject_id = 1",
        "DELETE FROM note WHERE subject_id = 1",
    ],
)
def test_a_text_erased_by_hand_is_found_and_a_purged_one_is_not_missed(
    recorded: Database, erasing: str
) -> None:
    run(recorded.engine, erasing)
    assert (verify(recorded).fault, verify(recorded).position) == ("erased", 1)
    recorded.write_now(
        lambda unit: events.record(
            unit, events.PURGE, (Subject.CASE, 9), None, facts={events.BESIDE: "lead:1"}
        )
    )
    assert verify(recorded).fault is None


def test_a_changed_text_is_found(recorded: Database) -> None:
    run(recorded.engine, "UPDATE note SET text = 'other' WHERE subject_id = 4")
    assert (verify(recorded).fault, verify(recorded).position) == ("text", 4)


def test_a_mark_finds_a_cut_that_was_covered_up(recorded: Database) -> None:
    finding = verify(recorded)
    mark = Mark(finding.position, finding.hash)
    assert verify(recorded, mark).fault is None
    run(
        recorded.engine,
        "DELETE FROM event WHERE position = 6",
        "UPDATE chain SET position = 5, hash = (SELECT hash FROM event WHERE position = 5)",
    )
    assert verify(recorded).fault is None
    assert verify(recorded, mark).fault == "since"
    recorded.write_now(_act, 99)
    assert verify(recorded, mark).fault == "since"


def test_a_chain_rewritten_whole_is_found_by_a_note_in_its_short_form(recorded: Database) -> None:
    noted = recorded.read_now(audit.head).short
    assert verify(recorded, Mark.read(noted)).fault is None
    with recorded.engine.begin() as connection:  # as somebody would who knows this program
        rows = connection.execute(select(EVENT).order_by(EVENT.c.position)).mappings().all()
        head = chain.GENESIS
        for row in rows:
            forged = dict(row) | {"actor_id": 7}
            head = chain.link(head, forged)
            values = {"actor_id": 7, "hash": head}
            connection.execute(update(EVENT).where(EVENT.c.position == row["position"]), values)
        connection.execute(update(core(ChainRow)), {"hash": head})
    assert verify(recorded).fault is None
    found = verify(recorded, Mark.read(noted))
    assert (found.fault, found.position) == ("since", COUNT)


def test_a_text_put_in_the_place_of_another_is_found(recorded: Database) -> None:
    run(
        recorded.engine,
        "UPDATE note SET text = (SELECT text FROM note WHERE subject_id = 5),"
        " salt = (SELECT salt FROM note WHERE subject_id = 5) WHERE subject_id = 2",
    )
    assert (verify(recorded).fault, verify(recorded).position) == ("text", 2)


@pytest.mark.parametrize("words", ["王秀英", "a sentence", "说明"])
def test_nothing_in_anybodys_own_words_enters_the_chain(
    lite_database: Database, words: str
) -> None:
    def act(unit: Unit) -> None:
        events.record(unit, "reported", (Subject.LEAD, 1), 1, facts={"n": 1, "why": words})

    with pytest.raises(TypeError):
        lite_database.write_now(act)
    assert verify(lite_database).count == 0


@pytest.mark.parametrize(
    ("text", "good"),
    [
        (f"0:{chain.GENESIS}", True),
        (f" 12:{'AB' * 32} ", True),
        ("142:9f86-d081-884c-7d65", True),
        ("142:9f86 d081 884c 7d65", True),
        ("142:9F86d081884c7d65", True),
        ("142:9f86-d081-884c", False),
        ("12", False),
        ("12:xyz", False),
        (f"-1:{'0' * 64}", False),
        (f"１:{'0' * 64}", False),
    ],
)
def test_a_mark_is_read_or_refused(text: str, good: bool) -> None:  # noqa: FBT001 parametrised
    assert (Mark.read(text) is not None) is good


def test_the_canonical_text_holds_every_field() -> None:
    row: dict[str, object] = dict.fromkeys(chain._FIELDS)
    change: Callable[[str], str] = lambda name: chain.canonical({**row, name: "x"})  # noqa: E731
    assert len({chain.canonical(row), *(change(name) for name in row)}) == len(row) + 1

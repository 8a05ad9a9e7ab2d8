"""One writer, commits in groups: what fails rolls back alone, and nothing is ever lost."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from casework.forms import FormKind
from casework.matters import Subject
from storage import chain, counters, drafts, events, settings, units, whole_chain, writer
from storage.database import Database
from storage.measures import Measure
from storage.tables import LetterRow
from storage.unit import Reader, Unit


def put(unit: Unit, name: str, value: str = "x") -> str:
    settings.put(unit, name, value)
    return name


def rehearse(unit: Unit, name: str) -> str:
    """Do something by way of trial, then something in earnest."""

    def trial(within: Unit) -> str:
        events.record(within, "tried", (Subject.OFFICER, 1), None)
        within.then(lambda: pytest.fail("a trial has no consequences"))
        return put(within, f"trial of {name}")

    return put(unit, name, unit.rehearse(trial))


def fail(unit: Unit, name: str) -> None:
    settings.put(unit, name, "x")
    raise LookupError(name)


def clash(unit: Unit, serial: int) -> None:
    """A letter that is inserted at the group's end, where its number may be taken already."""
    unit.later(
        LetterRow,
        id=unit.new_id(),
        year=2026,
        serial=serial,
        recorded_by=1,
        recorded_at=unit.now,
        receiver_code="1",
    )
    unit.count("1/", "letters", "2026-11-23", 1)


def letters(view: Reader) -> int:
    return counters.everything(view).get(("1", "letters", "2026-11-23"), 0)


async def gathered(*works: Awaitable[object]) -> list[object]:
    return await asyncio.gather(*works, return_exceptions=True)


async def test_a_result_comes_back_once_it_can_be_read(database: Database) -> None:
    assert await database.write(put, "a", "1") == "a"
    assert await database.read(settings.get, "a") == "1"


async def test_what_fails_in_a_group_rolls_back_alone(
    database: Database, together: Callable[[], None]
) -> None:
    works = asyncio.gather(
        database.write(put, "a"),
        database.write(fail, "b"),
        database.write(put, "c"),
        return_exceptions=True,
    )
    await asyncio.sleep(0.05)
    together()
    first, second, third = await works
    assert (first, third) == ("a", "c")
    assert isinstance(second, LookupError)
    assert [await database.read(settings.get, name) for name in "abc"] == ["x", None, "x"]


async def test_a_group_whose_end_conflicts_is_done_one_by_one(
    database: Database, together: Callable[[], None]
) -> None:
    works = asyncio.gather(
        database.write(clash, 1),
        database.write(put, "a"),
        database.write(clash, 1),
        database.write(clash, 2),
        return_exceptions=True,
    )
    await asyncio.sleep(0.05)
    together()
    first, second, third, fourth = await works
    assert (first, second, fourth) == (None, "a", None)
    assert isinstance(third, IntegrityError)
    assert await database.read(letters) == 2
    assert await database.read(settings.get, "a") == "x"


async def test_a_cancelled_caller_does_no_harm(
    database: Database, together: Callable[[], None]
) -> None:
    cancelled = asyncio.create_task(database.write(put, "a"))
    other = asyncio.create_task(database.write(put, "b"))
    await asyncio.sleep(0.05)
    cancelled.cancel()
    together()
    assert await other == "b"
    with pytest.raises(asyncio.CancelledError):
        await cancelled
    assert await database.read(settings.get, "a") == "x"


async def test_what_nobody_waits_for_shares_the_commit_of_what_somebody_waits_for(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "MOMENT", 10.0)
    commits: list[object] = []
    event.listen(database.engine, "commit", commits.append)
    beside = asyncio.create_task(database.write_beside(put, "a"))
    await asyncio.sleep(0)
    assert await database.write(put, "b") == "b"
    assert (await beside, len(commits)) == ("a", 1)


async def test_what_nobody_waits_for_is_written_by_itself_when_nothing_else_comes(
    database: Database,
) -> None:
    assert await database.write_beside(put, "a") == "a"
    assert await database.read(settings.get, "a") == "x"


async def test_what_nobody_waits_for_is_written_before_the_record_closes(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "MOMENT", 10.0)
    beside = asyncio.create_task(database.write_beside(put, "a"))
    await asyncio.sleep(0)
    await asyncio.to_thread(database.writer.close)
    assert await asyncio.wait_for(beside, 5) == "a"


async def test_two_hundred_concurrent_counts_lose_nothing(database: Database) -> None:
    def step(unit: Unit, number: int) -> int:
        last = int(settings.get(unit, "n") or "0")
        settings.put(unit, "n", str(last + 1))
        counters.add(unit, "1/11/", Measure.LEADS, unit.today)
        events.record(unit, "counted", (Subject.UNIT, number), None)
        return last + 1

    given = await gathered(*(database.write(step, number) for number in range(200)))
    assert sorted(map(int, map(str, given))) == list(range(1, 201))
    assert await database.read(settings.get, "n") == "200"
    for code in ("1", "11"):
        asked = [counters.Asked([code], [Measure.LEADS])]
        assert await database.read(counters.sums, asked) == [{(code, Measure.LEADS): 200}]
    rows = await database.read(whole_chain.everything)
    assert [position for position, _ in chain.follow(rows)] == list(range(1, 201))


async def test_two_databases_over_one_file_or_server_lose_nothing(
    database: Database, database_url: str
) -> None:
    def step(unit: Unit) -> None:
        counters.add(unit, "1/", Measure.LEADS, unit.today)
        events.record(unit, "counted", (Subject.UNIT, 1), None)

    other = Database(database_url, database.vault, database.now, durable=False)
    try:
        both = [each.write(step) for _ in range(40) for each in (database, other)]
        assert await gathered(*both) == [None] * 80
    finally:
        other.close()
    asked = [counters.Asked(["1"], [Measure.LEADS])]
    assert await database.read(counters.sums, asked) == [{("1", Measure.LEADS): 80}]
    rows = await database.read(whole_chain.everything)
    assert [position for position, _ in chain.follow(rows)] == list(range(1, 81))


async def test_what_is_done_after_the_commit_is_not_done_without_one(database: Database) -> None:
    done: list[str] = []

    def work(unit: Unit, name: str, *, good: bool) -> None:
        unit.then(lambda: done.append(name))
        if not good:
            raise LookupError(name)

    await gathered(database.write(work, "good", good=True), database.write(work, "bad", good=False))
    assert done == ["good"]


def test_a_program_without_a_loop_writes_and_reads_too(database: Database) -> None:
    assert database.write_now(put, "a", "1") == "a"
    assert database.read_now(settings.get, "a") == "1"
    with pytest.raises(LookupError):
        database.write_now(fail, "b")
    assert database.read_now(settings.get, "b") is None


def test_what_is_queued_is_finished_before_closing(lite_url: str, database: Database) -> None:
    del lite_url
    waiting = [database.writer.submit(lambda unit, n=n: put(unit, f"k{n}"), None) for n in range(9)]
    database.close()
    assert [future.result(0) for future in waiting] == [f"k{n}" for n in range(9)]


def test_a_reader_sees_no_half_of_a_group(database: Database) -> None:
    before: list[int] = []

    def work(unit: Unit) -> None:
        put(unit, "half")
        before.append(len(database.read_now(units.everything)))
        assert database.read_now(settings.get, "half") is None

    database.write_now(work)
    assert before == [0]
    assert database.read_now(settings.get, "half") == "x"


async def test_a_refusal_before_anything_changed_costs_the_others_nothing(
    database: Database, together: Callable[[], None]
) -> None:
    runs: list[str] = []

    def counted(unit: Unit, name: str) -> None:
        runs.append(name)
        put(unit, name)

    def refuse(unit: Unit) -> None:
        assert settings.get(unit, "a") == "x"
        raise LookupError

    works = asyncio.gather(
        database.write(counted, "a"),
        database.write(refuse),
        database.write(counted, "b"),
        return_exceptions=True,
    )
    await asyncio.sleep(0.05)
    together()
    assert isinstance((await works)[1], LookupError)
    assert runs == ["a", "b"]


async def test_looking_ahead_sees_what_the_group_adds_at_its_end(
    database: Database, together: Callable[[], None]
) -> None:
    seen: list[int] = []

    def ahead(unit: Unit) -> None:
        clash(unit, 1)
        unit.look_ahead(lambda view: seen.append(letters(view)))

    def broken(unit: Unit) -> str:
        unit.look_ahead(lambda _view: 1 // 0)
        return "kept"

    works = asyncio.gather(database.write(ahead), database.write(broken))
    await asyncio.sleep(0.05)
    together()
    assert (await works)[1] == "kept"
    assert seen == [1]


async def test_a_form_is_found_and_changed_by_the_use_case_that_began_it(
    database: Database,
) -> None:
    def work(unit: Unit) -> int:
        draft = drafts.add(unit, 7, FormKind.LEAD, {"text": "a"}, asks=None)
        assert drafts.get(unit, draft.id) == draft
        drafts.save(unit, draft, {"text": "b"}, None)
        again = drafts.get(unit, draft.id)
        assert again is not None
        assert (again.fields, again.version) == ({"text": "b"}, 2)
        assert [one.id for one in drafts.open_of(unit, 7)] == [draft.id]
        return draft.id

    draft_id = await database.write(work)
    kept = await database.read(drafts.get, draft_id)
    assert kept is not None
    assert kept.fields == {"text": "b"}


async def test_a_rehearsal_says_what_would_be_and_leaves_nothing(database: Database) -> None:
    await database.write(rehearse, "earnest")
    assert database.read_now(settings.get, "earnest") == "trial of earnest"
    assert database.read_now(settings.get, "trial of earnest") is None
    assert database.read_now(whole_chain.everything) == []

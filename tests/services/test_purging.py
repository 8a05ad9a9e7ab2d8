"""What has been kept for its period goes: words, names, files; what was done stays on record."""

from datetime import datetime
from pathlib import Path

import pytest
from movable_time import MovableTime
from office_life import counts_hold, told
from offices import shown
from sqlalchemy import func, select
from two_townships import Story, begin

from casework.errors import NotAllowedError
from casework.forms import FormKind
from casework.matters import Subject
from casework.media import Incoming, MediaKind
from casework.pushes import PushKind
from casework.retention import Gone, Keeping
from casework.workflow import Flag, Move
from services import audit, expiring, finding, forms, leads, letting_go, purging, reporting
from services import cases as acts
from storage import cases, ledger
from storage.database import Database
from storage.tables import DraftRow, IdentityRow, MediaRow, NoteRow, core
from storage.unit import Reader

# Words and a number that nothing else in the office says.
PLANTED = "蟠桃园的篱笆倒了,可打13876543210找种桃的人"
NUMBER = "13876543210"
CONTENT = b"%PDF-1.7 a letter about the peach garden"
NOTE, IDENTITY, MEDIA, DRAFT = (core(one) for one in (NoteRow, IdentityRow, MediaRow, DraftRow))
PICTURE = Incoming(MediaKind.DOCUMENT, "file-of-the-peaches", "peaches-1", name="peaches.pdf")


@pytest.fixture
def story(database: Database) -> Story:
    return begin(database)


def closed(story: Story, words: str = PLANTED) -> int:
    """A matter with a file, from report to closing; gives the case's id."""
    number = story.case(words=words)
    story.database.write_now(acts.add_media, story.who("clerk"), number, PICTURE)
    story.answer(number)
    story.form(
        "clerk",
        FormKind.FOLLOW_UP,
        number,
        service="satisfied",
        result="fairly",
        cause="knowledge_of_law",
    )
    return number


def stored(story: Story, content: bytes = CONTENT) -> Path:
    """The bytes of all attachments are in the folder; gives it."""
    rows = story.database.read_now(lambda view: view.run(select(MEDIA.c.id)).scalars().all())
    for media_id in rows:
        with story.database.attachments.write(media_id) as writing:
            writing.add(content)
            name = writing.finish().name
        change = MEDIA.update().where(MEDIA.c.id == media_id)
        story.database.write_now(
            lambda unit, change=change, name=name: unit.run(
                change.values(stored_as=name, state="stored")
            )
        )
    return story.database.attachments.path


def left(story: Story) -> list[int]:
    """How many texts, sealed values, attachments and forms there are."""

    def count(view: Reader) -> list[int]:
        tables = ((NOTE, NOTE.c.text.is_not(None)), (IDENTITY, True), (MEDIA, True), (DRAFT, True))
        return [
            view.run(select(func.count()).select_from(table).where(which)).scalar() or 0
            for table, which in tables
        ]

    return story.database.read_now(count)


def let_go(story: Story) -> int:
    return letting_go.let_go(story.database, story.database.read_now(expiring.over)).matters


def later(clock: MovableTime, years: float) -> None:
    clock.move(days=round(years * 366))


def test_words_names_and_files_go_and_course_chain_and_counts_stay(
    story: Story, clock: MovableTime
) -> None:
    number, folder = closed(story), stored(story)
    before = story.database.read_now(audit.verify)
    later(clock, 10.1)
    assert let_go(story) == 1
    assert left(story) == [0, 0, 0, 0]
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    found = story.database.read_now(audit.verify)
    assert (found.fault, found.count) == (None, before.count + 1)
    assert counts_hold(story)
    card = shown(story, "deputy", number)
    assert "内容已销毁" in card
    assert "篱笆" not in card
    sought = story.database.write_now(finding.begin, story.who("deputy"), "篱笆")
    looked = story.database.read_now(finding.look, story.who("deputy"), sought.ref, {"篱笆": ()})
    assert looked.lines == ()


def test_nothing_of_it_stands_in_any_file_of_the_office(
    lite_database: Database, clock: MovableTime, tmp_path: Path
) -> None:
    story = begin(lite_database)
    closed(story)
    stored(story)
    pair = "篱笆".encode()

    def standing(word: bytes) -> set[str]:
        files = (path for path in tmp_path.rglob("*") if path.is_file())
        return {path.name for path in files if word in path.read_bytes()}

    assert standing(pair)
    later(clock, 10.1)
    let_go(story)
    for word in (PLANTED.encode(), pair, NUMBER.encode(), CONTENT, PICTURE.file_id.encode()):
        assert standing(word) == set()


def test_nothing_goes_before_its_period_is_over(story: Story, clock: MovableTime) -> None:
    number = closed(story)
    clock.set(datetime(2036, 11, 22, 1, tzinfo=clock.now.tzinfo))
    assert story.database.read_now(expiring.over).cases == ()
    assert "篱笆" in shown(story, "deputy", number)
    clock.set(datetime(2036, 11, 23, 1, tzinfo=clock.now.tzinfo))
    (found,) = story.database.read_now(expiring.over).cases
    assert (found.id, found.kept_as) == (number, Keeping.APPEAL)


def test_what_is_still_open_is_never_purged(story: Story, clock: MovableTime) -> None:
    story.case(words=PLANTED)
    later(clock, 30)
    found = story.database.read_now(expiring.over)
    assert (found.cases, found.leads) == ((), ())


@pytest.mark.parametrize("who", ["deputy", "inspector"])
def test_a_legal_hold_keeps_a_case_until_it_is_lifted(
    story: Story, clock: MovableTime, who: str
) -> None:
    number = closed(story)
    story.act(who, Move.PUT_LEGAL_HOLD, number)
    assert "留存" in shown(story, who, number)
    later(clock, 12)
    (found,) = story.database.read_now(expiring.over).cases
    assert found.held
    assert let_go(story) == 0
    assert "篱笆" in shown(story, who, number)
    story.act(who, Move.LIFT_LEGAL_HOLD, number)
    assert let_go(story) == 1


@pytest.mark.parametrize("who", ["clerk", "liaison", "leader"])
def test_nobody_else_puts_a_hold_on_a_case(story: Story, who: str) -> None:
    number = closed(story)
    with pytest.raises(NotAllowedError):
        story.act(who, Move.PUT_LEGAL_HOLD, number)


def test_a_hold_put_while_the_purge_runs_still_counts(story: Story, clock: MovableTime) -> None:
    number = closed(story)
    later(clock, 10.1)
    found = story.database.read_now(expiring.over)
    story.act("inspector", Move.PUT_LEGAL_HOLD, number)
    assert letting_go.let_go(story.database, found).matters == 0
    assert "篱笆" in shown(story, "deputy", number)


def test_a_report_taken_back_goes_after_a_year(story: Story, clock: MovableTime) -> None:
    lead = story.report(words=PLANTED)
    story.database.write_now(leads.withdraw, story.who("liaison"), lead, 0)
    later(clock, 0.9)
    assert let_go(story) == 0
    later(clock, 0.2)
    assert let_go(story) == 1
    assert left(story)[:3] == [0, 0, 0]


def test_forms_nobody_touches_go_with_what_was_sealed_for_them(
    story: Story, clock: MovableTime
) -> None:
    story.database.write_now(reporting.start, story.who("liaison"), PLANTED)
    clock.move(days=89)
    let_go(story)
    assert left(story)[3] == 1
    clock.move(days=3)
    let_go(story)
    assert left(story) == [0, 0, 0, 0]


def test_as_many_forms_are_announced_as_go(story: Story, clock: MovableTime) -> None:
    number = closed(story)
    later(clock, 10.1)
    story.database.write_now(forms.start, story.who("inspector"), FormKind.REOPEN, number)
    story.database.write_now(reporting.start, story.who("liaison"), "机井坏了没人修。")
    found = story.database.read_now(expiring.over)
    before = left(story)[3]
    gone = letting_go.let_go(story.database, found)
    # What was begun about the closed case lately goes with it, the report begun lately stays.
    assert left(story)[3] == 1
    assert gone == Gone(1, before - 1)
    assert found.forms == gone.forms


def test_it_is_announced_a_month_ahead_and_done_in_the_night_after(
    story: Story, clock: MovableTime
) -> None:
    number = closed(story)
    story.act("deputy", Move.PUT_LEGAL_HOLD, kept := closed(story, "机井坏了没人修"))
    clock.set(datetime(2036, 11, 3, 1, tzinfo=clock.now.tzinfo))  # a Monday
    for _ in range(28):
        story.database.write_now(purging.announce)
        letting_go.nightly(story.database)
        clock.move(days=1)
    assert sorted(who for who, _ in told(story, PushKind.PURGE_AHEAD)) == ["deputy", "inspector"]
    page = story.database.read_now(expiring.page, story.who("inspector"))
    assert {line.ref for line in page.lines} == {number, kept}
    assert "篱笆" in shown(story, "deputy", number)
    clock.set(datetime(2036, 12, 1, 1, tzinfo=clock.now.tzinfo))
    letting_go.nightly(story.database)
    assert "内容已销毁" in shown(story, "deputy", number)
    assert "机井坏了" in shown(story, "deputy", kept)


def test_who_may_put_no_hold_sees_no_such_list(story: Story) -> None:
    for who in ("clerk", "liaison", "leader", "administrator"):
        with pytest.raises(NotAllowedError):
            story.database.read_now(expiring.page, story.who(who))


def test_the_list_beside_the_record_names_purges_and_holds(
    story: Story, clock: MovableTime, tmp_path: Path
) -> None:
    number, kept = closed(story), closed(story, "机井坏了没人修")
    story.act("inspector", Move.PUT_LEGAL_HOLD, kept)
    later(clock, 10.1)
    let_go(story)
    letting_go.keep_list(story.database)
    listed = ledger.read(tmp_path / ledger.NAME, story.database.vault)
    assert list(listed.purged) == [(Subject.CASE.value, number)]
    assert listed.held == {kept}


def test_a_list_that_was_changed_is_put_aside_and_made_anew(story: Story, tmp_path: Path) -> None:
    letting_go.keep_list(story.database)
    path = tmp_path / ledger.NAME
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    letting_go.keep_list(story.database)
    assert ledger.read(path, story.database.vault).purged == {}
    assert path.with_suffix(".unreadable").exists()


def test_a_reopened_case_is_a_case_again(story: Story, clock: MovableTime) -> None:
    number = closed(story)
    later(clock, 10.1)
    let_go(story)
    story.form("inspector", FormKind.REOPEN, number, reason="有新的事实")
    case = story.database.read_now(cases.get, number)
    assert case is not None
    assert Flag.PURGED not in case.flags


def test_a_purge_that_was_broken_off_goes_on(story: Story, clock: MovableTime) -> None:
    for _ in range(3):
        closed(story)
    clock.move(days=1)
    later(clock, 10.1)
    found = story.database.read_now(expiring.over)
    story.database.write_now(purging.purge, found.subjects[:1])
    assert len(story.database.read_now(expiring.over).cases) == 2
    assert let_go(story) == 2
    assert story.database.read_now(audit.verify).fault is None

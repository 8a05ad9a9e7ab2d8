"""What its receiver registers of a sealed letter counts, and nobody else sees it."""

import pytest
from movable_time import MovableTime
from sqlalchemy import event
from two_townships import LIU, ROOT, Story, begin
from two_townships import _enter as enter_officer

from casework.errors import NotAllowedError, NotFoundError, OldButtonError
from casework.forms import FormKind
from casework.numbers import NumberKind, ParsedNumber, parse_number
from casework.people import Role
from casework.report import Report
from casework.sheets import LetterSheet
from casework.sheets_status import Behind, StatusSheet
from casework.statistics import parse_period
from services import auditing, behind, counting, forms, letters, lists, report, status
from storage import counters, people
from storage import letters as kept
from storage.database import Database
from storage.unit import Reader, Unit


@pytest.fixture
def story(database: Database) -> Story:
    return begin(database)


@pytest.fixture
def lite(lite_database: Database) -> Story:
    return begin(lite_database)


def received(story: Story) -> int:
    """The liaison's sealed letter is in the deputy's hands; gives its id."""
    letter = story.database.write_now(letters.record, story.who("liaison"))
    story.database.write_now(letters.receive, story.who("deputy"), letter)
    return letter


def registered(story: Story, letter: int, level: str = "township_style", filed: str = "yes") -> int:
    story.form("deputy", FormKind.REGISTER_LETTER, letter, level=level, filed=filed)
    return letter


def card(story: Story, who: str, letter: int) -> LetterSheet:
    return story.database.read_now(letters.sheet, story.who(who), letter)


def standing(story: Story, who: str = "leader", unit: str = "") -> StatusSheet:
    return story.database.read_now(status.overview, story.who(who), unit)


def written(story: Story, period: str = "2026") -> Report:
    days = parse_period(period)
    assert days is not None
    return story.database.read_now(report.make, story.who("leader"), "", days)


def test_registered_it_is_an_accusation_of_the_office_by_level(story: Story) -> None:
    story.case()
    registered(story, received(story))
    assert story.database.read_now(counting.compare) == []
    assert standing(story).received.letters == 1
    found = written(story)
    assert (found.total, found.persons, found.received.letters) == (2, 2, 1)
    kinds = {line.kind.code: line.kind.count for line in found.types}
    assert kinds == {"accusation": 1, "appeal": 1, "enquiry": 0}
    levels = {one.code: one.count for line in found.types for one in line.subtypes if one.count}
    assert levels == {"township_style": 1, "": 1}
    assert found.filed == 1
    assert dict(found.years)[2026] == 2
    assert sum(one.received for one in found.months) == 2
    shares = [(one.code, one.count) for one in found.occurrence]
    assert shares == [("first", 1), ("repeat", 0), ("sealed", 1)]


def test_before_it_counts_nowhere(lite: Story) -> None:
    lite.case()
    received(lite)
    assert standing(lite).received.letters == 0
    assert written(lite).total == 1
    assert lite.database.read_now(counting.compare) == []


def test_nobody_is_reminded_of_a_letter_that_has_arrived(lite: Story) -> None:
    letter = received(lite)
    answer = lite.database.write_now(letters.chase, lite.who("inspector"), letter)
    assert answer.notice == "nobody_to_chase"


def test_put_right_it_counts_once(story: Story) -> None:
    letter = registered(story, received(story))
    registered(story, letter, "village_policy_breach", "no")
    sheet = card(story, "deputy", letter)
    assert (sheet.level, sheet.filed) == ("village_policy_breach", False)
    assert story.database.read_now(counting.compare) == []
    assert standing(story).received.letters == 1
    assert written(story).filed == 0


def test_its_result_counts_when_it_is_known(story: Story, clock: MovableTime) -> None:
    letter = registered(story, received(story))
    assert written(story).outcomes == ()
    clock.move(days=14)  # into December
    story.form("deputy", FormKind.LETTER_RESULT, letter, found="upheld")
    december = written(story, "2026-12")
    assert {one.code: one.count for one in december.outcomes if one.count} == {"upheld": 1}
    assert december.total == 0
    assert written(story, "2026-11").total == 1
    story.form("deputy", FormKind.LETTER_RESULT, letter, found="not_upheld")
    assert card(story, "deputy", letter).result == "not_upheld"


def test_the_township_that_it_came_from_sees_nothing_of_it(lite: Story) -> None:
    before = standing(lite, "local")
    registered(lite, received(lite))
    assert standing(lite, "local") == before
    assert standing(lite, "leader", LIU).received.total == 0


def test_the_list_behind_the_number_tells_how_many_it_does_not_list(lite: Story) -> None:
    lite.intake("letter")
    registered(lite, received(lite))
    found = lite.database.read_now(behind.page, lite.who("leader"), Behind.LETTERS)
    assert (found.total, found.sealed) == (1, 1)
    assert standing(lite).received.letters == 2
    of_liu = lite.database.read_now(behind.page, lite.who("leader"), Behind.LETTERS, LIU)
    assert (of_liu.total, of_liu.sealed) == (1, 0)
    visits = lite.database.read_now(behind.page, lite.who("leader"), Behind.VISITS)
    assert visits.sealed == 0


def test_only_its_receiver_registers_it_and_sees_what_was_registered(lite: Story) -> None:
    second = lite.database.write_now(
        lambda unit: enter_officer(unit, "许副部长", Role.DEPUTY, ROOT)
    )
    lite.ids["second"] = second
    letter = registered(lite, received(lite))
    for who in ("liaison", "inspector", "second"):
        sheet = card(lite, who, letter)
        assert (sheet.may_register, sheet.level, sheet.result) == (False, None, None)
        for kind in (FormKind.REGISTER_LETTER, FormKind.LETTER_RESULT):
            with pytest.raises(NotAllowedError):
                lite.database.write_now(forms.start, lite.who(who), kind, letter)
    for who in ("clerk", "leader", "local", "neighbour", "administrator"):
        with pytest.raises(NotFoundError):
            lite.database.write_now(forms.start, lite.who(who), FormKind.REGISTER_LETTER, letter)


def test_when_the_receiver_has_left_the_next_goes_on(lite: Story) -> None:
    letter = registered(lite, received(lite))

    def succeed(unit: Unit) -> int:
        people.set_active(unit, lite.ids["deputy"], active=False)
        return enter_officer(unit, "许副部长", Role.DEPUTY, ROOT)

    lite.ids["second"] = lite.database.write_now(succeed)
    assert card(lite, "second", letter).level == "township_style"
    lite.form("second", FormKind.LETTER_RESULT, letter, found="upheld")


def test_a_result_needs_what_was_registered_before(lite: Story) -> None:
    letter = received(lite)
    with pytest.raises(OldButtonError):
        lite.database.write_now(forms.start, lite.who("deputy"), FormKind.LETTER_RESULT, letter)


def test_the_receiver_finds_what_is_still_to_be_registered(lite: Story) -> None:
    first, second, third = received(lite), received(lite), received(lite)
    registered(lite, first)
    registered(lite, second)
    lite.form("deputy", FormKind.LETTER_RESULT, second, found="upheld")

    def waiting(who: str) -> list[tuple[int, bool]]:
        found = lite.database.read_now(lists.approvals, lite.who(who)).letters
        return [(one.letter_id, one.registered) for one in found]

    assert waiting("deputy") == [(first, True), (third, False)]
    assert waiting("leader") == []


@pytest.mark.parametrize("typed", ["密26-{}", "密2026-{}", "密26{}", " 密 26 — {} ", "S26-{}"])
def test_the_number_on_the_envelope_opens_it_for_who_may_know(lite: Story, typed: str) -> None:
    letter = received(lite)
    found = lite.database.read_now(kept.get, letter)
    assert found is not None
    number = parse_number(typed.format(found.serial), 2026)
    assert number is not None
    for who in ("deputy", "liaison", "inspector"):
        assert lite.database.read_now(lists.by_number, lite.who(who), number) == ("letter", letter)
    with pytest.raises(NotFoundError):
        lite.database.read_now(lists.by_number, lite.who("clerk"), number)


def test_to_whoever_may_not_know_of_it_its_number_is_one_that_was_never_given(lite: Story) -> None:
    found = lite.database.read_now(kept.get, received(lite))
    assert found is not None
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(lite.database.engine, "before_cursor_execute", note)
    heard = []
    for serial in (found.serial, found.serial + 1):
        asked.clear()
        number = ParsedNumber(NumberKind.LETTER, 2026, serial)
        with pytest.raises(NotFoundError) as refused:
            lite.database.read_now(lists.by_number, lite.who("clerk"), number)
        heard.append((str(refused.value), list(asked)))
    event.remove(lite.database.engine, "before_cursor_execute", note)
    assert heard[0] == heard[1]


def test_who_did_what_with_it_is_on_record_and_not_what_was_registered(lite: Story) -> None:
    letter = registered(lite, received(lite))
    sheet = lite.database.read_now(auditing.sheet, lite.who("inspector"), "letter", letter)
    assert [one.kind for one in sheet.traces] == ["letter_registered", "letter_received", "letter"]
    assert "township_style" not in str(sheet)
    with pytest.raises(NotFoundError):
        lite.database.read_now(auditing.sheet, lite.who("inspector"), "officer", letter)


def test_a_letter_counts_on_the_day_on_which_it_was_recorded(
    lite: Story, clock: MovableTime
) -> None:
    letter = received(lite)
    clock.move(days=40)  # it was recorded in November, and it is January now
    registered(lite, letter)
    found = lite.database.read_now(_letters_by_day)
    assert found == {"2026-11-23": 1}
    assert lite.database.read_now(counting.compare) == []


def _letters_by_day(view: Reader) -> dict[str, int]:
    return {
        bucket: n
        for (code, measure, bucket), n in counters.everything(view).items()
        if (code, measure) == (ROOT, "received.letter")
    }

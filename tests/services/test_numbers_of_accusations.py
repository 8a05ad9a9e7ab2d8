"""What the desk registers is numbered by what it is; letters and retaliation at random."""

from two_townships import LAMP, ROOT, Story

from casework.actions import Answer
from casework.cases import Case
from casework.numbers import CaseNumber, parse_number
from services import forms, letters, lists, retaliation
from storage import cases
from storage import leads as kept_leads
from storage import letters as kept_letters
from storage import retaliation as kept_retaliation
from storage.unit import Unit


def case(story: Story, number: int) -> Case:
    found = story.database.read_now(cases.get, number)
    assert found is not None
    return found


def accusation(story: Story) -> Case:
    """A letter that the clerk calls an accusation."""
    given = {"type": "accusation", "procedure": "ordinary", "owner": ROOT}
    return case(story, story.intake("letter", words=LAMP, **given))


def ordinary(story: Story) -> Case:
    return case(story, story.intake("visit"))


def test_between_two_ordinary_matters_nothing_shows_of_an_accusation(story: Story) -> None:
    first, hidden, second = ordinary(story), accusation(story), ordinary(story)
    assert (first.serial, second.serial) == (1, 2)
    assert hidden.serial > second.serial


def test_its_number_is_typed_and_checked_like_any_other(story: Story) -> None:
    hidden = accusation(story)
    typed = CaseNumber(hidden.year, hidden.serial).typed
    number = parse_number(typed, 2026)
    assert number is not None
    assert number.check_ok
    found = story.database.read_now(lists.by_number, story.who("clerk"), number)
    assert found == ("case", hidden.id)


def test_what_is_settled_and_what_is_reported_go_in_order(story: Story) -> None:
    accusation(story)
    found = [case(story, story.case()).serial for _ in range(3)]
    assert found == [1, 2, 3]
    numbers = [story.database.read_now(kept_leads.get, story.report()) for _ in range(2)]
    assert [one.serial for one in numbers if one is not None] == [5, 6]


def test_sealed_letters_do_not_tell_how_many_there_are(story: Story) -> None:
    def three(unit: Unit) -> None:
        for _ in range(3):
            letters.record(unit, story.who("liaison"))

    story.database.write_now(three)
    given = story.database.read_now(kept_letters.numbers, 2026)
    assert len(given) == 3
    assert all(100 <= number <= 999 for number in given)
    assert max(given) - min(given) > 2


def test_nor_do_reports_of_retaliation(story: Story) -> None:
    def report(unit: Unit) -> Answer:
        draft = retaliation.begin(unit, story.who("neighbour")).ref
        forms.type_text(unit, story.who("neighbour"), draft, "水被人停了。")
        return forms.finish(unit, story.who("neighbour"), draft)

    for _ in range(2):
        story.database.write_now(report)
    given = story.database.read_now(kept_retaliation.numbers, 2026)
    assert len(given) == 2
    assert all(100 <= number <= 999 for number in given)

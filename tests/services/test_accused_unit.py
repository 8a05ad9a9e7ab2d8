"""An accusation never routes to, notifies or appears at the unit it is about, or its township."""

import pytest
from office_life import enter
from sqlalchemy import update
from two_townships import LIU, YUN, Story, begin

from casework.errors import AccusedUnitError, NotFoundError
from casework.form_errors import FieldMissingError
from casework.forms import FormKind
from casework.matters import MatterType
from casework.people import Role
from casework.pushes import PushKind
from casework.workflow import Move
from services import calendar, cards, recipients, status
from storage import cases as kept
from storage import leads
from storage.database import Database
from storage.unit import Reader, Unit
from storage.visible import LEAD


@pytest.fixture
def story(lite_database: Database) -> Story:
    """The township has a leader, a deputy and a clerk of its own."""
    story = begin(lite_database)
    enter(story, "their deputy", "赵东河", Role.DEPUTY, LIU, None)
    enter(story, "their clerk", "孙小满", Role.CLERK, LIU, None)
    return story


@pytest.fixture
def accusation(story: Story) -> int:
    """It arose in a village of the township; the county lets another unit look into it."""
    return story.case(type="accusation", procedure="ordinary", owner=YUN)


def told(story: Story, kind: PushKind, number: int) -> set[int]:
    def read(view: Reader) -> set[int]:
        case = kept.get(view, number)
        assert case is not None
        return {who.id for who in recipients.of_case(view, kind, case)}

    return story.database.read_now(read)


def test_it_is_not_found_nor_counted_at_the_township(story: Story, accusation: int) -> None:
    plain = story.case(procedure="ordinary", owner=LIU)
    for who in ("local", "their deputy", "their clerk"):
        sheet = story.database.read_now(status.overview, story.who(who))
        assert (sheet.open, sheet.received.total) == (1, 1)
        day = story.due_on(accusation).isoformat()
        month = story.database.read_now(calendar.month, story.who(who), day)
        assert [line.ref for line in month.lines] == [plain]
        with pytest.raises(NotFoundError):
            story.database.read_now(cards.case, story.who(who), accusation)
    sheet = story.database.read_now(status.overview, story.who("leader"))
    assert (sheet.open, sheet.received.total) == (2, 2)


def test_a_lead_that_accuses_is_for_the_county_alone(story: Story) -> None:
    number = story.report("liaison")

    def accuse(unit: Unit) -> None:
        unit.run(update(LEAD).values(type=MatterType.ACCUSATION.value))

    def readers(view: Reader) -> set[int]:
        lead = leads.get(view, number)
        assert lead is not None
        return {who.id for who in recipients.of_lead(view, PushKind.LEAD_NEW, lead)}

    clerks = {story.ids[who] for who in ("clerk", "their clerk")}
    assert story.database.read_now(readers) == clerks
    story.database.write_now(accuse)
    assert story.database.read_now(readers) == {story.ids["clerk"]}
    assert story.database.read_now(status.overview, story.who("local")).leads == 0
    assert story.database.read_now(status.overview, story.who("leader")).leads == 1
    with pytest.raises(FieldMissingError):  # no owner is suggested
        story.register(number)


def test_nobody_there_is_told(story: Story, accusation: int) -> None:
    there = {story.ids[who] for who in ("local", "their deputy", "their clerk", "liaison")}
    for kind in PushKind:
        assert told(story, kind, accusation).isdisjoint(there), kind
    assert told(story, PushKind.PROPOSAL_TO_APPROVE, accusation) == {story.ids["deputy"]}


def test_it_is_not_given_to_the_township(story: Story, accusation: int) -> None:
    with pytest.raises(AccusedUnitError):
        story.case(type="accusation", procedure="ordinary", owner=LIU)
    story.act("deputy", Move.ASSIGN, accusation)
    with pytest.raises(AccusedUnitError):
        story.form("deputy", FormKind.ASK_PART, accusation, partner=LIU, text="请查")

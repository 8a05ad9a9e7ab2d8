"""An accusation never routes to, notifies or appears at the unit it is about, or its township."""

import json
from datetime import date

import pytest
from office_life import card, case, enter
from office_life import told as owed
from sqlalchemy import select, update
from two_townships import LIU, ROOT, YUN, Story, begin

from casework.case_errors import AccusedUnitError, NoDisciplineError
from casework.errors import NotAllowedError, NotFoundError, WrongStageError
from casework.form_errors import FieldMissingError, NotAChoiceError
from casework.forms import FormKind
from casework.matters import MatterType
from casework.people import Role
from casework.protection_errors import ApartError
from casework.pushes import PushKind
from casework.workflow import Move, Stage
from services import calendar, cards, forms, recipients, status
from storage import cases as kept
from storage import leads, people
from storage.database import Database
from storage.tables import EventRow, core
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


def test_the_report_it_came_of_is_hidden_there_from_then_on(story: Story) -> None:
    lead = story.report()
    assert story.database.read_now(leads.seen, story.who("their clerk"), lead) is not None
    story.register(lead, type="accusation", procedure="ordinary", owner=YUN)
    for who in ("their deputy", "their clerk"):
        assert story.database.read_now(leads.seen, story.who(who), lead) is None
    assert story.database.read_now(status.overview, story.who("local")).leads == 0
    # whoever wrote it has their own words
    assert story.database.read_now(leads.seen, story.who("liaison"), lead) is not None


def test_it_is_put_to_nothing_but_an_accusation_of_the_same_unit(
    story: Story, accusation: int
) -> None:
    plain = story.case(procedure="elsewhere")
    another = story.case(type="accusation", procedure="elsewhere", owner=YUN)
    for one, other in ((another, plain), (plain, accusation)):
        with pytest.raises(ApartError):
            story.form("clerk", FormKind.JOIN_CASE, one, into=str(other))
    more = story.report()
    story.form("clerk", FormKind.JOIN_LEAD, more, into=str(accusation))
    assert story.database.read_now(leads.seen, story.who("their clerk"), more) is None
    story.form("clerk", FormKind.JOIN_CASE, another, into=str(accusation))
    assert case(story, another).stage is Stage.JOINED


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


# The one exception


@pytest.fixture
def organ(story: Story) -> Story:
    """The township has a discipline organ of one person, and other staff."""
    enter(story, "discipline", "罗守正", Role.STAFF, LIU, "镇纪委")
    enter(story, "their staff", "江平", Role.STAFF, LIU, "党政办")
    return story


def name(story: Story, who: str, accusation: int, officer: str) -> None:
    form = FormKind.NAME_DISCIPLINE
    story.form(who, form, accusation, officer=str(story.ids[officer]))


def test_the_deputy_names_one_person_of_the_townships_discipline_organ(
    organ: Story, accusation: int
) -> None:
    other = organ.case(type="accusation", procedure="ordinary", owner=YUN)
    name(organ, "deputy", accusation, "discipline")
    sheet = card(organ, "discipline", accusation)
    assert sheet.case.owner_id == organ.ids["discipline"]
    assert {Move.ACKNOWLEDGE, Move.OBJECT} <= set(sheet.moves)
    assert owed(organ, PushKind.CASE_ASSIGNED) == [("discipline", "queued")]
    kind, facts = newest_event(organ, accusation)
    assert kind == "name_discipline"
    assert facts["exception"] == "township_discipline_organ"
    assert facts["officer"] == organ.ids["discipline"]
    # this one alone, and nobody else there
    with pytest.raises(NotFoundError):
        card(organ, "discipline", other)
    for who in ("local", "their deputy", "their clerk", "their staff", "liaison"):
        with pytest.raises(NotFoundError):
            card(organ, who, accusation)
    there = {organ.ids[who] for who in ("local", "their deputy", "their staff", "liaison")}
    for push in PushKind:
        assert told(organ, push, accusation).isdisjoint(there), push


def test_the_named_person_handles_it_to_the_end(organ: Story, accusation: int) -> None:
    name(organ, "deputy", accusation, "discipline")
    organ.answer(accusation, owner="discipline")
    assert case(organ, accusation).stage is Stage.REPLIED


def test_nobody_but_the_deputy_names_and_only_of_that_organ(organ: Story, accusation: int) -> None:
    enter(organ, "other organ", "谢明", Role.STAFF, YUN, "纪委")
    for who in ("clerk", "leader", "inspector"):
        with pytest.raises(NotAllowedError):
            name(organ, who, accusation, "discipline")
    for who in ("their staff", "other organ", "liaison"):
        with pytest.raises(NotAChoiceError):
            name(organ, "deputy", accusation, who)
    plain = organ.case(procedure="ordinary", owner=LIU)
    with pytest.raises(WrongStageError):
        name(organ, "deputy", plain, "discipline")


def test_who_is_recused_or_on_leave_is_not_offered(organ: Story, accusation: int) -> None:
    organ.recuse("discipline", accusation)
    with pytest.raises(NoDisciplineError):
        name(organ, "deputy", accusation, "discipline")


def test_who_drafted_the_proposal_does_not_name_either(organ: Story, accusation: int) -> None:
    post = {"role": Role.DEPUTY.value, "unit_code": ROOT, "first_day": date(2026, 1, 1)}
    organ.database.write_now(people.add_post, organ.ids["clerk"], **post)
    with pytest.raises(NotAllowedError) as refused:
        name(organ, "clerk", accusation, "discipline")
    assert refused.value.facts["rule"] == "drafter_approves"


def test_where_the_township_has_no_discipline_organ_it_is_said(
    story: Story, accusation: int
) -> None:
    with pytest.raises(NoDisciplineError):
        story.database.write_now(
            forms.start, story.who("deputy"), FormKind.NAME_DISCIPLINE, accusation
        )


def newest_event(story: Story, accusation: int) -> tuple[str, dict[str, object]]:
    rows = core(EventRow)
    mine = (rows.c.subject_kind == "case") & (rows.c.subject_id == accusation)
    question = select(rows.c.kind, rows.c.facts).where(mine).order_by(rows.c.position.desc())

    def read(view: Reader) -> tuple[str, dict[str, object]]:
        row = view.run(question.limit(1)).one()
        return row.kind, json.loads(row.facts)

    return story.database.read_now(read)

"""A case is with a section: its head proposes, reviews and is reminded, and no other head."""

from datetime import UTC, datetime

import pytest
from movable_time import MovableTime
from office_life import card, case, counts_hold, newly_reminded, told
from offices import GRASSROOTS, SIXTY, SUPERVISION, open_office, post, shown
from two_townships import LIU, RESULT, ROOT, Story, begin

from casework.case_errors import NoSectionError, SameSectionError
from casework.clocks import ClockRule, Level
from casework.errors import NotAllowedError, NotFoundError
from casework.form_errors import NotAChoiceError
from casework.forms import FormKind
from casework.people import Role
from casework.pushes import PushKind
from casework.workflow import Flag, Move, Stage
from services import audit, cards, desk, escalation, finding, form_cards, forms, lists, stopping
from storage.database import Database

HEAD, OTHER = "section_head", "section_head_1"
ACCUSED = {"type": "accusation", "procedure": "section", "section": SUPERVISION}


@pytest.fixture
def story(lite_database: Database) -> Story:
    return open_office(lite_database, SIXTY)


@pytest.fixture
def handed(story: Story) -> int:
    """A case that the clerk has handed to a section for its proposal."""
    return story.case(procedure="section", section=GRASSROOTS)


@pytest.fixture
def answered(story: Story) -> int:
    """A case that a section looks after, and that the township has answered."""
    number = story.taken_on(section=GRASSROOTS)
    story.form("liaison", FormKind.RESULT, number, **RESULT)
    return number


def seers(story: Story, number: int) -> set[str]:
    """Which of the section heads see a case, in whatever list."""
    found = set()
    for who in (HEAD, OTHER):
        try:
            card(story, who, number)
            found.add(who)
        except NotFoundError:
            assert number not in listed(story, who)
    return found


def listed(story: Story, who: str) -> set[int]:
    officer, read = story.who(who), story.database.read_now
    mine = {line.ref for line in read(lists.my_cases, officer).lines}
    return mine | found(story, who)


def found(story: Story, who: str) -> set[int]:
    """The cases that somebody finds by a word of theirs."""
    officer = story.who(who)
    search = story.database.write_now(finding.begin, officer, "机井").ref
    sheet = story.database.read_now(finding.look, officer, search, {"机井": ()}, 0)
    return {line.ref for line in sheet.lines if line.kind == "case"}


def offered(story: Story, who: str, number: int) -> set[Move]:
    return set(card(story, who, number).moves)


# Proposing


def test_a_section_proposes_what_it_is_handed_and_nobody_else_is_asked(
    story: Story, handed: int
) -> None:
    assert told(story, PushKind.SECTION_GIVEN) == [(HEAD, "queued")]
    assert seers(story, handed) == {HEAD}
    assert handed in listed(story, HEAD)
    assert (case(story, handed).stage, case(story, handed).owner_code) == (Stage.CLASSIFIED, None)
    assert card(story, HEAD, handed).is_mine
    assert card(story, "clerk", handed).whose_turn == (SIXTY[HEAD][0],)
    assert offered(story, HEAD, handed) == {Move.REPORT_UP, Move.PROPOSE_ROUTE, Move.RECUSE}
    story.form(HEAD, FormKind.PROPOSE, handed, owner=LIU)
    assert told(story, PushKind.SECTION_GIVEN) == [(HEAD, "settled")]
    assert not card(story, HEAD, handed).is_mine
    story.act("deputy", Move.ASSIGN, handed)
    # What a township is given stays with the section that looks after it.
    assert case(story, handed).section == GRASSROOTS
    assert "科室 组织科" in shown(story, "liaison", handed)
    assert seers(story, handed) == {HEAD}
    assert offered(story, HEAD, handed) == {Move.RECUSE}


def test_a_returned_proposal_comes_back_to_the_head_who_made_it(story: Story, handed: int) -> None:
    story.form(HEAD, FormKind.PROPOSE, handed, owner=LIU)
    story.form("deputy", FormKind.RETURN_PROPOSAL, handed, reason="facts_unclear")
    assert told(story, PushKind.PROPOSAL_RETURNED) == [(HEAD, "queued")]
    story.form("clerk", FormKind.HAND_TO_SECTION, handed, section=SUPERVISION)
    assert told(story, PushKind.PROPOSAL_RETURNED) == [(HEAD, "settled")]
    assert seers(story, handed) == {OTHER}


def test_an_accusation_is_known_to_the_section_it_is_put_with_alone(story: Story) -> None:
    number = story.case(**ACCUSED)
    assert seers(story, number) == {OTHER}
    assert told(story, PushKind.SECTION_GIVEN) == [(OTHER, "queued")]
    assert counts_hold(story)


# Which section


def test_the_register_card_suggests_where_the_last_case_of_its_type_went(story: Story) -> None:
    assert suggested(story) is None
    numbers = story.case(procedure="ordinary", section=GRASSROOTS), story.case(**ACCUSED)
    assert suggested(story) == GRASSROOTS
    assert suggested(story, type="accusation") == SUPERVISION
    assert suggested(story, type="enquiry") is None
    # What was picked stays, whatever the type.
    assert suggested(story, section=SUPERVISION, type="appeal") == SUPERVISION
    # Of cases that the clerk may not know of nothing is guessed.
    for number in numbers:
        story.recuse("clerk", number)
    assert suggested(story) is None


def suggested(story: Story, **picked: str) -> str | None:
    """The section on the clerk's card of a new report, once something was picked on it."""
    clerk, write = story.who("clerk"), story.database.write_now
    draft = write(desk.open_register, clerk, story.report()).ref
    for name, value in picked.items():
        write(forms.fill, clerk, draft, name, value)
    return (
        story.database.read_now(form_cards.card, clerk, draft).draft.fields.get("section") or None
    )


def test_the_only_section_is_taken_without_a_question_but_for_accusations(story: Story) -> None:
    story.database.write_now(stopping.stop, story.who("administrator"), story.ids[OTHER])
    number = story.case()
    assert case(story, number).section == GRASSROOTS
    assert suggested(story, type="accusation") is None
    # The clerk's own word for it is enough.
    assert suggested(story, type="accusation", procedure="section") == GRASSROOTS


def test_where_no_section_has_a_head_nothing_is_said_of_sections(lite_database: Database) -> None:
    story = begin(lite_database)
    clerk, read = story.who("clerk"), lite_database.read_now
    draft = lite_database.write_now(desk.open_register, clerk, story.report()).ref
    lite_database.write_now(forms.ask, clerk, draft, "procedure")
    sheet = read(form_cards.card, clerk, draft)
    assert "section" in sheet.not_asked
    assert sheet.asked is not None
    assert "section" not in sheet.asked.choices
    lite_database.write_now(forms.fill, clerk, draft, "procedure", "ordinary")
    number = lite_database.write_now(forms.finish, clerk, draft).ref
    assert Move.HAND_TO_SECTION not in offered(story, "clerk", number)
    with pytest.raises(NoSectionError):
        story.form("clerk", FormKind.HAND_TO_SECTION, number, section=GRASSROOTS)


def test_a_section_is_picked_or_typed_and_nothing_else_is_taken(story: Story, handed: int) -> None:
    clerk, write = story.who("clerk"), story.database.write_now
    draft = write(forms.start, clerk, FormKind.HAND_TO_SECTION, handed).ref
    with pytest.raises(NotAChoiceError):
        write(forms.type_text, clerk, draft, "后勤科")
    sheet = story.database.read_now(form_cards.card, clerk, draft)
    assert [option.label for option in sheet.options] == [SUPERVISION]
    assert sheet.asked is not None
    assert sheet.asked.choices == ("no_section",)
    picked = sheet.options[0].value
    assert len(picked) == 8  # fits a button, however long the name
    write(forms.fill, clerk, draft, "section", picked)
    assert case(story, handed).section == SUPERVISION


# From one section to another


def test_a_case_goes_to_another_section_and_the_former_head_knows_of_it_no_more(
    story: Story, handed: int
) -> None:
    version = case(story, handed).version
    story.form("clerk", FormKind.HAND_TO_SECTION, handed, section=SUPERVISION)
    assert told(story, PushKind.SECTION_GIVEN) == [(HEAD, "settled"), (OTHER, "queued")]
    assert seers(story, handed) == {OTHER}
    for act in (
        lambda: story.form(HEAD, FormKind.PROPOSE, handed, owner=LIU),
        lambda: story.act(HEAD, Move.CHECK_RESULT, handed),
    ):
        with pytest.raises(NotFoundError):
            act()
    assert case(story, handed).version == version + 1
    assert story.database.read_now(audit.verify).fault is None


def test_what_no_section_is_to_have_is_with_a_head_who_names_none(
    story: Story, handed: int
) -> None:
    post(story, "staff_2", Role.SECTION_HEAD)
    with pytest.raises(NotFoundError):
        card(story, "staff_2", handed)
    story.form("deputy", FormKind.HAND_TO_SECTION, handed, section="no_section")
    assert case(story, handed).section is None
    assert seers(story, handed) == set()
    assert Move.REPORT_UP in offered(story, "staff_2", handed)
    assert "科室 " not in shown(story, "clerk", handed)


def test_the_section_that_has_it_is_no_other_section(story: Story, handed: int) -> None:
    with pytest.raises(SameSectionError):
        story.form("clerk", FormKind.HAND_TO_SECTION, handed, section=GRASSROOTS)


def test_it_goes_with_the_officer_whom_it_is_given_to_once_that_is_decided(story: Story) -> None:
    number = story.case(procedure="section", section=GRASSROOTS)
    clerk = str(story.ids["staff_1"])  # of the other section
    story.form(HEAD, FormKind.PROPOSE, number, owner=ROOT, officer=clerk)
    assert seers(story, number) == {HEAD}
    story.act("deputy", Move.ASSIGN, number)
    assert case(story, number).section == SUPERVISION
    assert seers(story, number) == {OTHER}
    back = {"owner": ROOT, "officer": str(story.ids["staff_0"]), "reason": "not_their_work"}
    story.form("deputy", FormKind.REASSIGN, number, **back)
    assert case(story, number).section == GRASSROOTS
    of_none = back | {"officer": str(story.ids["staff_2"])}
    story.form("deputy", FormKind.REASSIGN, number, **of_none)
    assert case(story, number).section == GRASSROOTS


# Reviewing


def test_the_sections_head_reviews_a_result_before_the_deputy_decides(
    story: Story, answered: int
) -> None:
    assert told(story, PushKind.RESULT_TO_CHECK) == [(HEAD, "queued")]
    assert {Move.CHECK_RESULT, Move.RETURN_REPLY} <= offered(story, HEAD, answered)
    story.act(HEAD, Move.CHECK_RESULT, answered)
    assert "科室审过,待分管领导定" in shown(story, "deputy", answered)
    assert Move.CHECK_RESULT not in offered(story, HEAD, answered)
    with pytest.raises(NotAllowedError):
        story.act(HEAD, Move.APPROVE_REPLY, answered)
    story.act("deputy", Move.APPROVE_REPLY, answered)
    assert Flag.CHECKED not in case(story, answered).flags
    assert told(story, PushKind.RESULT_TO_CHECK) == [(HEAD, "settled")]


def test_the_sections_head_sends_a_result_back_with_what_is_missing(
    story: Story, answered: int
) -> None:
    story.act(HEAD, Move.CHECK_RESULT, answered)
    story.form(HEAD, FormKind.RETURN_REPLY, answered, reason="papers_missing")
    assert (case(story, answered).stage, case(story, answered).flags) == (Stage.HANDLING, set())
    assert set(told(story, PushKind.REPLY_RETURNED)) == {
        ("liaison", "queued"),
        ("second_liaison", "queued"),
    }


def test_another_section_reviews_for_itself(story: Story, answered: int) -> None:
    story.act(HEAD, Move.CHECK_RESULT, answered)
    story.form("clerk", FormKind.HAND_TO_SECTION, answered, section=SUPERVISION)
    assert Flag.CHECKED not in case(story, answered).flags
    assert Move.CHECK_RESULT in offered(story, OTHER, answered)
    assert told(story, PushKind.RESULT_TO_CHECK) == [(HEAD, "settled")]


def test_who_drafted_a_result_does_not_review_it(story: Story, answered: int) -> None:
    post(story, "liaison", Role.SECTION_HEAD, LIU)
    with pytest.raises(NotAllowedError) as refused:
        story.act("liaison", Move.CHECK_RESULT, answered)
    assert refused.value.facts["rule"] == "drafter_approves"


def test_the_head_of_the_handling_unit_is_asked_too_and_sees_the_unit_as_before(
    story: Story,
) -> None:
    post(story, "other_1", Role.SECTION_HEAD, LIU)
    number = story.case(procedure="ordinary", section=GRASSROOTS)
    assert told(story, PushKind.SECTION_GIVEN) == []
    story.act("deputy", Move.ASSIGN, number)
    story.act("liaison", Move.ACKNOWLEDGE, number)
    story.form("liaison", FormKind.RESULT, number, **RESULT)
    asked = {who for who, _ in told(story, PushKind.RESULT_TO_CHECK)}
    assert asked == {HEAD, "other_1"}


# Reminders


def test_three_days_before_the_head_of_its_section_is_reminded_and_no_other(
    story: Story, clock: MovableTime
) -> None:
    number = story.taken_on(section=GRASSROOTS)
    clock.set(datetime(2027, 1, 19, 11, tzinfo=UTC))
    assert {HEAD, OTHER} & newly_reminded(story) == {HEAD}
    assert HEAD not in {who for who, state in told(story, PushKind.DUE_SOON) if state == "settled"}
    story.form("deputy", FormKind.HAND_TO_SECTION, number, section=SUPERVISION)
    assert (HEAD, "settled") in told(story, PushKind.DUE_SOON)


def test_the_history_names_the_section_and_the_card_has_it_once(story: Story, handed: int) -> None:
    story.form("clerk", FormKind.HAND_TO_SECTION, handed, section="no_section")
    view = story.database.read_now
    steps = view(cards.history, story.who("clerk"), handed).steps
    assert [one.text for one in steps if one.kind == "hand_to_section"] == [
        "no_section",
        GRASSROOTS,
    ]
    assert GRASSROOTS not in shown(story, "clerk", handed)


def test_a_section_whose_head_has_left_is_passed_over(story: Story) -> None:
    post(story, "staff_2", Role.SECTION_HEAD)  # who names no section and has not this one's
    number = story.taken_on(section=GRASSROOTS)
    story.database.write_now(stopping.stop, story.who("administrator"), story.ids[HEAD])
    reached = story.database.read_now(
        escalation.reached, case(story, number), ClockRule.HANDLING, [Level.SECTION_HEAD]
    )
    assert [who.id for who in reached] == [story.ids["liaison"], story.ids["second_liaison"]]

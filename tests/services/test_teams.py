"""A joint team: named officers work on a case beside its owner, and one of them leads."""

import pytest
from movable_time import MovableTime
from office_life import allow, card, case, enter, told
from offices import shown
from two_townships import RESULT, ROOT, YUN, Story, begin

from casework.case_errors import TeamError
from casework.clocks import ClockRule, Level
from casework.errors import NotAllowedError, NotFoundError, WrongStageError
from casework.form_errors import NotAChoiceError
from casework.forms import FormKind
from casework.people import Language, Role
from casework.pushes import PushKind
from casework.workflow import Flag, Move, Stage
from services import cards, drafting, escalation, form_cards, forms, leave_days, leaves, lists
from storage import cases, people
from storage.database import Database


@pytest.fixture
def story(lite_database: Database) -> Story:
    story = begin(lite_database)
    enter(story, "staff", "叶知秋", Role.STAFF, YUN, None)
    enter(story, "partner", "陶然", Role.PARTNER, ROOT, None)
    return story


@pytest.fixture
def handled(story: Story) -> int:
    number = story.case()
    story.act("liaison", Move.ACKNOWLEDGE, number)
    return number


def name(story: Story, number: int, member: str, by: str = "deputy", **more: str) -> None:
    story.form(by, FormKind.TEAM_MEMBER, number, member=str(story.ids[member]), **more)


def let_go(story: Story, number: int, member: str) -> None:
    story.form("deputy", FormKind.TEAM_LEAVER, number, member=str(story.ids[member]))


def offered(story: Story, number: int) -> set[str]:
    deputy = story.who("deputy")
    draft = story.database.write_now(forms.start, deputy, FormKind.TEAM_MEMBER, number).ref
    pages = story.database.read_now(form_cards.card, deputy, draft).pages
    found = (story.database.read_now(form_cards.card, deputy, draft, page) for page in range(pages))
    return {option.label for sheet in found for option in sheet.options}


def test_a_member_is_told_sees_the_case_and_reports_progress(story: Story, handled: int) -> None:
    with pytest.raises(NotFoundError):
        card(story, "staff", handled)
    name(story, handled, "staff")
    assert told(story, PushKind.TEAM_NAMED) == [("staff", "queued")]
    assert card(story, "staff", handled).moves == (Move.PROGRESS, Move.RECUSE)
    assert story.database.read_now(lists.my_cases, story.who("staff")).total == 1
    story.form("staff", FormKind.PROGRESS, handled, text="已与水利站碰头。")
    assert card(story, "liaison", handled).notes[-1].text == "已与水利站碰头。"


def test_only_whoever_is_new_is_told(story: Story, handled: int) -> None:
    name(story, handled, "staff")
    name(story, handled, "neighbour")
    assert [who for who, _ in told(story, PushKind.TEAM_NAMED)] == ["staff", "neighbour"]


def test_words_in_reply_to_the_card_are_a_members_progress(story: Story, handled: int) -> None:
    name(story, handled, "staff")
    staff, write = story.who("staff"), story.database.write_now
    draft = write(drafting.begin, staff, FormKind.NOTE, handled).ref
    assert write(forms.type_text, staff, draft, "明天现场会。").notice == "progress"
    assert story.ids["staff"] in story.database.read_now(cases.handlers, handled)


def test_the_first_one_leads_until_another_is_named_to(story: Story, handled: int) -> None:
    name(story, handled, "staff")
    name(story, handled, "neighbour")
    assert card(story, "liaison", handled).team == (("叶知秋", True), ("石大山", False))
    assert "联合专班 叶知秋(牵头)、石大山" in shown(story, "liaison", handled)
    name(story, handled, "neighbour", leads="yes")
    assert card(story, "liaison", handled).team == (("石大山", True), ("叶知秋", False))


def test_a_leader_names_them_too_and_nobody_else_does(story: Story, handled: int) -> None:
    name(story, handled, "staff", by="leader")
    for who in ("liaison", "clerk", "inspector", "staff"):
        with pytest.raises(NotAllowedError):
            name(story, handled, "neighbour", by=who)


def test_before_it_is_given_to_an_owner_there_is_no_team(story: Story) -> None:
    number = story.case(procedure="ordinary")
    with pytest.raises(WrongStageError):
        name(story, number, "staff")


@pytest.mark.parametrize(
    ("who", "leaver", "why"),
    [("staff", None, "twice"), (None, "staff", "leader")],
)
def test_what_makes_no_team_is_refused(
    story: Story, handled: int, who: str | None, leaver: str | None, why: str
) -> None:
    name(story, handled, "staff")
    name(story, handled, "neighbour")
    with pytest.raises(TeamError) as refused:
        name(story, handled, who) if who else let_go(story, handled, leaver or "")
    assert refused.value.facts == {"why": why}


def test_whoever_leaves_sees_it_no_more_and_the_last_one_ends_the_team(
    story: Story, handled: int
) -> None:
    name(story, handled, "staff")
    name(story, handled, "neighbour")
    let_go(story, handled, "neighbour")
    with pytest.raises(NotFoundError):
        card(story, "neighbour", handled)
    with pytest.raises(TeamError) as refused:
        let_go(story, handled, "staff")
    assert refused.value.facts == {"why": "last"}
    story.act("deputy", Move.END_TEAM, handled)
    assert Flag.TEAM not in case(story, handled).flags
    assert card(story, "liaison", handled).team == ()
    with pytest.raises(NotFoundError):
        card(story, "staff", handled)


def test_the_history_says_who_came_and_went(story: Story, handled: int) -> None:
    name(story, handled, "staff")
    name(story, handled, "neighbour")
    let_go(story, handled, "neighbour")
    story.act("deputy", Move.END_TEAM, handled)
    steps = story.database.read_now(cards.history, story.who("deputy"), handled).steps[:4]
    assert [(step.kind, step.text) for step in reversed(steps)] == [
        ("name_for_team", "叶知秋"),
        ("name_for_team", "石大山"),
        ("let_go_of_team", "石大山"),
        ("end_team", None),
    ]


def test_whoever_is_kept_away_is_not_offered_nor_taken_and_falls_out(
    story: Story, handled: int
) -> None:
    name(story, handled, "staff")
    name(story, handled, "neighbour")
    story.recuse("neighbour", handled)
    with pytest.raises(NotFoundError):
        card(story, "neighbour", handled)
    let_go(story, handled, "neighbour")
    assert "石大山" not in offered(story, handled)
    with pytest.raises(NotAChoiceError):
        name(story, handled, "neighbour")


def test_neither_inspector_nor_partner_nor_administrator_is_on_a_team(
    story: Story, handled: int
) -> None:
    assert offered(story, handled) >= {"叶知秋", "石大山", "秦望舒"}
    assert not {"方正平", "陶然", "白管理"} & offered(story, handled)


def test_an_accusation_never_reaches_a_team_member_of_the_unit_it_is_about(story: Story) -> None:
    enter(story, "insider", "柳知情", Role.STAFF, "990000001", None)
    enter(story, "outsider", "云外人", Role.STAFF, ROOT, None)
    number = story.intake("letter", type="accusation", procedure="ordinary", owner=YUN)
    story.act("deputy", Move.ASSIGN, number)
    found = offered(story, number)
    assert "柳知情" not in found
    assert "林小溪" not in found  # a liaison never meets an accusation
    assert "云外人" in found
    with pytest.raises(NotAChoiceError):
        name(story, number, "insider")


def test_who_leads_the_team_hears_of_its_deadlines(story: Story, handled: int) -> None:
    name(story, handled, "staff")
    name(story, handled, "neighbour")
    found = story.database.read_now(
        escalation.reached, case(story, handled), ClockRule.HANDLING, [Level.OWNER]
    )
    assert {who.id for who in found} == {story.ids["liaison"], story.ids["staff"]}


def test_who_was_on_the_team_and_worked_does_not_follow_up(story: Story, handled: int) -> None:
    name(story, handled, "clerk")
    story.form("clerk", FormKind.PROGRESS, handled, text="已协调资金。")
    story.form("liaison", FormKind.RESULT, handled, **RESULT)
    story.act("deputy", Move.APPROVE_REPLY, handled)
    story.form("liaison", FormKind.DELIVERY, handled, manner="in_person", day="today")
    assert case(story, handled).stage is Stage.REPLIED
    assert Move.FOLLOW_UP not in card(story, "clerk", handled).moves


def test_a_stand_in_is_on_the_team_in_a_members_place(
    story: Story, handled: int, clock: MovableTime
) -> None:
    enter(story, "second", "苏晚", Role.STAFF, YUN, None)
    for number, who in enumerate(("staff", "second"), 1):
        story.database.write_now(people.bind, story.ids[who], number, Language.CHINESE)
    name(story, handled, "staff")
    form = story.database.write_now(leaves.begin, story.who("staff"), "明天 周五 苏晚")
    allow(story, story.database.write_now(forms.finish, story.who("staff"), form.ref).ref)
    clock.move(days=1)
    story.database.write_now(leave_days.keep_up)
    assert card(story, "second", handled).moves == (Move.PROGRESS, Move.RECUSE)

"""Leave, training and secondment are approved before they count and before anybody covers."""

from datetime import date

import pytest
from movable_time import MovableTime
from office_life import card, enter, told
from two_townships import ROOT, Story, begin

from casework.actions import View
from casework.errors import NotAllowedError, NotFoundError
from casework.forms import FormKind
from casework.leave import AbsenceKind, LeaveState
from casework.people import Language, Role
from casework.people_errors import LeaveError
from casework.pushes import PushKind
from services import forms, leave_approval, leave_cards, leave_days, leaves, lists, visit_months
from storage import leaves as kept
from storage import people
from storage.database import Database

DECEMBER = date(2026, 12, 1)


@pytest.fixture
def story(lite_database: Database) -> Story:
    found = begin(lite_database)
    enter(found, "head", "韩科长", Role.SECTION_HEAD, ROOT, None)
    for number, who in enumerate(found.ids.values(), 1):
        lite_database.write_now(people.bind, who, number, Language.CHINESE)
    return found


def request(
    story: Story, who: str, text: str, kind: AbsenceKind | None = None
) -> tuple[int, str | None]:
    """A leave is asked for in one line; gives its id and what is said of it."""
    form = story.database.write_now(leaves.begin, story.who(who), text, kind)
    answer = story.database.write_now(forms.finish, story.who(who), form.ref)
    return answer.ref, answer.notice


def approve(story: Story, who: str, leave_id: int) -> str | None:
    return story.database.write_now(leave_approval.approve, story.who(who), leave_id).notice


def refuse(story: Story, who: str, leave_id: int) -> str | None:
    write, officer = story.database.write_now, story.who(who)
    begun = write(forms.start, officer, FormKind.REFUSE_LEAVE, leave_id)
    if begun.view is not View.FORM:
        return begun.notice
    return write(forms.fill, officer, begun.ref, "reason", "other_days").notice


def waiting(story: Story, who: str) -> list[int]:
    """What waits for somebody's word in /approvals."""
    sheet = story.database.read_now(lists.approvals, story.who(who))
    return [one.leave_id for one in sheet.leaves]


def owed(story: Story) -> int:
    return story.database.read_now(visit_months.state_for, story.who("liaison"), DECEMBER).owed


def test_the_cover_begins_with_the_approval_and_not_before(story: Story) -> None:
    number = story.case()
    leave_id, notice = request(story, "liaison", "今天 周五 石大山")
    assert notice == "leave_entered"
    assert not story.who("liaison").away
    with pytest.raises(NotFoundError):
        card(story, "neighbour", number)
    assert told(story, PushKind.LEAVE_ASKED) == [("deputy", "queued"), ("head", "queued")]
    assert told(story, PushKind.COVER_NAMED) == []
    assert waiting(story, "head") == waiting(story, "deputy") == [leave_id]
    assert approve(story, "head", leave_id) == "leave_approved"
    assert story.who("liaison").stand_in_id == story.ids["neighbour"]
    assert card(story, "neighbour", number)
    assert told(story, PushKind.COVER_BEGUN) == [("neighbour", "queued")]
    # the other need not be reminded any more, and a tap of theirs changes nothing
    assert {state for _, state in told(story, PushKind.LEAVE_ASKED)} == {"settled"}
    assert waiting(story, "deputy") == []
    assert refuse(story, "deputy", leave_id) == "leave_approved"


def test_what_waits_for_approval_begins_nothing_at_midnight(
    story: Story, clock: MovableTime
) -> None:
    leave_id, _ = request(story, "liaison", "明天 周五 石大山")
    clock.move(days=1)
    assert story.database.read_now(leave_days.next_moment) is None
    assert story.database.write_now(leave_days.keep_up) == 0
    assert not story.who("liaison").away
    approve(story, "deputy", leave_id)
    assert story.who("liaison").away


def test_only_what_is_approved_lessens_the_field_days_owed(story: Story) -> None:
    leave_id, _ = request(story, "liaison", "2026-12-01 2026-12-20 石大山", AbsenceKind.TRAINING)
    assert owed(story) == 3
    approve(story, "deputy", leave_id)
    assert owed(story) == 2
    found = story.database.read_now(kept.get, leave_id)
    assert found is not None
    assert (found.kind, found.state) == (AbsenceKind.TRAINING, LeaveState.APPROVED)
    assert told(story, PushKind.LEAVE_APPROVED) == [("liaison", "queued")]


def test_what_is_refused_never_counts_and_the_days_are_free_again(story: Story) -> None:
    leave_id, _ = request(story, "liaison", "2026-12-01 2026-12-20 石大山")
    assert refuse(story, "deputy", leave_id) == "leave_refused"
    assert owed(story) == 3
    assert told(story, PushKind.LEAVE_REFUSED) == [("liaison", "queued")]
    assert told(story, PushKind.COVER_NAMED) == []
    (why,) = story.database.read_now(leave_cards.sheet, story.who("liaison")).refused
    assert (why.by, why.reason) == ("秦望舒", "other_days")
    assert approve(story, "head", leave_id) == "leave_refused"
    assert refuse(story, "head", leave_id) == "leave_refused"
    assert story.database.write_now(leaves.end, story.who("liaison"), leave_id).notice == (
        "leave_refused"
    )
    request(story, "liaison", "2026-12-01 2026-12-20 石大山")


def test_what_waits_takes_its_days_and_makes_no_circle(story: Story) -> None:
    request(story, "liaison", "明天 周五 石大山")
    with pytest.raises(LeaveError) as refused:
        request(story, "liaison", "周五 下周一 石大山")
    assert refused.value.facts["reason"] == "overlap"
    form = story.database.write_now(leaves.begin, story.who("neighbour"), "周四 下周一 林小溪")
    assert form.facts["reason"] == "circle"


def test_an_illness_approved_afterwards_counts_and_leaves_nothing_to_cover(
    story: Story, clock: MovableTime
) -> None:
    leave_id, _ = request(story, "liaison", "今天 1天 石大山")
    clock.move(days=2)
    assert waiting(story, "deputy") == [leave_id]
    approve(story, "deputy", leave_id)
    absences = story.database.read_now(kept.absences)[story.ids["liaison"]]
    assert [(one.first, one.last) for one in absences] == [(date(2026, 11, 23),) * 2]
    assert told(story, PushKind.COVER_BEGUN) == []
    assert story.database.write_now(leave_days.keep_up) == 0


def test_one_takes_back_what_nobody_has_approved(story: Story) -> None:
    leave_id, _ = request(story, "liaison", "今天 周五 石大山")
    assert story.database.write_now(leaves.end, story.who("liaison"), leave_id).notice == (
        "leave_cancelled"
    )
    assert {state for _, state in told(story, PushKind.LEAVE_ASKED)} == {"settled"}
    assert approve(story, "deputy", leave_id) == "leave_cancelled"
    assert not story.who("liaison").away


def test_nobody_approves_their_own_while_somebody_is_above(story: Story) -> None:
    leave_id, _ = request(story, "deputy", "今天 周五 顾长川")
    assert told(story, PushKind.LEAVE_ASKED) == [("leader", "queued")]
    with pytest.raises(NotAllowedError):
        approve(story, "deputy", leave_id)
    for who in ("head", "clerk", "liaison", "administrator"):
        with pytest.raises(NotFoundError):
            approve(story, who, leave_id)
    assert approve(story, "leader", leave_id) == "leave_approved"


def test_a_leader_approves_their_own_and_that_is_shown(story: Story) -> None:
    leave_id, notice = request(story, "leader", "今天 周五 秦望舒")
    assert notice == "leave_own"
    assert story.who("leader").away
    line = story.database.read_now(leave_cards.sheet, story.who("leader")).mine[0]
    assert (line.leave_id, line.own, line.approved_by) == (leave_id, True, "顾长川")


def test_with_the_deputy_away_the_stand_in_is_asked(story: Story) -> None:
    leave_id, _ = request(story, "deputy", "今天 周五 顾长川")
    approve(story, "leader", leave_id)
    asked, _ = request(story, "head", "明天 周五 秦望舒")
    assert waiting(story, "leader") == [asked]
    assert waiting(story, "deputy") == []


def test_the_card_says_for_whose_word_it_waits(story: Story) -> None:
    request(story, "liaison", "今天 周五 石大山")
    mine = story.database.read_now(leave_cards.sheet, story.who("liaison")).mine[0]
    assert set(mine.waits_for) == {"秦望舒", "韩科长"}
    asked = story.database.read_now(leave_cards.sheet, story.who("head")).asked
    assert [(one.name, one.stand_in) for one in asked] == [("林小溪", "石大山")]
    assert story.database.read_now(leave_cards.sheet, story.who("neighbour")).covers == ()


def enter_for(story: Story, who: str, whose: str, **fields: str) -> str | None:
    """Somebody's leave is entered for them."""
    write, officer = story.database.write_now, story.who(who)
    form = write(forms.start, officer, FormKind.LEAVE_FOR, story.ids[whose]).ref
    for name, value in fields.items():
        write(forms.fill, officer, form, name, value)
    return write(forms.finish, officer, form).notice


SECONDED = {"absence": "secondment", "first": "today", "last": "5d", "stand_in": "石大山"}


def test_the_administrator_enters_one_that_was_approved_on_paper(story: Story) -> None:
    assert enter_for(story, "administrator", "liaison", **SECONDED) == "leave_entered_for"
    assert story.who("liaison").stand_in_id == story.ids["neighbour"]
    assert told(story, PushKind.LEAVE_BEGUN) == [("liaison", "queued")]
    assert told(story, PushKind.LEAVE_ASKED) == []
    line = story.database.read_now(leave_cards.sheet, story.who("liaison")).mine[0]
    assert (line.kind, line.approved_by, line.own) == (AbsenceKind.SECONDMENT, "白管理", False)


def test_nobody_else_enters_anothers_and_the_administrator_not_their_own(story: Story) -> None:
    with pytest.raises(NotAllowedError):
        enter_for(story, "clerk", "liaison", **SECONDED)
    with pytest.raises(NotAllowedError):
        enter_for(story, "administrator", "administrator", **SECONDED)

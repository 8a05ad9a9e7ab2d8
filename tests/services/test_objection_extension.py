"""An owner objects or asks for more time; the deputy holds a case and lets it go on."""

from datetime import UTC, date, datetime

import pytest
from movable_time import MovableTime
from office_life import card, case, clock_of, counts_hold, speak, told
from two_townships import LIU, RESULT, YUN, Story

from casework.case_errors import ObjectionLateError, SameOwnerError
from casework.clock_errors import ClockExpiredError, DueDatePastError
from casework.clocks import ClockRule, ClockStatus, EntryKind
from casework.errors import NotAllowedError, NotFoundError, WrongStageError
from casework.form_errors import NotANumberError
from casework.forms import FormKind
from casework.matters import NoteKind
from casework.pushes import PushKind
from casework.workflow import Flag, Move, Stage
from services import behind, forms, lists, status
from storage import drafts, migrate


@pytest.fixture
def assigned(story: Story) -> int:
    number = story.case(procedure="ordinary")
    story.act("deputy", Move.ASSIGN, number)
    return number


@pytest.fixture
def handled(story: Story, assigned: int) -> int:
    story.act("liaison", Move.ACKNOWLEDGE, assigned)
    return assigned


# Objection


def test_an_objection_that_is_agreed_goes_to_another_owner(story: Story, assigned: int) -> None:
    story.form("liaison", FormKind.OBJECTION, assigned, reason="other_place")
    assert case(story, assigned).stage is Stage.OBJECTED
    assert told(story, PushKind.OBJECTION_RAISED) == [("clerk", "queued")]
    assert told(story, PushKind.CASE_ASSIGNED) == [("liaison", "settled")]
    story.form("clerk", FormKind.AGREE_OBJECTION, assigned, owner=YUN)
    story.act("deputy", Move.ASSIGN, assigned)
    assert case(story, assigned).owner_code == YUN
    with pytest.raises(NotFoundError):
        card(story, "liaison", assigned)
    assert Move.OBJECT in card(story, "neighbour", assigned).moves
    assert counts_hold(story)


def test_an_objection_that_is_refused_is_not_raised_again(story: Story, assigned: int) -> None:
    story.form("liaison", FormKind.OBJECTION, assigned, reason="not_our_work")
    story.form("clerk", FormKind.REFUSE_OBJECTION, assigned, reason="事发地在柳湾镇。")
    assert told(story, PushKind.OBJECTION_REFUSED) == [("liaison", "queued")]
    moves = card(story, "liaison", assigned).moves
    assert Move.ACKNOWLEDGE in moves
    assert Move.OBJECT not in moves
    running = clock_of(story, assigned, ClockRule.ACKNOWLEDGE)
    assert running is not None
    assert running.status is ClockStatus.RUNNING


def test_an_objection_comes_within_five_working_days(
    story: Story, assigned: int, clock: MovableTime
) -> None:
    clock.move(days=6)  # Sunday: the fifth working day is Monday
    assert Move.OBJECT in card(story, "liaison", assigned).moves
    clock.move(days=2)
    with pytest.raises(ObjectionLateError):
        story.form("liaison", FormKind.OBJECTION, assigned, reason="not_our_work")
    assert case(story, assigned).stage is Stage.ASSIGNED


def test_whoever_objects_is_not_proposed_again(story: Story, assigned: int) -> None:
    story.form("liaison", FormKind.OBJECTION, assigned, reason="not_our_work")
    with pytest.raises(SameOwnerError):
        story.form("clerk", FormKind.AGREE_OBJECTION, assigned, owner=LIU)


def test_acknowledging_ends_the_time_for_objections(story: Story, handled: int) -> None:
    stopped = clock_of(story, handled, ClockRule.OBJECTION)
    assert stopped is not None
    assert stopped.status is ClockStatus.STOPPED
    with pytest.raises(WrongStageError):
        story.form("liaison", FormKind.OBJECTION, handled, reason="not_our_work")


def test_the_clerk_finds_an_objection_on_the_list(story: Story, assigned: int) -> None:
    assert story.database.read_now(lists.my_cases, story.who("clerk")).total == 0
    story.form("liaison", FormKind.OBJECTION, assigned, reason="not_our_work")
    assert story.database.read_now(lists.my_cases, story.who("clerk")).total == 1


# Extension


def asked(story: Story, number: int, days: str = "20") -> None:
    story.form("liaison", FormKind.EXTENSION, number, days=days, text="等省里鉴定。")


def test_an_extension_moves_the_date_and_the_people_are_told_why(
    story: Story, handled: int
) -> None:
    assert case(story, handled).due_on == date(2027, 1, 22)
    asked(story, handled)
    assert told(story, PushKind.EXTENSION_TO_DECIDE) == [("deputy", "queued")]
    story.act("deputy", Move.GRANT_EXTENSION, handled)
    assert told(story, PushKind.EXTENSION_TO_DECIDE) == [("deputy", "settled")]
    # 22 January + 20 days is 11 February 2027, a Thursday.
    assert case(story, handled).due_on == date(2027, 2, 11)
    assert counts_hold(story)
    assert told(story, PushKind.EXTENSION_GRANTED) == [("liaison", "queued")]
    story.act("liaison", Move.TELL_EXTENSION, handled)
    assert told(story, PushKind.EXTENSION_GRANTED) == [("liaison", "settled")]
    assert case(story, handled).flags == {Flag.EXTENDED}
    with pytest.raises(WrongStageError):
        asked(story, handled)


def test_a_refused_extension_changes_no_date_and_says_why(story: Story, handled: int) -> None:
    asked(story, handled)
    story.form("deputy", FormKind.REFUSE_EXTENSION, handled, reason="来得及。")
    assert case(story, handled).due_on == date(2027, 1, 22)
    assert card(story, "liaison", handled).notes[-1].text == "来得及。"
    assert case(story, handled).flags == frozenset()


@pytest.mark.parametrize("days", ["0", "31"])
def test_an_extension_is_a_number_of_days_up_to_thirty(
    story: Story, handled: int, days: str
) -> None:
    with pytest.raises(NotANumberError):
        asked(story, handled, days)


def test_an_extension_is_asked_for_before_expiry_and_may_be_granted_after(
    story: Story, handled: int, clock: MovableTime
) -> None:
    clock.move(days=59)
    asked(story, handled)
    clock.move(days=5)
    story.act("deputy", Move.GRANT_EXTENSION, handled)
    assert case(story, handled).due_on == date(2027, 2, 11)


def test_after_expiry_no_extension_is_asked_for(
    story: Story, handled: int, clock: MovableTime
) -> None:
    clock.move(days=61)
    with pytest.raises(ClockExpiredError):
        asked(story, handled)


def test_a_simple_case_is_not_extended(story: Story) -> None:
    number = story.case()
    story.act("liaison", Move.ACKNOWLEDGE, number)
    assert Move.ASK_EXTENSION not in card(story, "liaison", number).moves


def test_no_result_while_an_extension_waits_to_be_decided(story: Story, handled: int) -> None:
    asked(story, handled)
    with pytest.raises(WrongStageError) as refused:
        story.form("liaison", FormKind.RESULT, handled, **RESULT)
    assert refused.value.facts["flag"] is Flag.EXTENSION_ASKED


def test_the_owner_does_not_decide_an_extension(story: Story, handled: int) -> None:
    asked(story, handled)
    with pytest.raises(NotAllowedError):
        story.act("liaison", Move.GRANT_EXTENSION, handled)


def test_what_the_deputy_has_to_decide_is_on_the_list(story: Story, handled: int) -> None:
    deputy = story.who("deputy")
    assert story.database.read_now(lists.approvals, deputy).total == 0
    asked(story, handled)
    (line,) = story.database.read_now(lists.approvals, deputy).lines
    assert line.asks == (Flag.EXTENSION_ASKED, 20)


# Suspension


def suspended(story: Story, number: int) -> None:
    story.form("deputy", FormKind.SUSPEND, number, reason="in_court", condition="判决生效后")


def test_a_suspended_case_is_never_late_and_goes_on_with_the_days_it_was_held(
    story: Story, handled: int, clock: MovableTime
) -> None:
    clock.move(days=7)
    suspended(story, handled)
    assert case(story, handled).due_on is None
    assert counts_hold(story)
    notes = card(story, "liaison", handled).notes
    assert [(note.kind, note.text) for note in notes[-2:]] == [
        (NoteKind.REASON, "in_court"),
        (NoteKind.CONDITION, "判决生效后"),
    ]
    clock.move(days=30)
    story.act("deputy", Move.RESUME, handled)
    # 22 January + 30 days is Sunday 21 February 2027.
    assert case(story, handled).due_on == date(2027, 2, 22)
    assert counts_hold(story)
    assert told(story, PushKind.CASE_RESUMED) == [("liaison", "queued")]


def asked_again(story: Story) -> list[str]:
    return [who for who, state in told(story, PushKind.SUSPENSION_DUE) if state == "queued"]


def test_the_date_given_is_reminded_of_and_then_once_a_month(
    story: Story, handled: int, clock: MovableTime
) -> None:
    story.form("deputy", FormKind.SUSPEND, handled, reason="in_court", condition="12月8日")
    due = card(story, "deputy", handled).due
    assert due is not None
    assert (due.rule, due.due_on) == (ClockRule.SUSPENSION, date(2026, 12, 8))
    clock.set(datetime(2026, 12, 7, 1, tzinfo=UTC))
    speak(story)
    assert asked_again(story) == []
    clock.set(datetime(2026, 12, 8, 1, tzinfo=UTC))
    speak(story)
    assert asked_again(story) == ["liaison", "deputy"]
    clock.set(datetime(2027, 1, 7, 1, tzinfo=UTC))  # thirty days on, and it still is held
    speak(story)
    assert asked_again(story) == ["liaison", "deputy"] * 2
    story.act("deputy", Move.RESUME, handled)
    assert asked_again(story) == []
    clock.set(datetime(2027, 2, 15, 1, tzinfo=UTC))
    speak(story)
    assert asked_again(story) == []


def test_a_condition_without_a_date_is_asked_about_once_a_month(
    story: Story, handled: int, clock: MovableTime
) -> None:
    suspended(story, handled)
    for month, day, times in ((12, 22, 0), (12, 23, 1), (12, 30, 1)):
        clock.set(datetime(2026, month, day, 1, tzinfo=UTC))
        speak(story)
        assert asked_again(story) == ["liaison", "deputy"] * times


def test_a_date_to_suspend_to_lies_ahead(story: Story, handled: int) -> None:
    with pytest.raises(DueDatePastError):
        story.form("deputy", FormKind.SUSPEND, handled, reason="in_court", condition="今天")
    assert case(story, handled).stage is Stage.HANDLING
    assert clock_of(story, handled, ClockRule.SUSPENSION) is None
    # what was typed is still there, and a later day completes it
    (kept,) = story.database.read_now(drafts.open_of, story.ids["deputy"])
    assert kept.fields == {"reason": "in_court", "condition": "今天"}
    deputy, write = story.who("deputy"), story.database.write_now
    write(forms.fill, deputy, kept.id, "condition", "12月8日")
    write(forms.finish, deputy, kept.id)
    assert case(story, handled).stage is Stage.SUSPENDED


def test_what_is_suspended_is_counted_apart_from_what_is_open(story: Story, handled: int) -> None:
    def stands() -> tuple[int, int]:
        found = story.database.read_now(status.overview, story.who("leader"))
        return found.open, found.suspended

    assert stands() == (1, 0)
    suspended(story, handled)
    assert stands() == (0, 1)
    assert story.database.read_now(behind.suspended, story.who("leader")).total == 1
    assert counts_hold(story)
    story.act("deputy", Move.RESUME, handled)
    assert stands() == (1, 0)


def test_what_was_suspended_before_it_was_counted_is_counted_by_the_upgrade(
    story: Story, handled: int
) -> None:
    suspended(story, handled)
    engine = story.database.engine
    migrate.downgrade(engine, "0012")
    migrate.upgrade(engine)
    assert counts_hold(story)


def test_a_pause_stands_in_the_ledger(story: Story, handled: int) -> None:
    suspended(story, handled)
    story.act("deputy", Move.RESUME, handled)
    running = clock_of(story, handled, ClockRule.HANDLING)
    assert running is not None
    kinds = [entry.kind for entry in running.ledger]
    assert kinds == [EntryKind.START, EntryKind.PAUSE, EntryKind.RESUME]


def test_what_is_late_is_not_suspended(story: Story, handled: int, clock: MovableTime) -> None:
    clock.move(days=61)
    with pytest.raises(ClockExpiredError):
        suspended(story, handled)
    assert case(story, handled).stage is Stage.HANDLING


def test_while_suspended_nothing_else_is_done_by_the_owner(story: Story, handled: int) -> None:
    suspended(story, handled)
    assert card(story, "liaison", handled).moves == (Move.RECUSE,)
    assert Move.RESUME in card(story, "deputy", handled).moves

"""A petitioner withdraws: on a paper of their own, once somebody uninvolved has called."""

from datetime import date

import pytest
from movable_time import MovableTime
from office_life import (
    ask_withdrawal,
    card,
    case,
    clock_of,
    counts_hold,
    enter,
    photo,
    told,
)
from offices import FOUR, open_office, post, shown
from two_townships import RESULT, ROOT, WELL, Story

from casework.case_errors import (
    CallEarlyError,
    CallerInvolvedError,
    NoCallerError,
    PaperMissingError,
)
from casework.clocks import ClockRule, ClockStatus
from casework.errors import NotAllowedError, WrongStageError
from casework.form_errors import NotAChoiceError
from casework.forms import FormKind
from casework.people import Role
from casework.pushes import PushKind
from casework.workflow import Flag, Move, Stage
from services import audit, cards, forms, withdrawing
from storage.database import Database

SAID = "本人说家里人劝他别告了,他不愿撤。"


def callers(story: Story, number: int) -> set[str]:
    names = {officer: who for who, officer in story.ids.items()}
    return {names[who.id] for who in story.database.read_now(withdrawing.callers_of, number)}


def heard_by(
    story: Story, who: str, number: int, of: Move = Move.REFUSE_WITHDRAWAL
) -> list[str | None]:
    """What the history tells somebody of a call that confirmed nothing, or never was made."""
    steps = story.database.read_now(cards.history, story.who(who), number).steps
    return [step.text for step in steps if step.kind == of]


def test_it_is_withdrawn_once_somebody_uninvolved_has_called(story: Story) -> None:
    number = story.case()
    photo(story, "clerk", number)
    ask_withdrawal(story, number)
    assert told(story, PushKind.WITHDRAWAL_TO_CHECK) == [("inspector", "queued")]
    assert case(story, number).stage is Stage.ASSIGNED
    assert "群众申请撤回,待方正平打电话核实" in shown(story, "liaison", number)
    story.act("liaison", Move.ACKNOWLEDGE, number)  # the work goes on meanwhile
    assert told(story, PushKind.WITHDRAWAL_TO_CHECK) == [("inspector", "queued")]
    assert "群众申请撤回,请您给本人打电话核实" in shown(story, "inspector", number)
    story.form("inspector", FormKind.WITHDRAW_CASE, number, on="today", call="本人愿意。")
    it = case(story, number)
    assert (it.stage, it.due_on, it.caller_id) == (Stage.WITHDRAWN, None, None)
    assert told(story, PushKind.CASE_WITHDRAWN) == [("liaison", "queued")]
    for rule in (ClockRule.SIMPLE_DECIDE, ClockRule.ACKNOWLEDGE, ClockRule.OBJECTION):
        stopped = clock_of(story, number, rule)
        assert stopped is not None
        assert stopped.status is ClockStatus.STOPPED
    assert counts_hold(story)
    assert story.database.read_now(audit.verify).fault is None


def test_without_the_petitioners_own_paper_nobody_is_asked_to_call(story: Story) -> None:
    number = story.case()
    photo(story, "liaison", number)  # what others have sent of the matter is no paper
    with pytest.raises(PaperMissingError):
        ask_withdrawal(story, number)
    assert told(story, PushKind.WITHDRAWAL_TO_CHECK) == []


def test_only_those_without_a_hand_in_it_are_offered(story: Story) -> None:
    by_clerk_alone = story.case()
    assert callers(story, by_clerk_alone) == {"deputy", "leader", "inspector"}
    approved = story.case(procedure="ordinary", words=f"{WELL}水泵也坏了。")
    story.act("deputy", Move.ASSIGN, approved)
    assert callers(story, approved) == {"leader", "inspector"}
    story.act("leader", Move.TAKE_LEAD, approved)
    assert callers(story, approved) == {"inspector"}
    story.recuse("inspector", approved)
    with pytest.raises(NoCallerError):
        ask_withdrawal(story, approved)
    photo(story, "clerk", by_clerk_alone)
    with pytest.raises(NotAChoiceError):
        ask_withdrawal(story, by_clerk_alone, "clerk")


def test_what_the_petitioner_does_not_mean_goes_on_and_the_inspector_hears_of_it(
    story: Story,
) -> None:
    number = story.case()
    photo(story, "clerk", number)
    ask_withdrawal(story, number, "leader")
    story.form("leader", FormKind.REFUSE_WITHDRAWAL, number, on="today", call=SAID)
    it = case(story, number)
    assert (it.stage, it.caller_id) == (Stage.ASSIGNED, None)
    assert Flag.WITHDRAWAL_ASKED not in it.flags
    heard = dict(told(story, PushKind.WITHDRAWAL_REFUSED))
    assert heard == {"inspector": "queued", "clerk": "queued"}
    assert heard_by(story, "inspector", number) == heard_by(story, "clerk", number) == [SAID]
    assert Move.WITHDRAW_CASE not in card(story, "leader", number).moves


def test_those_it_may_be_about_do_not_read_what_was_said(story: Story) -> None:
    number = story.case()
    photo(story, "clerk", number)
    ask_withdrawal(story, number)
    story.form("inspector", FormKind.REFUSE_WITHDRAWAL, number, on="today", call=SAID)
    assert heard_by(story, "liaison", number) == [None]
    for who in ("liaison", "clerk", "inspector"):
        assert SAID not in shown(story, who, number)


def test_nobody_speaks_in_the_place_of_who_was_asked(story: Story) -> None:
    number = story.case()
    photo(story, "clerk", number)
    ask_withdrawal(story, number, "leader")
    for who in ("clerk", "deputy", "inspector"):
        assert Move.WITHDRAW_CASE not in card(story, who, number).moves
        with pytest.raises(NotAllowedError) as refused:
            story.form(who, FormKind.WITHDRAW_CASE, number, on="today", call="本人愿意。")
        assert refused.value.facts["rule"] == "not_caller"


def test_who_handled_it_does_not_enter_that_it_is_withdrawn(story: Story) -> None:
    post(story, "liaison", Role.CLERK)
    number = story.case()
    story.act("liaison", Move.ACKNOWLEDGE, number)
    assert Move.ASK_WITHDRAWAL not in card(story, "liaison", number).moves
    with pytest.raises(NotAllowedError) as refused:
        story.database.write_now(forms.start, story.who("liaison"), FormKind.ASK_WITHDRAWAL, number)
    assert refused.value.facts["rule"] == "handler_withdraws"


def test_a_paper_that_was_not_meant_does_not_do_once_more(story: Story, clock: MovableTime) -> None:
    number = story.case()
    photo(story, "clerk", number)
    ask_withdrawal(story, number)
    clock.move(hours=1)
    story.form("inspector", FormKind.REFUSE_WITHDRAWAL, number, on="today", call=SAID)
    clock.move(hours=1)
    with pytest.raises(PaperMissingError):
        ask_withdrawal(story, number)


def test_another_can_be_asked_instead(story: Story, clock: MovableTime) -> None:
    number = story.case()
    photo(story, "clerk", number)
    ask_withdrawal(story, number, "leader")
    clock.move(days=3)
    ask_withdrawal(story, number, "inspector")
    asked = told(story, PushKind.WITHDRAWAL_TO_CHECK)
    assert asked == [("leader", "settled"), ("inspector", "queued")]
    assert Move.WITHDRAW_CASE not in card(story, "leader", number).moves


def test_who_was_asked_and_has_a_hand_in_it_by_then_does_not_confirm(story: Story) -> None:
    number = story.case(procedure="ordinary")
    photo(story, "clerk", number)
    ask_withdrawal(story, number, "deputy")
    begun = story.database.write_now(
        forms.start, story.who("deputy"), FormKind.WITHDRAW_CASE, number
    ).ref
    story.act("deputy", Move.ASSIGN, number)
    fields = {"on": "today", "call": "本人愿意。"}
    with pytest.raises(CallerInvolvedError):
        story.form("deputy", FormKind.WITHDRAW_CASE, number, **fields)
    for name, value in fields.items():
        story.database.write_now(forms.fill, story.who("deputy"), begun, name, value)
    with pytest.raises(CallerInvolvedError):
        story.database.write_now(forms.finish, story.who("deputy"), begun)
    story.form("deputy", FormKind.REFUSE_WITHDRAWAL, number, on="today", call="请另请一位。")
    assert case(story, number).stage is Stage.ASSIGNED


def test_a_call_before_the_matter_came_is_none_about_it(story: Story, clock: MovableTime) -> None:
    clock.move(days=1)
    number = story.case()
    photo(story, "clerk", number)
    ask_withdrawal(story, number)
    for kind in (FormKind.WITHDRAW_CASE, FormKind.REFUSE_WITHDRAWAL):
        with pytest.raises(CallEarlyError) as refused:
            story.form("inspector", kind, number, on="yesterday", call="本人愿意。")
        assert refused.value.facts["first"] == date(2026, 11, 24)


def test_what_has_been_answered_waits_for_no_call(story: Story) -> None:
    number = story.case()
    photo(story, "clerk", number)
    ask_withdrawal(story, number)
    story.answer(number)
    assert Flag.WITHDRAWAL_ASKED not in case(story, number).flags
    assert told(story, PushKind.WITHDRAWAL_TO_CHECK) == [("inspector", "settled")]
    assert Move.WITHDRAW_CASE not in card(story, "inspector", number).moves


def test_in_an_office_of_four_the_leader_calls_or_nobody(lite_database: Database) -> None:
    story = open_office(lite_database, FOUR)
    number = story.case(procedure="ordinary")
    story.act("deputy", Move.ASSIGN, number)
    assert callers(story, number) == {"leader"}
    photo(story, "clerk", number)
    ask_withdrawal(story, number, "leader")
    story.form("leader", FormKind.REFUSE_WITHDRAWAL, number, on="today", call=SAID)
    # Without an inspector it is the leader who would hear of it, and has said it.
    assert told(story, PushKind.WITHDRAWAL_REFUSED) == [("clerk", "queued")]
    story.act("leader", Move.TAKE_LEAD, number)
    with pytest.raises(NoCallerError):
        ask_withdrawal(story, number, "leader")
    story.act("liaison", Move.ACKNOWLEDGE, number)
    story.form("liaison", FormKind.RESULT, number, **RESULT)  # answered in the ordinary way
    assert case(story, number).stage is Stage.REPLY_REVIEW


def test_whoever_had_a_hand_in_what_has_become_part_of_it_is_not_asked(story: Story) -> None:
    into = story.case(words="上湾村水渠漏水。")
    second = story.case(procedure="ordinary", words="上湾村水渠又漏了。")
    story.form("deputy", FormKind.RETURN_PROPOSAL, second, reason="facts_unclear")
    assert callers(story, into) == {"deputy", "leader", "inspector"}
    story.form("clerk", FormKind.JOIN_CASE, second, into=str(case(story, into).serial))
    assert callers(story, into) == {"leader", "inspector"}


def take_back(story: Story, number: int, who: str = "clerk", reason: str = "changed_mind") -> None:
    story.form(who, FormKind.TAKE_BACK_WITHDRAWAL, number, reason=reason)


def test_before_the_call_the_clerk_takes_the_request_back(story: Story, clock: MovableTime) -> None:
    number = story.case()
    before = case(story, number)
    photo(story, "clerk", number)
    ask_withdrawal(story, number)
    assert "申请撤回。" in shown(story, "liaison", number)
    clock.move(hours=1)
    take_back(story, number, reason="本人来说是被人劝着写的,不撤了。")
    it = case(story, number)
    assert (it.stage, it.flags, it.due_on) == (before.stage, before.flags, before.due_on)
    assert it.caller_id is None
    assert told(story, PushKind.WITHDRAWAL_TO_CHECK) == [("inspector", "settled")]
    for word in ("申请撤回。", "待方正平打电话核实"):
        assert word not in shown(story, "liaison", number)
    with pytest.raises(PaperMissingError):  # another day it takes another paper
        ask_withdrawal(story, number)


def test_why_it_is_taken_back_is_for_the_office_alone(story: Story) -> None:
    number = story.case()
    photo(story, "clerk", number)
    ask_withdrawal(story, number)
    take_back(story, number, reason=SAID)
    assert heard_by(story, "inspector", number, Move.TAKE_BACK_WITHDRAWAL) == [SAID]
    assert heard_by(story, "liaison", number, Move.TAKE_BACK_WITHDRAWAL) == [None]
    assert SAID not in shown(story, "liaison", number)


def test_who_has_the_clerks_post_by_now_takes_it_back_and_no_other(story: Story) -> None:
    number = story.case()
    photo(story, "clerk", number)
    ask_withdrawal(story, number)
    enter(story, "next_clerk", "文静安", Role.CLERK, ROOT, None)
    for who in ("liaison", "deputy", "leader", "inspector"):
        assert Move.TAKE_BACK_WITHDRAWAL not in card(story, who, number).moves
    take_back(story, number, "next_clerk")
    assert case(story, number).caller_id is None


def test_who_has_handled_it_leaves_also_the_taking_back_to_others(story: Story) -> None:
    number = story.case()
    photo(story, "clerk", number)
    ask_withdrawal(story, number)
    post(story, "liaison", Role.CLERK)
    story.act("liaison", Move.ACKNOWLEDGE, number)
    with pytest.raises(NotAllowedError) as refused:
        take_back(story, number, "liaison")
    assert refused.value.facts["rule"] == "handler_withdraws"


def test_what_the_caller_has_said_is_not_taken_back(story: Story) -> None:
    number = story.case()
    photo(story, "clerk", number)
    ask_withdrawal(story, number)
    story.form("inspector", FormKind.REFUSE_WITHDRAWAL, number, on="today", call=SAID)
    with pytest.raises(WrongStageError):
        take_back(story, number)


def test_a_call_that_comes_after_it_was_taken_back_withdraws_nothing(story: Story) -> None:
    number = story.case()
    photo(story, "clerk", number)
    ask_withdrawal(story, number)
    begun = story.database.write_now(
        forms.start, story.who("inspector"), FormKind.WITHDRAW_CASE, number
    ).ref
    for name, value in {"on": "today", "call": "本人愿意。"}.items():
        story.database.write_now(forms.fill, story.who("inspector"), begun, name, value)
    take_back(story, number)
    with pytest.raises(WrongStageError) as refused:
        story.database.write_now(forms.finish, story.who("inspector"), begun)
    assert refused.value.facts["missing"] is Flag.WITHDRAWAL_ASKED
    assert case(story, number).stage is Stage.ASSIGNED

"""After the reply: asked again, reviewed and rechecked above, reopened, archived."""

from datetime import UTC, date, datetime

import pytest
import register_rows
from movable_time import MovableTime
from office_life import card, case, clock_of, counts_hold, newly_reminded, speak, told
from offices import shown
from two_townships import LIU, RESULT, ROOT, YUN, Story

from casework.case_errors import FollowUpEarlyError, ReviewLateError, ReviewOpenError
from casework.clocks import ClockRule, ClockStatus
from casework.errors import NotAllowedError, WrongStageError
from casework.form_errors import DayNotYetError, NotADayError
from casework.forms import FormKind
from casework.people import Language
from casework.pushes import PushKind
from casework.statistics import Period
from casework.workflow import Flag, Move, Stage
from services import cards, places
from services.counts import Counts
from storage import counters
from storage.measures import Measure
from storage.unit import Reader
from wording import cases as case_words
from wording.speaker import Speaker


@pytest.fixture
def replied(story: Story) -> int:
    number = story.case()
    story.answer(number)
    return number


def close(story: Story, number: int, cause: str = "knowledge_of_law") -> None:
    story.form(
        "clerk", FormKind.FOLLOW_UP, number, service="satisfied", result="fairly", cause=cause
    )


def applied(story: Story, number: int, on: str = "today") -> None:
    story.form("clerk", FormKind.APPLY_REVIEW, number, on=on, body="市信访局")


def decided(story: Story, number: int) -> None:
    story.form(
        "clerk", FormKind.DECIDE_REVIEW, number, decision="upheld", on="today", text="维持原答复。"
    )


# Follow-up at 90 days


def first_button(story: Story, case_id: int) -> str:
    """What the clerk's card of a case offers first."""
    say = Speaker.of(story.database, Language.CHINESE)
    return case_words.case(say, card(story, "clerk", case_id)).buttons[0][0].label


def test_what_has_to_last_is_asked_about_again_at_ninety_days(
    story: Story, replied: int, clock: MovableTime
) -> None:
    close(story, replied, "policy_gap")
    it = case(story, replied)
    assert (it.stage, it.flags) == (Stage.CLOSED, {Flag.OWED_AGAIN})
    again = clock_of(story, replied, ClockRule.FOLLOW_UP_AGAIN)
    assert again is not None
    # 23 November + 90 days is Sunday 21 February 2027.
    assert again.nominal_due == date(2027, 2, 21)
    with pytest.raises(WrongStageError):
        story.act("clerk", Move.ARCHIVE, replied)
    with pytest.raises(FollowUpEarlyError):
        story.form("clerk", FormKind.FOLLOW_UP_AGAIN, replied, service="satisfied")
    assert first_button(story, replied) != "再次回访"  # which would only say from when
    clock.move(days=91)
    speak(story)
    assert ("clerk", "queued") in told(story, PushKind.FOLLOW_UP_DUE)
    assert first_button(story, replied) == "再次回访"
    story.form("clerk", FormKind.FOLLOW_UP_AGAIN, replied, service="satisfied", result="satisfied")
    assert case(story, replied).flags == frozenset()
    story.act("clerk", Move.ARCHIVE, replied)
    assert case(story, replied).stage is Stage.ARCHIVED
    assert counts_hold(story)


def test_what_is_said_the_second_time_edits_no_rating_that_was_given(
    story: Story, replied: int, clock: MovableTime
) -> None:
    close(story, replied, "policy_gap")
    clock.move(days=80)
    story.form(
        "clerk", FormKind.FOLLOW_UP_AGAIN, replied, service="satisfied", result="not_satisfied"
    )
    it = case(story, replied)
    assert (it.service_rating, it.result_rating) == ("satisfied", "fairly")
    text = shown(story, "deputy", replied)
    assert "评价 服务满意 结果基本满意\n再次回访 服务满意 结果不满意" in text
    story.form("inspector", FormKind.REOPEN, replied, reason="not_carried_out")
    assert case(story, replied).result_again is None


def test_what_is_only_explained_is_asked_about_once(story: Story, replied: int) -> None:
    close(story, replied)
    assert case(story, replied).flags == frozenset()
    assert clock_of(story, replied, ClockRule.FOLLOW_UP_AGAIN) is None


def test_ratings_stay_on_record_as_they_were_given(story: Story, replied: int) -> None:
    from storage import whole_chain

    close(story, replied)
    chain = story.database.read_now(whole_chain.everything)
    said = next(event for event in chain if event["kind"] == "follow_up")
    assert '"result_rating": "fairly"' in said["facts"]


# Review and recheck


def at(month: int, day: int) -> datetime:
    """Nine in the morning of a day in 2026."""
    return datetime(2026, month, day, 1, tzinfo=UTC)


def test_the_card_says_until_when_a_review_can_be_applied_for(
    story: Story, replied: int, clock: MovableTime
) -> None:
    for who in ("liaison", "clerk"):
        assert "可申请复查至2026年12月23日(周三)" in shown(story, who, replied)
    found = story.database.read_now(cards.why, story.who("clerk"), replied)
    assert ClockRule.REVIEW_APPLY in {rule for rule, _lines in found.clocks}
    clock.set(at(12, 24))
    assert "可申请" not in shown(story, "clerk", replied)


def test_the_time_to_apply_is_counted_from_the_day_the_reply_arrived(story: Story) -> None:
    number = story.case()
    story.act("liaison", Move.ACKNOWLEDGE, number)
    story.form("liaison", FormKind.RESULT, number, **RESULT)
    story.act("deputy", Move.APPROVE_REPLY, number)
    story.form("liaison", FormKind.DELIVERY, number, manner="in_person", day="day_before")
    # Saturday 21 November + 30 days is Monday 21 December.
    window = clock_of(story, number, ClockRule.REVIEW_APPLY)
    assert window is not None
    assert window.nominal_due == date(2026, 12, 21)


def test_owner_and_desk_hear_once_that_the_time_to_apply_ends(
    story: Story, replied: int, clock: MovableTime
) -> None:
    for day in range(14, 24):
        clock.set(at(12, day))
        speak(story)
        heard = {who for who, _ in told(story, PushKind.REVIEW_CLOSING)}
        assert heard == (set() if day < 16 else {"liaison", "clerk"})
    assert len(told(story, PushKind.REVIEW_CLOSING)) == 2


def test_a_review_that_was_applied_for_is_not_reminded_of(
    story: Story, replied: int, clock: MovableTime
) -> None:
    applied(story, replied)
    clock.set(at(12, 16))
    speak(story)
    assert told(story, PushKind.REVIEW_CLOSING) == []


def test_what_the_body_above_owes_is_asked_for_by_the_desk_seven_three_and_one_days_before(
    story: Story, replied: int, clock: MovableTime
) -> None:
    applied(story, replied)  # decided by Wednesday 23 December
    warned = []
    for day in range(15, 23):
        clock.set(at(12, day))
        if "clerk" in newly_reminded(story):
            warned.append(day)
    assert warned == [16, 18, 22]  # 20 is a Sunday: told on the working day before


def test_after_a_review_a_recheck_can_be_applied_for(
    story: Story, replied: int, clock: MovableTime
) -> None:
    applied(story, replied)
    clock.move(days=1)
    story.form(
        "clerk", FormKind.DECIDE_REVIEW, replied, decision="upheld", on="yesterday", text="维持。"
    )
    assert "可申请复核至2026年12月23日(周三)" in shown(story, "clerk", replied)


def test_a_review_is_decided_and_a_recheck_ends_it(story: Story, replied: int) -> None:
    applied(story, replied)
    assert case(story, replied).stage is Stage.UNDER_REVIEW
    deciding = clock_of(story, replied, ClockRule.REVIEW_DECIDE)
    assert deciding is not None
    assert deciding.nominal_due == date(2026, 12, 23)
    decided(story, replied)
    story.form("clerk", FormKind.APPLY_RECHECK, replied, on="today", body="省信访局")
    story.form(
        "clerk", FormKind.DECIDE_RECHECK, replied, decision="upheld", on="today", text="维持。"
    )
    it = case(story, replied)
    assert it.stage is Stage.FINAL
    # Who handled it is kept away since, which a deputy may take back.
    there = (Move.PUT_LEGAL_HOLD, Move.RECUSE, Move.REFUSE_RECUSAL)
    assert card(story, "deputy", replied).moves == there
    with pytest.raises(WrongStageError):
        story.form("deputy", FormKind.REOPEN, replied, reason="new_facts")
    story.act("clerk", Move.ARCHIVE, replied)


def test_a_review_is_counted_from_the_day_it_was_applied_for(
    story: Story, replied: int, clock: MovableTime
) -> None:
    clock.move(days=10)
    applied(story, replied, "11月30日")
    deciding = clock_of(story, replied, ClockRule.REVIEW_DECIDE)
    assert deciding is not None
    assert deciding.nominal_due == date(2026, 12, 30)


def test_a_review_is_applied_for_within_thirty_days(
    story: Story, replied: int, clock: MovableTime
) -> None:
    clock.move(days=40)
    with pytest.raises(ReviewLateError):
        applied(story, replied)
    applied(story, replied, "2026-12-23")
    assert case(story, replied).stage is Stage.UNDER_REVIEW


@pytest.mark.parametrize(
    ("on", "error"),
    [("明天", DayNotYetError), ("尽快", NotADayError), ("2027-01-01", DayNotYetError)],
)
def test_what_is_recorded_lies_behind(
    story: Story, replied: int, on: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        applied(story, replied, on)


def test_it_is_final_by_itself_only_when_nobody_applied_in_time(
    story: Story, replied: int, clock: MovableTime
) -> None:
    applied(story, replied)
    decided(story, replied)
    with pytest.raises(ReviewOpenError):
        story.act("clerk", Move.MAKE_FINAL, replied)
    clock.move(days=31)
    story.act("clerk", Move.MAKE_FINAL, replied)
    assert case(story, replied).stage is Stage.FINAL
    lapsed = clock_of(story, replied, ClockRule.RECHECK_APPLY)
    assert lapsed is not None
    assert lapsed.status is ClockStatus.STOPPED


# Reopening


def test_a_reopened_case_is_proposed_again_with_a_deadline_of_its_own(
    story: Story, replied: int, clock: MovableTime
) -> None:
    close(story, replied)
    clock.move(days=20)
    story.form("inspector", FormKind.REOPEN, replied, reason="not_carried_out")
    it = case(story, replied)
    assert (it.stage, it.due_on, it.replied_on, it.simple) == (Stage.CLASSIFIED, None, None, False)
    assert told(story, PushKind.CASE_REOPENED) == [("clerk", "queued")]
    assert counts_hold(story)
    story.form("clerk", FormKind.PROPOSE, replied, owner=LIU)
    story.act("deputy", Move.ASSIGN, replied)
    # 13 December + 60 days is Thursday 11 February 2027.
    assert case(story, replied).due_on == date(2027, 2, 11)
    story.answer(replied)
    assert counts_hold(story)


def in_time(story: Story, first: date, last: date) -> tuple[int, int]:
    """Answered in time, of all that fell due: by the running counts and by the register alike."""

    def read(view: Reader) -> tuple[int, int]:
        measures = (Measure.ON_TIME, Measure.FALLING_DUE)
        (found,) = counters.sums(view, [counters.Asked([ROOT], measures, first, last)])
        sums = [found.get((ROOT, measure), 0) for measure in measures]
        rows = register_rows.rows(view, None)
        share = register_rows.timeliness(rows, Period(first, last)).on_time
        assert (share.count, share.of) == (sums[0], sums[1])
        return sums[0], sums[1]

    return story.database.read_now(read)


def test_the_first_answer_in_time_stays_so_for_its_period_and_the_second_is_counted_beside(
    story: Story, replied: int, clock: MovableTime
) -> None:
    december = date(2026, 12, 1), date(2026, 12, 31)
    assert in_time(story, *december) == (1, 1)
    close(story, replied)
    clock.move(days=20)
    story.form("inspector", FormKind.REOPEN, replied, reason="not_carried_out")
    assert in_time(story, *december) == (1, 1)
    story.form("clerk", FormKind.PROPOSE, replied, owner=YUN)
    story.act("deputy", Move.ASSIGN, replied)
    february = date(2027, 2, 1), date(2027, 2, 28)
    assert in_time(story, *february) == (0, 1)  # falls due at the other unit, in its own period
    clock.move(days=70)
    story.answer(replied, "neighbour")
    assert in_time(story, *february) == (0, 1)
    assert in_time(story, *december) == (1, 1)
    assert counts_hold(story)


def test_who_is_kept_away_does_not_find_the_earlier_answer_counted_either(
    story: Story, replied: int
) -> None:
    close(story, replied)
    story.form("inspector", FormKind.REOPEN, replied, reason="new_facts")
    story.recuse("leader", replied)

    def known(view: Reader) -> int:
        county = places.find(view, ROOT)
        counts = Counts(view, story.who("leader"), county)
        return counts.total(Measure.FALLING_DUE, None, None)

    assert story.database.read_now(known) == 0


def test_the_clerk_does_not_reopen(story: Story, replied: int) -> None:
    close(story, replied)
    with pytest.raises(NotAllowedError):
        story.form("clerk", FormKind.REOPEN, replied, reason="new_facts")

"""Supervision by hand and by itself, leaders' instructions, and whom a deadline reaches."""

from datetime import UTC, date, datetime

import pytest
from movable_time import MovableTime
from office_life import card, case, clock_of, enter, photo, speak, told
from offices import shown
from two_townships import RESULT, ROOT, Story

from casework.case_errors import PaperMissingError
from casework.clock_errors import DueDatePastError
from casework.clocks import ClockRule, ClockStatus, Level
from casework.errors import NotAllowedError
from casework.form_errors import NotAChoiceError, NotADayError
from casework.forms import FormKind
from casework.people import Role
from casework.pushes import PushKind
from casework.workflow import Flag, Move
from services import escalation
from storage import people


@pytest.fixture
def handled(story: Story) -> int:
    """An ordinary case, due on Friday 22 January 2027."""
    number = story.taken_on()
    story.form("clerk", FormKind.GIVE_NOTICE, number, manner="in_person", day="today")
    return number


def at(month: int, day: int, hour: int = 1) -> datetime:
    """A moment of 2027; one in UTC is nine in the office."""
    return datetime(2027, month, day, hour, tzinfo=UTC)


# Supervision


def test_the_inspector_supervises_and_the_owner_answers(story: Story, handled: int) -> None:
    story.form("inspector", FormKind.SUPERVISE, handled, text="请说明进度。")
    assert told(story, PushKind.SUPERVISION_OPENED) == [("liaison", "queued")]
    reply = clock_of(story, handled, ClockRule.SUPERVISION_REPLY)
    assert reply is not None
    assert reply.nominal_due == date(2026, 12, 23)
    story.form("liaison", FormKind.ANSWER_SUPERVISION, handled, text="本周完工。")
    assert told(story, PushKind.SUPERVISION_OPENED) == [("liaison", "settled")]
    assert told(story, PushKind.SUPERVISION_ANSWERED) == [("inspector", "queued")]
    reply = clock_of(story, handled, ClockRule.SUPERVISION_REPLY)
    assert reply is not None
    assert reply.status is ClockStatus.STOPPED
    assert case(story, handled).flags == {Flag.NOTICED, Flag.SUPERVISION_ANSWERED}


def test_the_inspector_accepts_an_answer_or_supervises_again(story: Story, handled: int) -> None:
    for _twice in range(2):
        story.form("inspector", FormKind.SUPERVISE, handled, text="请说明进度。")
        assert Flag.SUPERVISION_ANSWERED not in case(story, handled).flags
        story.form("liaison", FormKind.ANSWER_SUPERVISION, handled, text="本周完工。")
        assert "督办已回复,待认可" in shown(story, "inspector", handled)
    for who in ("liaison", "clerk", "deputy"):
        assert Move.ACCEPT_SUPERVISION not in card(story, who, handled).moves
    assert Move.ACCEPT_SUPERVISION in card(story, "inspector", handled).moves
    story.act("inspector", Move.ACCEPT_SUPERVISION, handled)
    assert case(story, handled).flags == {Flag.NOTICED}
    assert told(story, PushKind.SUPERVISION_ANSWERED) == [("inspector", "settled")] * 2


def test_who_works_on_a_case_does_not_accept_its_answer(story: Story, handled: int) -> None:
    story.form("deputy", FormKind.SUPERVISE, handled, text="请说明进度。")
    story.form("liaison", FormKind.ANSWER_SUPERVISION, handled, text="本周完工。")
    post = {"role": Role.INSPECTOR.value, "unit_code": ROOT, "first_day": date(2026, 1, 1)}
    story.database.write_now(people.add_post, story.ids["liaison"], **post)
    with pytest.raises(NotAllowedError) as refused:
        story.act("liaison", Move.ACCEPT_SUPERVISION, handled)
    assert refused.value.facts["rule"] == "handler_accepts"


def test_work_on_the_case_does_not_answer_the_supervision(story: Story, handled: int) -> None:
    story.form("inspector", FormKind.SUPERVISE, handled, text="请说明进度。")
    story.form("liaison", FormKind.RESULT, handled, **RESULT)
    assert told(story, PushKind.SUPERVISION_OPENED) == [("liaison", "queued")]


def test_after_a_stop_its_answer_is_due_as_if_it_had_opened_in_time(
    story: Story, handled: int, clock: MovableTime
) -> None:
    clock.set(at(1, 25))  # a Monday; the case was due on Friday evening
    speak(story)
    reply = clock_of(story, handled, ClockRule.SUPERVISION_REPLY)
    assert reply is not None
    assert reply.nominal_due == date(2027, 2, 21)


def test_at_the_due_moment_supervision_opens_by_itself(
    story: Story, handled: int, clock: MovableTime
) -> None:
    clock.set(at(1, 22))
    speak(story)
    assert Flag.SUPERVISED not in case(story, handled).flags
    clock.set(at(1, 22, 10))  # six in the evening: the office has closed
    speak(story)
    assert Flag.SUPERVISED in case(story, handled).flags
    assert told(story, PushKind.SUPERVISION_OPENED) == [("liaison", "queued")]
    assert ("inspector", "queued") in told(story, PushKind.OVERDUE)
    assert card(story, "inspector", handled).steps[0].actor_name is None


def test_ten_working_days_late_it_is_for_the_joint_meeting(
    story: Story, handled: int, clock: MovableTime
) -> None:
    clock.set(at(2, 26))
    speak(story)
    assert {Flag.SUPERVISED, Flag.ON_AGENDA} <= case(story, handled).flags


def test_what_was_answered_in_time_opens_nothing(
    story: Story, handled: int, clock: MovableTime
) -> None:
    story.form("liaison", FormKind.RESULT, handled, **RESULT)
    story.act("deputy", Move.APPROVE_REPLY, handled)
    story.form("liaison", FormKind.DELIVERY, handled, manner="in_person", day="today")
    clock.set(at(2, 26))
    speak(story)
    assert case(story, handled).flags == {Flag.NOTICED}


def test_whoever_acts_ends_the_reminders_of_the_others(
    story: Story, handled: int, clock: MovableTime
) -> None:
    clock.set(at(1, 21))
    speak(story)
    assert {who for who, _ in told(story, PushKind.DUE_SOON)} == {"liaison", "deputy"}
    story.form("liaison", FormKind.PROGRESS, handled, text="泵已到货。")
    assert {state for _, state in told(story, PushKind.DUE_SOON)} == {"settled"}


# Whom a step reaches


def reached(story: Story, number: int, *levels: Level) -> list[str]:
    names = {officer: who for who, officer in story.ids.items()}
    found = story.database.read_now(
        escalation.reached, case(story, number), ClockRule.HANDLING, list(levels)
    )
    return [names[who.id] for who in found]


def test_a_vacant_step_brings_in_nobody(story: Story, handled: int) -> None:
    assert reached(story, handled, Level.SECTION_HEAD) == ["liaison"]
    assert reached(story, handled, Level.EXECUTIVE_DEPUTY) == ["liaison"]
    assert reached(story, handled, Level.DIRECTOR) == ["liaison", "leader", "local"]


def test_the_executive_deputy_comes_before_the_director(story: Story, handled: int) -> None:
    enter(story, "executive", "江若川", Role.LEADER, ROOT, "executive")
    assert reached(story, handled, Level.EXECUTIVE_DEPUTY) == ["liaison", "executive"]
    assert reached(story, handled, Level.DIRECTOR) == ["liaison", "leader", "local"]


def test_steps_held_by_one_person_merge_into_the_first(story: Story, handled: int) -> None:
    def also(unit: object) -> None:
        from storage import people

        people.add_post(
            unit,  # type: ignore[arg-type]
            story.ids["deputy"],
            role=Role.SECTION_HEAD.value,
            unit_code=ROOT,
            first_day=date(2026, 1, 1),
        )

    story.database.write_now(also)
    assert reached(story, handled, Level.SECTION_HEAD) == ["liaison", "deputy"]
    assert reached(story, handled, Level.DEPUTY) == ["liaison"]


def test_in_place_of_one_who_is_kept_away_the_next_one_up_is_told(
    story: Story, handled: int
) -> None:
    story.recuse("deputy", handled)
    assert reached(story, handled, Level.DEPUTY) == ["liaison", "inspector"]


def test_a_late_notice_is_the_desks(story: Story) -> None:
    number = story.case(procedure="ordinary")
    found = story.database.read_now(
        escalation.reached, case(story, number), ClockRule.NOTICE, [Level.DEPUTY]
    )
    assert [who.name for who in found] == ["周清和", "秦望舒"]


def test_a_late_notice_has_the_desk_answer(story: Story, clock: MovableTime) -> None:
    number = story.case(procedure="ordinary")
    story.act("deputy", Move.ASSIGN, number)
    clock.move(days=16)
    speak(story)
    assert told(story, PushKind.SUPERVISION_OPENED) == []
    assert told(story, PushKind.DESK_SUPERVISED) == [("clerk", "queued")]
    story.form("clerk", FormKind.GIVE_NOTICE, number, manner="in_person", day="today")
    assert told(story, PushKind.DESK_SUPERVISED) == [("clerk", "settled")]
    assert case(story, number).flags == {Flag.NOTICED, Flag.MAY_OBJECT}


def test_the_card_says_by_when_a_supervision_is_answered(
    story: Story, handled: int, clock: MovableTime
) -> None:
    assert "督办回复" not in shown(story, "liaison", handled)
    story.form("inspector", FormKind.SUPERVISE, handled, text="请说明进度。")
    assert "督办回复 12月23日(周三)前 · 还剩22个工作日" in shown(story, "liaison", handled)
    clock.set(at(1, 4))
    assert "督办回复 2026年12月23日(周三)到期" in shown(story, "inspector", handled)
    story.form("liaison", FormKind.ANSWER_SUPERVISION, handled, text="本周完工。")
    assert "到期" not in shown(story, "inspector", handled)


def test_the_history_tells_what_came_by_itself(
    story: Story, handled: int, clock: MovableTime
) -> None:
    clock.set(at(2, 26))
    speak(story)
    told_of = shown(story, "inspector", handled)
    assert "到期自动督办" in told_of
    assert "超期10个工作日,列入会议" in told_of


# Instructions


def test_a_leader_instructs_with_a_date_of_their_own(story: Story, handled: int) -> None:
    story.form("leader", FormKind.INSTRUCT, handled, text="务必年前解决。", due="12月5日")
    assert told(story, PushKind.INSTRUCTION_GIVEN) == [("liaison", "queued")]
    sheet = card(story, "liaison", handled)
    assert sheet.leader_due is not None
    # 5 December 2026 is a Saturday.
    assert sheet.leader_due.nominal == date(2026, 12, 5)
    assert sheet.leader_due.due_on == date(2026, 12, 7)
    assert case(story, handled).due_on == date(2027, 1, 22)
    story.act("liaison", Move.ACCEPT_INSTRUCTION, handled)
    assert told(story, PushKind.INSTRUCTION_GIVEN) == [("liaison", "settled")]


def test_a_leaders_date_never_passes_the_limit_of_the_answer(story: Story, handled: int) -> None:
    story.form("leader", FormKind.INSTRUCT, handled, text="抓紧。", due="2027-03-01")
    sheet = card(story, "leader", handled)
    assert sheet.leader_due is not None
    assert sheet.leader_due.due_on == date(2027, 1, 22)


@pytest.mark.parametrize(
    ("due", "error"),
    [("昨天", DueDatePastError), ("尽快", NotADayError), ("2026-11-01", DueDatePastError)],
)
def test_a_date_is_a_day_from_today_on(
    story: Story, handled: int, due: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        story.form("leader", FormKind.INSTRUCT, handled, text="抓紧。", due=due)


def test_a_new_instruction_takes_the_place_of_the_old_one(story: Story, handled: int) -> None:
    story.form("leader", FormKind.INSTRUCT, handled, text="抓紧。", due="10天")
    story.form("leader", FormKind.INSTRUCT, handled, text="再快一点。", due="5天")
    newest = clock_of(story, handled, ClockRule.LEADER_SET)
    assert newest is not None
    assert newest.nominal_due == date(2026, 11, 28)
    sheet = card(story, "leader", handled)
    assert sheet.leader_due is not None
    assert sheet.leader_due.nominal == date(2026, 11, 28)


def test_an_instruction_on_paper_needs_its_photo_and_the_leaders_word(
    story: Story, handled: int
) -> None:
    leader = str(story.ids["leader"])
    given = {"leader": leader, "text": "请柳湾镇一周内办结。", "due": "+7"}
    with pytest.raises(PaperMissingError):
        story.form("clerk", FormKind.ENTER_INSTRUCTION, handled, **given)
    photo(story, "clerk", handled)
    story.form("clerk", FormKind.ENTER_INSTRUCTION, handled)
    assert told(story, PushKind.INSTRUCTION_TO_CONFIRM) == [("leader", "queued")]
    assert told(story, PushKind.INSTRUCTION_GIVEN) == [("liaison", "queued")]
    assert Flag.UNCONFIRMED in case(story, handled).flags
    story.act("liaison", Move.ACCEPT_INSTRUCTION, handled)
    assert told(story, PushKind.INSTRUCTION_TO_CONFIRM) == [("leader", "queued")]
    story.act("leader", Move.CONFIRM_INSTRUCTION, handled)
    assert case(story, handled).flags == {Flag.NOTICED}


def test_only_whose_instruction_it_is_confirms_it(story: Story, handled: int) -> None:
    enter(story, "executive", "江若川", Role.LEADER, ROOT, "executive")
    photo(story, "clerk", handled)
    story.form(
        "clerk",
        FormKind.ENTER_INSTRUCTION,
        handled,
        leader=str(story.ids["executive"]),
        text="抓紧。",
        due="+7",
    )
    with pytest.raises(NotAllowedError):
        story.act("leader", Move.CONFIRM_INSTRUCTION, handled)


def test_only_a_leader_is_taken_as_whose_instruction_it_is(story: Story, handled: int) -> None:
    with pytest.raises(NotAChoiceError):
        story.form("clerk", FormKind.ENTER_INSTRUCTION, handled, leader=str(story.ids["deputy"]))


def test_a_leader_leads_a_case_and_leaves_it(story: Story, handled: int) -> None:
    story.act("leader", Move.TAKE_LEAD, handled)
    assert card(story, "liaison", handled).led_by == "顾长川"
    assert told(story, PushKind.CASE_LED) == [("liaison", "queued")]
    enter(story, "executive", "江若川", Role.LEADER, ROOT, "executive")
    with pytest.raises(NotAllowedError):
        story.act("executive", Move.LEAVE_LEAD, handled)
    story.act("leader", Move.LEAVE_LEAD, handled)
    assert case(story, handled).led_by is None

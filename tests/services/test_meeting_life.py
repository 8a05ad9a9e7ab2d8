"""A meeting from plan to closing: what is decided, what is carried over, who hears nothing."""

from datetime import date

import pytest
from meetings_held import begun, closed, late_and_joint, on, plan, sheet, task
from movable_time import MovableTime
from office_life import card, case, enter, speak, told
from two_townships import LIU, ROOT, YUN, Story, begin

from casework.errors import MeetingError, NotFoundError
from casework.forms import FormKind
from casework.meetings import MeetingKind, MeetingState
from casework.people import Language, Role
from casework.pushes import PushKind
from casework.workflow import Flag, Move, Stage
from services import forms, meeting_cards, meetings
from storage import agendas, cases, people
from storage.database import Database
from storage.unit import Unit


@pytest.fixture
def story(lite_database: Database) -> Story:
    found = begin(lite_database)
    enter(found, "partner", "柳湾信访办", Role.PARTNER, LIU, None)
    enter(found, "staff", "叶知秋", Role.STAFF, ROOT, None)
    for number, who in enumerate(found.ids.values(), 1):
        lite_database.write_now(people.bind, who, number, Language.CHINESE)
    return found


def decide(story: Story, number: int) -> None:
    story.form("clerk", FormKind.DECISION, number, text="由镇长包案,月底前修好。")


def put(story: Story, number: int, kind: str) -> None:
    story.form("clerk", FormKind.AGENDA, number, meeting=kind)


def before(story: Story, number: int) -> set[MeetingKind]:
    return story.database.read_now(agendas.before, number)


def test_what_is_undecided_goes_to_the_next_meeting_of_the_kind(
    story: Story, clock: MovableTime
) -> None:
    late, joint, _plain = late_and_joint(story, clock)
    first = plan(story)
    begun(story, first)
    decide(story, late)
    assert closed(story, first) == "meeting_closed"
    assert closed(story, first) == "meeting_closed"  # the same tap again
    shown = sheet(story, "deputy", first)
    assert shown.state is MeetingState.CLOSED
    assert {(one.ref, one.decision is not None, one.carried) for one in shown.agenda} == {
        (late, True, False),
        (joint, False, True),
    }
    assert Flag.ON_AGENDA in case(story, joint).flags
    assert (MeetingKind.JOINT, None) in card(story, "clerk", joint).before_meetings
    # not to a meeting of another kind, but to the next of this one
    assert joint in on(story, "clerk", plan(story))
    assert before(story, joint) == {MeetingKind.JOINT}


def test_what_is_carried_over_stands_on_the_next_agenda_at_once_where_there_is_one(
    story: Story, clock: MovableTime
) -> None:
    _late, joint, _plain = late_and_joint(story, clock)
    first = plan(story)
    second = plan(story)
    assert on(story, "clerk", second) == set()  # it stands on the first
    closed(story, first)
    assert joint in on(story, "clerk", second)
    assert sheet(story, "clerk", first).cancelled


def test_an_undecided_case_stands_on_one_open_agenda_of_a_kind(
    story: Story, clock: MovableTime
) -> None:
    _late, joint, plain = late_and_joint(story, clock)
    plan(story), plan(story, "office"), plan(story)
    with pytest.raises(MeetingError) as refused:
        put(story, joint, "joint")
    assert refused.value.facts["why"] == "stands_already"
    assert before(story, joint) == {MeetingKind.JOINT, MeetingKind.OFFICE}
    put(story, plain, "coordination")  # none is planned: it waits
    with pytest.raises(MeetingError):
        put(story, plain, "coordination")
    assert plain in on(story, "clerk", plan(story, "coordination"))


def test_a_decision_of_one_kind_leaves_it_before_the_other(
    story: Story, clock: MovableTime
) -> None:
    late, _joint, _plain = late_and_joint(story, clock)
    joint_meeting, office = plan(story), plan(story, "office")
    begun(story, joint_meeting)
    decide(story, late)
    assert before(story, late) == {MeetingKind.OFFICE}
    assert Flag.ON_AGENDA in case(story, late).flags
    begun(story, office)
    decide(story, late)
    assert Flag.ON_AGENDA not in case(story, late).flags
    # each meeting shows its own decision
    for meeting_id in (joint_meeting, office):
        line = next(one for one in sheet(story, "clerk", meeting_id).agenda if one.ref == late)
        assert line.decision


def test_nothing_is_decided_before_the_meeting_nor_after_it(
    story: Story, clock: MovableTime
) -> None:
    late, _joint, plain = late_and_joint(story, clock)
    meeting_id = plan(story)
    with pytest.raises(MeetingError) as refused:
        decide(story, late)
    assert refused.value.facts == {"why": "not_yet", "day": date(2027, 2, 22)}
    clock.move(days=1)
    decide(story, late)  # the day has come: it has begun
    assert sheet(story, "clerk", meeting_id).state is MeetingState.HELD
    closed(story, meeting_id)
    for act in (meetings.hold, meetings.gather):
        with pytest.raises(MeetingError) as refused:
            story.database.write_now(act, story.who("clerk"), meeting_id)
        assert refused.value.facts["why"] == "closed"
    put(story, plain, "joint")
    with pytest.raises(MeetingError) as refused:
        decide(story, plain)
    assert refused.value.facts["why"] == "before_none"


def test_accusations_come_before_their_own_meetings(story: Story) -> None:
    accusation = story.case(type="accusation", procedure="ordinary", owner=YUN)
    plain = story.case(procedure="ordinary")
    for number, kind in ((accusation, "joint"), (accusation, "coordination")):
        with pytest.raises(MeetingError) as refused:
            put(story, number, kind)
        assert refused.value.facts["why"] == "not_suited"
    with pytest.raises(MeetingError):
        put(story, plain, "supervision")
    put(story, accusation, "supervision")
    assert on(story, "clerk", plan(story, "supervision")) == {accusation}


def test_the_accuseds_unit_and_partners_there_hear_nothing_of_it(story: Story) -> None:
    """It arose in a village of the township, whose liaison and partner have no part in it."""
    accusation = story.case(type="accusation", procedure="ordinary", owner=YUN)
    put(story, accusation, "supervision")
    meeting_id = plan(story, "supervision")
    with pytest.raises(MeetingError) as refused:
        task(story, meeting_id, "林小溪", into=str(accusation))
    assert refused.value.facts["why"] == "kept_away"
    # the form is still there, and only its owner is changed
    clerk, write = story.who("clerk"), story.database.write_now
    form = write(forms.start, clerk, FormKind.ACTION, meeting_id).ref
    write(forms.fill, clerk, form, "assignee", "叶知秋")
    write(forms.fill, clerk, form, "shared", "yes")
    write(forms.finish, clerk, form)
    action = sheet(story, "clerk", meeting_id).actions[0].ref
    assert told(story, PushKind.ACTION_SET) == [("staff", "queued")]
    for who in ("partner", "liaison", "local"):
        with pytest.raises(NotFoundError):
            story.database.read_now(meeting_cards.action, story.who(who), action)
        assert story.database.read_now(meeting_cards.overview, story.who(who)).actions == ()


def test_what_was_taken_off_waits_for_no_meeting(story: Story, clock: MovableTime) -> None:
    late, _joint, plain = late_and_joint(story, clock)
    plan(story)
    put(story, plain, "coordination")
    for number in (late, plain):
        story.act("clerk", Move.TAKE_OFF_AGENDA, number)
        assert before(story, number) == set()
        assert Flag.ON_AGENDA not in case(story, number).flags


def test_what_has_been_archived_is_not_carried_over(story: Story, clock: MovableTime) -> None:
    _late, joint, _plain = late_and_joint(story, clock)
    meeting_id = plan(story)

    def archive(unit: Unit) -> None:
        found = cases.get(unit, joint)
        assert found is not None
        cases.change(unit, found, stage=Stage.ARCHIVED)

    story.database.write_now(archive)
    closed(story, meeting_id)
    assert before(story, joint) == set()


def test_who_runs_the_meetings_sees_which_tasks_are_late(story: Story, clock: MovableTime) -> None:
    action = task(story, plan(story), "林小溪")
    clock.move(days=6)
    assert story.database.read_now(meeting_cards.overview, story.who("clerk")).late == ()
    clock.move(days=4)
    late = story.database.read_now(meeting_cards.overview, story.who("deputy")).late
    assert [(one.ref, one.owner) for one in late] == [(action, "林小溪")]
    mine = story.database.read_now(meeting_cards.overview, story.who("liaison"))
    assert [one.late for one in mine.actions] == [True]
    assert mine.late == ()


def test_a_meeting_whose_day_has_passed_is_asked_after_until_it_is_closed(
    story: Story, clock: MovableTime
) -> None:
    meeting_id = plan(story)
    speak(story)
    assert told(story, PushKind.MEETING_LEFT) == []
    clock.move(days=2)
    speak(story)
    assert told(story, PushKind.MEETING_LEFT) == [("clerk", "queued")]
    closed(story, meeting_id)
    assert told(story, PushKind.MEETING_LEFT) == [("clerk", "settled")]
    on_time = plan(story)
    closed(story, on_time)
    clock.move(days=9)
    speak(story)
    assert len(told(story, PushKind.MEETING_LEFT)) == 1


def test_nothing_is_typed_for_a_decision_that_no_meeting_can_take_yet(
    story: Story, clock: MovableTime
) -> None:
    late, _joint, _plain = late_and_joint(story, clock)
    put(story, late, "joint")
    with pytest.raises(MeetingError) as refused:
        story.database.write_now(forms.start, story.who("clerk"), FormKind.DECISION, late)
    assert refused.value.facts["why"] == "before_none"

"""Meetings: agendas that gather themselves, decisions, tasks with owners and dates."""

from datetime import date

import pytest
from meetings_held import begun, closed, late_and_joint, on, plan, sheet, task
from movable_time import MovableTime
from office_life import allow, card, case, enter, speak, told
from sqlalchemy import select
from two_townships import ROOT, YUN, Story, begin

from casework.errors import MeetingError, NotAllowedError, NotFoundError
from casework.forms import FormKind
from casework.meetings import MeetingKind
from casework.people import Language, Role
from casework.pushes import PushKind
from casework.sheets_pushes import PushSheet, Undeliverable
from casework.workflow import Flag, Move
from services import action_items, forms, leaves, meeting_cards, meetings, owed
from storage import people, pushes
from storage.database import Database
from storage.tables import EventRow, PushRow, core
from storage.unit import Reader


@pytest.fixture
def story(lite_database: Database) -> Story:
    found = begin(lite_database)
    enter(found, "partner", "信访局", Role.PARTNER, YUN, None)
    enter(found, "second", "沈副", Role.DEPUTY, ROOT, None)
    for number, who in enumerate(found.ids.values(), 1):
        lite_database.write_now(people.bind, who, number, Language.CHINESE)
    return found


def test_the_agenda_gathers_late_and_joint_cases(story: Story, clock: MovableTime) -> None:
    late, joint, _plain = late_and_joint(story, clock)
    found = sheet(story, "clerk", plan(story))
    assert {(line.ref, line.late, line.joint) for line in found.agenda} == {
        (late, True, False),
        (joint, False, True),
    }
    assert found.kind is MeetingKind.JOINT
    assert found.held_on == date(2027, 2, 22)
    assert Flag.ON_AGENDA in case(story, late).flags


@pytest.mark.parametrize(
    ("kind", "gathered"),
    [
        ("joint", {"late", "joint"}),
        ("office", {"late", "joint", "accusation"}),
        ("supervision", {"accusation"}),
        ("coordination", {"joint"}),
    ],
)
def test_each_kind_gathers_its_own(
    story: Story, clock: MovableTime, kind: str, gathered: set[str]
) -> None:
    accusation = story.case(
        words="柳湾镇土地账目有问题。", type="accusation", procedure="ordinary", owner=YUN
    )
    late, joint, _plain = late_and_joint(story, clock)
    names = {late: "late", joint: "joint", accusation: "accusation"}
    story.form("clerk", FormKind.AGENDA, accusation, meeting="supervision")
    assert {names[one] for one in on(story, "clerk", plan(story, kind))} == gathered


def test_what_a_viewer_is_kept_away_from_is_neither_shown_nor_counted(
    story: Story, clock: MovableTime
) -> None:
    late, joint, _plain = late_and_joint(story, clock)
    meeting_id = plan(story)
    story.recuse("second", late)
    assert on(story, "deputy", meeting_id) == {late, joint}
    seen = sheet(story, "second", meeting_id)
    assert {line.ref for line in seen.agenda} == {joint}
    assert seen.total == 1


def test_the_clerk_gathers_only_what_they_may_see(story: Story, clock: MovableTime) -> None:
    late, joint, _plain = late_and_joint(story, clock)
    story.recuse("clerk", late)
    meeting_id = plan(story)
    assert on(story, "deputy", meeting_id) == {joint}
    assert Flag.ON_AGENDA not in case(story, late).flags


def test_meetings_are_the_offices_own(story: Story) -> None:
    meeting_id = plan(story)
    for who in ("liaison", "partner", "administrator"):
        with pytest.raises(NotFoundError):
            sheet(story, who, meeting_id)
    for who in ("deputy", "leader", "inspector"):
        assert not sheet(story, who, meeting_id).may_run
        with pytest.raises(NotAllowedError):
            story.database.write_now(meetings.gather, story.who(who), meeting_id)
    with pytest.raises(NotAllowedError):
        story.database.write_now(forms.start, story.who("deputy"), FormKind.MEETING, 0)


def test_a_decision_stands_with_the_case_and_takes_it_off_the_list_of_open_ones(
    story: Story, clock: MovableTime
) -> None:
    late, _joint, _plain = late_and_joint(story, clock)
    meeting_id = plan(story)
    begun(story, meeting_id)
    story.form("clerk", FormKind.DECISION, late, text="由镇长包案,月底前修好。")
    line = next(one for one in sheet(story, "deputy", meeting_id).agenda if one.ref == late)
    assert line.decision == "由镇长包案,月底前修好。"
    assert not line.may_decide
    assert "由镇长包案,月底前修好。" in [note.text for note in card(story, "liaison", late).notes]
    assert Flag.ON_AGENDA not in case(story, late).flags
    # it is late still: the next meeting has it again
    closed(story, meeting_id)
    assert late in on(story, "clerk", plan(story))


def test_what_was_taken_off_does_not_come_back_by_itself(story: Story, clock: MovableTime) -> None:
    late, joint, plain = late_and_joint(story, clock)
    meeting_id = plan(story)
    story.act("clerk", Move.TAKE_OFF_AGENDA, late)
    gather = story.database.write_now(meetings.gather, story.who("clerk"), meeting_id)
    assert gather.notice == "meeting_nothing_new"
    assert on(story, "clerk", meeting_id) == {joint}
    story.form("clerk", FormKind.AGENDA, plain, meeting="joint")
    assert on(story, "clerk", meeting_id) == {joint, plain}


# Tasks


def test_the_owner_is_told_reminded_and_says_that_it_is_done(
    story: Story, clock: MovableTime
) -> None:
    action = task(story, plan(story), "林小溪")
    assert told(story, PushKind.ACTION_SET) == [("liaison", "queued")]
    clock.move(days=7)
    speak(story)
    assert told(story, PushKind.ACTION_DUE) == [("liaison", "queued")]
    mine = story.database.read_now(meeting_cards.overview, story.who("liaison"))
    assert [(line.ref, line.may_finish, line.late) for line in mine.actions] == [
        (action, True, False)
    ]
    answer = story.database.write_now(action_items.done, story.who("liaison"), action)
    assert answer.notice == "action_done"
    story.database.write_now(action_items.done, story.who("liaison"), action)  # the same tap again
    assert told(story, PushKind.ACTION_SET) == [("liaison", "settled")]
    assert told(story, PushKind.ACTION_DUE) == [("liaison", "settled")]
    assert told(story, PushKind.ACTION_DONE) == [("clerk", "queued")]
    clock.move(days=30)
    speak(story)
    assert len(told(story, PushKind.ACTION_DUE)) == 1
    rows = core(EventRow)
    kinds = select(rows.c.kind).where(rows.c.subject_kind == "action").order_by(rows.c.position)
    seen = story.database.read_now(lambda view: [row.kind for row in view.run(kinds)])
    assert seen == ["action_set", "action_done"]


def test_a_task_that_is_late_is_told_to_its_owner_and_to_whoever_set_it(
    story: Story, clock: MovableTime
) -> None:
    action = task(story, plan(story), "林小溪")
    clock.move(days=7)
    speak(story)
    assert told(story, PushKind.ACTION_LATE) == []
    clock.move(days=1)
    speak(story)
    assert sorted(told(story, PushKind.ACTION_LATE)) == [("clerk", "queued"), ("liaison", "queued")]
    clock.move(days=30)
    speak(story)
    assert len(told(story, PushKind.ACTION_LATE)) == 2  # said once
    story.database.write_now(action_items.done, story.who("liaison"), action)
    assert {state for _, state in told(story, PushKind.ACTION_LATE)} == {"settled"}


def test_a_task_of_somebody_on_leave_is_the_stand_ins(story: Story, clock: MovableTime) -> None:
    action = task(story, plan(story), "林小溪")
    form = story.database.write_now(leaves.begin, story.who("liaison"), "今天 30天 石大山")
    allow(story, story.database.write_now(forms.finish, story.who("liaison"), form.ref).ref)
    clock.move(days=7)
    speak(story)
    assert told(story, PushKind.ACTION_DUE) == [("neighbour", "queued")]
    answer = story.database.write_now(action_items.done, story.who("neighbour"), action)
    assert answer.notice == "action_done"


def test_partners_see_what_is_shared_and_nothing_else(story: Story) -> None:
    meeting_id = plan(story)
    task(story, meeting_id, "林小溪")
    shared = task(story, meeting_id, "石大山", shared="yes")
    own = task(story, meeting_id, "信访局")
    seen = story.database.read_now(meeting_cards.overview, story.who("partner"))
    assert seen.meetings == ()
    assert {line.ref for line in seen.actions} == {shared, own}
    with pytest.raises(NotAllowedError):
        story.database.write_now(action_items.done, story.who("partner"), shared)
    assert story.database.write_now(action_items.done, story.who("partner"), own).notice


def test_partners_respond_to_what_is_shared_and_the_desk_is_told(story: Story) -> None:
    meeting_id = plan(story)
    unshared = task(story, meeting_id, "林小溪")
    shared = task(story, meeting_id, "石大山", shared="yes")
    partner, write = story.who("partner"), story.database.write_now
    with pytest.raises(NotFoundError):
        write(forms.start, partner, FormKind.ACTION_REPLY, unshared)
    form = write(forms.start, partner, FormKind.ACTION_REPLY, shared).ref
    assert (
        write(forms.type_text, partner, form, "我局派人去看,下周回话。").notice == "action_replied"
    )
    assert told(story, PushKind.ACTION_REPLIED) == [("clerk", "queued")]
    seen = story.database.read_now(meeting_cards.action, story.who("neighbour"), shared)
    assert [(one.author_name, one.text) for one in seen.replies] == [
        ("信访局", "我局派人去看,下周回话。")
    ]


def test_nobody_is_given_a_task_on_a_case_from_which_they_are_kept_away(
    story: Story, clock: MovableTime
) -> None:
    late, _joint, _plain = late_and_joint(story, clock)
    meeting_id = plan(story)
    story.recuse("second", late)
    with pytest.raises(MeetingError):
        task(story, meeting_id, "沈副", into=str(late))
    # the form is still there, and only its owner is changed
    clerk, write = story.who("clerk"), story.database.write_now
    form = write(forms.start, clerk, FormKind.ACTION, meeting_id).ref
    write(forms.fill, clerk, form, "assignee", "林小溪")
    write(forms.finish, clerk, form)
    action = sheet(story, "clerk", meeting_id).actions[0].ref
    with pytest.raises(NotFoundError):
        story.database.read_now(meeting_cards.action, story.who("second"), action)
    assert sheet(story, "second", meeting_id).actions == ()


def test_a_push_names_the_case_only_to_who_may_know_of_it(story: Story, clock: MovableTime) -> None:
    late, _joint, _plain = late_and_joint(story, clock)
    meeting_id = plan(story)
    task(story, meeting_id, "林小溪", into=str(late))
    task(story, meeting_id, "石大山", into=str(late))

    def numbers(view: Reader) -> dict[int, object]:
        table = core(PushRow)
        rows = view.run(select(table).where(table.c.kind == PushKind.ACTION_SET.value))
        found: dict[int, object] = {}
        for row in rows:
            officer = people.get(view, row.recipient_id)
            assert officer is not None
            prepared = owed.prepare(view, pushes.value_of(row), officer)
            assert not isinstance(prepared, Undeliverable)
            assert isinstance(prepared, PushSheet)
            found[row.recipient_id] = prepared.number
        return found

    found = story.database.read_now(numbers)
    one = case(story, late)
    assert found[story.ids["liaison"]] == (one.year, one.serial)
    assert found[story.ids["neighbour"]] is None

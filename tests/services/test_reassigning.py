"""A case is given to another owner: its time goes on and both sides are told."""

from datetime import UTC, datetime

import pytest
from movable_time import MovableTime
from office_life import card, case, clock_of, counts_hold, enter, speak, told
from offices import shown
from two_townships import LIU, RESULT, ROOT, YUN, Story, begin

from casework.case_errors import SameOwnerError
from casework.clocks import ClockRule, ClockStatus
from casework.errors import NotAllowedError, NotFoundError, WrongStageError
from casework.forms import FormKind
from casework.matters import NoteKind, Subject
from casework.people import Language, Role
from casework.pushes import PushKind
from casework.sheets_pushes import PushSheet, Undeliverable
from casework.workflow import Flag, Move, Stage
from services import owed
from storage import people, readdressing
from storage.database import Database
from storage.unit import Reader

REASSIGNED = {"owner": YUN, "reason": "left_post"}


@pytest.fixture
def story(lite_database: Database) -> Story:
    found = begin(lite_database)
    for number, who in enumerate(found.ids.values(), 1):
        lite_database.write_now(people.bind, who, number, Language.CHINESE)
    return found


@pytest.fixture
def handled(story: Story) -> int:
    return story.taken_on()


def reassign(story: Story, number: int, who: str = "deputy", **more: str) -> None:
    story.form(who, FormKind.REASSIGN, number, **(REASSIGNED | more))


def is_mine(story: Story, who: str, number: int) -> bool:
    try:
        return card(story, who, number).is_mine
    except NotFoundError:
        return False


def test_its_time_goes_on_and_the_next_owner_takes_it_on_anew(
    story: Story, handled: int, clock: MovableTime
) -> None:
    clock.set(datetime(2026, 12, 14, 2, tzinfo=UTC))
    before = clock_of(story, handled, ClockRule.HANDLING)
    due_on = story.due_on(handled)
    reassign(story, handled)
    it = case(story, handled)
    assert (it.owner_code, it.stage, Flag.MAY_OBJECT in it.flags) == (YUN, Stage.ASSIGNED, True)
    assert clock_of(story, handled, ClockRule.HANDLING) == before
    assert story.due_on(handled) == due_on
    taking_on = clock_of(story, handled, ClockRule.ACKNOWLEDGE)
    assert taking_on is not None and taking_on.status is ClockStatus.RUNNING
    with pytest.raises(NotFoundError):
        card(story, "liaison", handled)
    assert counts_hold(story)
    story.act("neighbour", Move.ACKNOWLEDGE, handled)
    story.form("neighbour", FormKind.RESULT, handled, **RESULT)
    story.act("deputy", Move.APPROVE_REPLY, handled)
    assert case(story, handled).stage is Stage.ANSWERED
    assert NoteKind.REASON in {note.kind for note in card(story, "deputy", handled).notes}


def test_both_sides_are_told_and_the_former_owner_learns_no_more_than_that(
    story: Story, handled: int
) -> None:
    reassign(story, handled)
    assert told(story, PushKind.CASE_ASSIGNED)[-1] == ("neighbour", "queued")
    assert told(story, PushKind.CASE_TAKEN_OVER) == [("liaison", "queued")]

    def sheet(view: Reader) -> PushSheet | Undeliverable:
        waiting = readdressing.waiting_for(view, story.ids["liaison"], [Subject.CASE])
        found = [one for one in waiting if one.kind is PushKind.CASE_TAKEN_OVER]
        officer = people.get(view, story.ids["liaison"])
        assert officer is not None
        return owed.prepare(view, found[0], officer)

    assert isinstance(story.database.read_now(sheet), PushSheet)
    story.recuse("liaison", handled)
    assert isinstance(story.database.read_now(sheet), Undeliverable)


def test_what_was_asked_of_the_former_owner_is_asked_of_the_next(
    story: Story, handled: int
) -> None:
    story.form("inspector", FormKind.SUPERVISE, handled, text="请抓紧办理。")
    reassign(story, handled)
    assert told(story, PushKind.SUPERVISION_OPENED) == [
        ("liaison", "settled"),
        ("neighbour", "queued"),
    ]
    story.form("neighbour", FormKind.ANSWER_SUPERVISION, handled, text="本周内办好。")
    assert Flag.SUPERVISED not in case(story, handled).flags


def test_a_deadline_reminds_the_next_owner_alone(
    story: Story, handled: int, clock: MovableTime
) -> None:
    reassign(story, handled)
    story.act("neighbour", Move.ACKNOWLEDGE, handled)
    clock.set(datetime(2027, 1, 15, 2, tzinfo=UTC))
    speak(story)
    reminded = {who for who, _ in told(story, PushKind.DUE_SOON)}
    assert "neighbour" in reminded
    assert "liaison" not in reminded


def test_one_of_the_same_unit_may_take_over_from_another(story: Story) -> None:
    enter(story, "second", "何山", Role.LIAISON, LIU, None)
    number = story.case(officer=str(story.ids["liaison"]))
    reassign(story, number, "clerk", owner=LIU, officer=str(story.ids["second"]))
    assert case(story, number).owner_id == story.ids["second"]
    assert [who for who, _ in told(story, PushKind.CASE_TAKEN_OVER)] == ["liaison"]
    with pytest.raises(SameOwnerError):
        reassign(story, number, "clerk", owner=LIU, officer=str(story.ids["second"]))


def test_the_clerk_reassigns_what_is_simple_and_the_deputy_the_rest(
    story: Story, handled: int
) -> None:
    with pytest.raises(NotAllowedError):
        reassign(story, handled, "clerk")
    with pytest.raises(NotAllowedError):
        reassign(story, handled, "liaison")
    simple = story.case(words="柳湾镇水渠漏水,下游浇不上地。")
    reassign(story, simple, "clerk")
    assert case(story, simple).owner_code == YUN


def test_an_extension_that_was_asked_for_is_decided_first(story: Story, handled: int) -> None:
    story.form("liaison", FormKind.EXTENSION, handled, days="10", text="等配件。")
    with pytest.raises(WrongStageError):
        reassign(story, handled)


def test_who_handled_it_before_does_not_follow_up(story: Story) -> None:
    """Conflicts bind the person, also after the case has gone to somebody else."""
    enter(story, "both", "何山", Role.LIAISON, LIU, None)
    story.database.write_now(
        people.add_post,
        story.ids["both"],
        role=Role.CLERK.value,
        unit_code=ROOT,
        first_day=story.database.read_now(lambda view: view.today),
    )
    number = story.case()
    story.act("both", Move.ACKNOWLEDGE, number)
    story.form("both", FormKind.PROGRESS, number, text="去看过了。")
    reassign(story, number, "clerk")
    story.answer(number, owner="neighbour")
    assert Move.FOLLOW_UP not in card(story, "both", number).moves
    assert Move.FOLLOW_UP in card(story, "clerk", number).moves


def test_a_card_says_yours_to_whoever_has_the_next_move_and_names_them_to_others(
    story: Story, handled: int
) -> None:
    yours = {who for who in story.ids if who != "administrator" and is_mine(story, who, handled)}
    assert yours == {"liaison"}
    story.form("liaison", FormKind.EXTENSION, handled, days="10", text="等配件。")
    assert is_mine(story, "deputy", handled)
    story.form("deputy", FormKind.REFUSE_EXTENSION, handled, reason="来得及。")
    assert not is_mine(story, "deputy", handled)
    story.form("deputy", FormKind.ASK_PART, handled, partner=YUN, text="请核一下水源。")
    assert is_mine(story, "neighbour", handled)
    reassign(story, handled)
    assert is_mine(story, "neighbour", handled)
    assert "轮到云岭乡" in shown(story, "clerk", handled)
    story.form("neighbour", FormKind.OBJECTION, handled, reason="不在本辖区")
    assert is_mine(story, "clerk", handled)
    assert "轮到周清和" in shown(story, "deputy", handled)

"""Units that handle a part beside the owner: their parts block the result until all are in."""

import pytest
from office_life import card, case, told
from two_townships import LIU, RESULT, YUN, Story

from casework.case_errors import PartError
from casework.errors import NotAllowedError, NotFoundError, WrongStageError
from casework.forms import FormKind
from casework.pushes import PushKind
from casework.workflow import Flag, Move, Stage
from services import lists


@pytest.fixture
def shared(story: Story) -> int:
    number = story.case()
    story.act("liaison", Move.ACKNOWLEDGE, number)
    story.form("deputy", FormKind.ASK_PART, number, partner=YUN, text="查上游水量。")
    return number


def test_a_co_handler_is_told_sees_the_case_and_finds_it_on_the_list(
    story: Story, shared: int
) -> None:
    assert told(story, PushKind.PART_ASKED) == [("neighbour", "queued")]
    sheet = card(story, "neighbour", shared)
    assert sheet.parts == (("云岭乡", False),)
    assert sheet.moves == (Move.HAND_IN_PART, Move.RECUSE)
    assert story.database.read_now(lists.my_cases, story.who("neighbour")).total == 1


def test_the_result_waits_for_every_part(story: Story, shared: int) -> None:
    with pytest.raises(WrongStageError) as refused:
        story.form("liaison", FormKind.RESULT, shared, **RESULT)
    assert refused.value.facts["flag"] is Flag.PARTS_OPEN
    story.form("neighbour", FormKind.HAND_IN_PART, shared, text="水量正常。")
    assert told(story, PushKind.PART_ASKED) == [("neighbour", "settled")]
    assert told(story, PushKind.PARTS_COMPLETE) == [("liaison", "queued")]
    assert card(story, "liaison", shared).parts == (("云岭乡", True),)
    story.form("liaison", FormKind.RESULT, shared, **RESULT)
    assert case(story, shared).stage is Stage.REPLY_REVIEW


def test_a_part_is_handed_in_once(story: Story, shared: int) -> None:
    story.form("neighbour", FormKind.HAND_IN_PART, shared, text="水量正常。")
    with pytest.raises(NotAllowedError):
        story.form("neighbour", FormKind.HAND_IN_PART, shared, text="再补一句。")


def test_a_released_unit_owes_nothing_and_sees_nothing(story: Story, shared: int) -> None:
    story.form("deputy", FormKind.RELEASE_PART, shared, partner=YUN)
    assert case(story, shared).flags == frozenset()
    assert told(story, PushKind.PART_ASKED) == [("neighbour", "settled")]
    with pytest.raises(NotFoundError):
        card(story, "neighbour", shared)


@pytest.mark.parametrize(("partner", "why"), [(LIU, "owner"), (YUN, "twice")])
def test_a_unit_is_asked_once_and_not_the_owner(
    story: Story, shared: int, partner: str, why: str
) -> None:
    with pytest.raises(PartError) as refused:
        story.form("deputy", FormKind.ASK_PART, shared, partner=partner, text="查水量。")
    assert refused.value.facts == {"why": why}


def test_who_handed_in_a_part_does_not_follow_up(story: Story, shared: int) -> None:
    story.form("neighbour", FormKind.HAND_IN_PART, shared, text="水量正常。")
    from storage import cases

    handlers = story.database.read_now(cases.handlers, shared)
    assert handlers == {story.ids["liaison"], story.ids["neighbour"]}

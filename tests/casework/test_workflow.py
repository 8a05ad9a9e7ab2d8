"""The table of moves: every stage leads on, and no move begins where it does not."""

import pytest

from casework.errors import WrongStageError
from casework.workflow import CASE_STEPS, MOVES, OPEN_STAGES, Move, Stage, check_move, moves_from


def test_every_move_has_a_row() -> None:
    assert set(MOVES) == set(Move)


def test_a_lead_can_reach_the_closing_of_its_case() -> None:
    reached, before = {Stage.SUBMITTED}, 0
    while before != len(reached):
        before = len(reached)
        reached |= {MOVES[move].target for stage in tuple(reached) for move in moves_from(stage)}
    assert Stage.CLOSED in reached
    assert reached == set(Stage)


def test_every_stage_but_the_last_one_leads_on() -> None:
    ends = {stage for stage in Stage if not moves_from(stage)}
    assert ends == {Stage.CLOSED}


def test_a_move_from_another_stage_is_refused_with_the_stage_it_stands_at() -> None:
    with pytest.raises(WrongStageError) as refused:
        check_move(Move.ACKNOWLEDGE, Stage.HANDLING)
    assert refused.value.facts == {"move": Move.ACKNOWLEDGE, "stage": Stage.HANDLING}
    assert check_move(Move.ACKNOWLEDGE, Stage.ASSIGNED).target is Stage.HANDLING


def test_what_a_move_starts_some_later_move_stops() -> None:
    started = {rule for row in MOVES.values() for rule in row.starts}
    stopped = {rule for row in MOVES.values() for rule in row.stops}
    assert started == stopped


def test_a_case_is_open_until_its_reply_is_delivered() -> None:
    assert Stage.ANSWERED in OPEN_STAGES
    assert Stage.REPLIED not in OPEN_STAGES
    assert CASE_STEPS[-1] is Stage.CLOSED

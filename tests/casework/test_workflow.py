"""The table of moves: every row can be reached, and nothing else is possible."""

from collections.abc import Iterator
from functools import cache

import pytest

from casework.errors import WrongStageError
from casework.matters import Subject
from casework.owing import IN_STAGES, WHILE, asked_while, is_asked
from casework.push_table import PUSHES
from casework.pushes import PushKind
from casework.workflow import (
    CASE_STEPS,
    MOVES,
    OPEN_STAGES,
    Flag,
    Move,
    Stage,
    Transition,
    check_move,
    moves_from,
)

State = tuple[Stage, frozenset[Flag]]
# Where leads and cases begin: a lead may be settled already, a case simple.
BEGINNINGS: dict[Subject, list[State]] = {
    Subject.LEAD: [
        (Stage.SUBMITTED, frozenset()),
        (Stage.SUBMITTED, frozenset({Flag.SETTLED})),
    ],
    Subject.CASE: [
        (Stage.REGISTERED, frozenset()),
        (Stage.REGISTERED, frozenset({Flag.SIMPLE})),
        (Stage.REGISTERED, frozenset({Flag.ANONYMOUS})),
        (Stage.REGISTERED, frozenset({Flag.ACCUSES})),
        (Stage.REGISTERED, frozenset({Flag.LASTING})),
        (Stage.REPLIED, frozenset()),
    ],
}


def named_by(row: Transition) -> frozenset[Flag]:
    """Every flag that a row asks for, bars, sets or clears."""
    return frozenset().union(row.when, row.unless, row.sets, row.clears)


# What a walk can meet: flags that a row sets, or that something begins with.
MET = frozenset().union(
    *(row.sets for row in MOVES.values()),
    *(flags for states in BEGINNINGS.values() for _, flags in states),
)
# Flags that no row names together with another: what they open and bar is the same with any others,
# so they are walked by themselves and not in every combination.
ALONE = MET - frozenset().union(
    *(named for row in MOVES.values() if len(named := named_by(row) & MET) > 1)
)


@cache
def walked(of: Subject) -> dict[State, dict[Move, State]]:
    """Every state that moves lead to, with the moves that begin there."""
    found: dict[State, dict[Move, State]] = {}
    ahead = list(BEGINNINGS[of])
    while ahead:
        stage, flags = state = ahead.pop()
        if state in found:
            continue
        found[state] = {
            move: MOVES[move].leads_to(stage, flags) for move in moves_from(of, stage, flags)
        }
        if not flags & ALONE:
            ahead += found[state].values()
    return found


def states() -> Iterator[tuple[Subject, State]]:
    for of in BEGINNINGS:
        for state in walked(of):
            yield of, state


def row_of(move: Move, stage: Stage, flags: frozenset[Flag]) -> Transition | None:
    """The row of a move that is possible; pytest.raises would cost too much for all states."""
    try:
        return check_move(move, stage, flags)
    except WrongStageError:
        return None


def test_every_move_has_a_row() -> None:
    assert set(MOVES) == set(Move)


def test_every_row_is_reached_and_so_is_every_stage() -> None:
    taken = {move for of in BEGINNINGS for moves in walked(of).values() for move in moves}
    assert taken == set(Move) - {Move.SUBMIT}
    assert {stage for _, (stage, _) in states()} == set(Stage)


def test_no_other_transition_is_possible() -> None:
    for of, (stage, flags) in states():
        allowed = walked(of)[stage, flags]
        for move in Move:
            if MOVES[move].of is of:
                row = MOVES[move] if move in allowed else None
                assert row_of(move, stage, flags) is row


def test_a_move_on_a_lead_never_stands_on_a_case() -> None:
    for of, state in states():
        assert all(MOVES[move].of is of for move in walked(of)[state])


# Whatever has ended may be kept beyond its period.
KEPT_ON = {Move.PUT_LEGAL_HOLD, Move.LIFT_LEGAL_HOLD}


def test_only_a_stopped_matter_leads_nowhere() -> None:
    ends = {
        (of, stage)
        for of, (stage, flags) in states()
        if not set(walked(of)[stage, flags]) - KEPT_ON
    }
    assert ends == {
        (Subject.LEAD, Stage.REGISTERED),
        (Subject.CASE, Stage.ARCHIVED),
    }


def test_a_move_from_another_stage_is_refused_with_the_stage_it_stands_at() -> None:
    with pytest.raises(WrongStageError) as refused:
        check_move(Move.ACKNOWLEDGE, Stage.HANDLING)
    assert refused.value.facts == {"move": Move.ACKNOWLEDGE, "stage": Stage.HANDLING}
    assert check_move(Move.ACKNOWLEDGE, Stage.ASSIGNED).target is Stage.HANDLING


def test_what_bars_a_move_is_named() -> None:
    with pytest.raises(WrongStageError) as refused:
        check_move(Move.REGISTER, Stage.SUBMITTED, {Flag.SETTLED})
    assert refused.value.facts["flag"] is Flag.SETTLED
    with pytest.raises(WrongStageError) as refused:
        check_move(Move.GRANT_EXTENSION, Stage.HANDLING)
    assert refused.value.facts["missing"] is Flag.EXTENSION_ASKED


def test_every_flag_that_a_row_needs_some_row_sets() -> None:
    given = {Flag.SIMPLE, Flag.ANONYMOUS, Flag.ACCUSES, Flag.LASTING, Flag.SETTLED, Flag.PURGED}
    needed = {flag for row in MOVES.values() for flag in row.when | row.unless}
    assert needed <= given | {flag for row in MOVES.values() for flag in row.sets}
    assert set(Flag) == given | {flag for row in MOVES.values() for flag in row.sets}


def test_a_move_made_within_another_follows_from_it() -> None:
    for row in MOVES.values():
        if row.within is not None:
            assert row.by == MOVES[row.within].by


def test_every_act_needs_a_hand() -> None:
    assert all(row.by for row in MOVES.values())


def test_what_is_asked_ends_with_what_asked_for_it() -> None:
    for row in MOVES.values():
        for kind in row.owes:
            if kind in WHILE:
                assert WHILE[kind] in row.sets
            elif PUSHES[kind].asks:
                assert row.leaves_at <= IN_STAGES[kind]
    assert is_asked(PushKind.CASE_ASSIGNED, Stage.ASSIGNED, ())
    assert not is_asked(PushKind.CASE_ASSIGNED, Stage.HANDLING, ())
    assert is_asked(PushKind.EXTENSION_GRANTED, Stage.HANDLING, {Flag.EXTENSION_UNTOLD})
    assert not is_asked(PushKind.EXTENSION_GRANTED, Stage.HANDLING, ())
    assert is_asked(PushKind.DUE_SOON, Stage.HANDLING, ()) is None
    assert asked_while(()) == ()


def test_a_case_is_open_until_its_reply_is_delivered() -> None:
    assert Stage.ANSWERED in OPEN_STAGES
    assert Stage.REPLIED not in OPEN_STAGES
    assert CASE_STEPS[-1] is Stage.CLOSED

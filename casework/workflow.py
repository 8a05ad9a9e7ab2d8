"""The one table of moves between the stages of a matter (domain.md, Stages).

Buttons, rights, forms, clocks and pushes are all derived from the rows of :data:`MOVES`; a new move
is a row in ``casework/moves``, a text and a test.
"""

from collections.abc import Iterable

from casework.errors import WrongStageError
from casework.matters import Subject
from casework.moves import answering, assigning, beside, handling, leads, protecting
from casework.moves.row import Transition
from casework.stages import CASE_STEPS, OPEN_STAGES, UNREGISTERED_STAGES, Flag, Hand, Move, Stage

_FILES = (leads, assigning, handling, answering, beside, protecting)
MOVES: dict[Move, Transition] = {row.move: row for file in _FILES for row in file.ROWS}


def check_move(move: Move, stage: Stage | None, flags: Iterable[Flag] = ()) -> Transition:
    """The row of a move, if it may be made from here; raises :class:`WrongStageError`."""
    row = MOVES[move]
    if stage not in row.sources:
        raise WrongStageError(move=move, stage=stage)
    bar = row.bar(flags)
    if bar is not None:
        fact = "flag" if bar in row.unless else "missing"
        raise WrongStageError(**{"move": move, "stage": stage, fact: bar})
    return row


def moves_from(of: Subject, stage: Stage, flags: Iterable[Flag] = ()) -> tuple[Move, ...]:
    """The moves on a lead or a case that the table allows from here, in the table's order."""
    known = frozenset(flags)
    return tuple(
        move for move, row in MOVES.items() if row.of is of and row.begins_at(stage, known)
    )


def made_by(*hands: Hand) -> frozenset[Move]:
    """The moves that belong to these hands."""
    return frozenset(move for move, row in MOVES.items() if not row.by.isdisjoint(hands))


__all__ = [
    "CASE_STEPS",
    "MOVES",
    "OPEN_STAGES",
    "UNREGISTERED_STAGES",
    "Flag",
    "Hand",
    "Move",
    "Stage",
    "Transition",
    "check_move",
    "made_by",
    "moves_from",
]

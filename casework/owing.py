"""How long what a move asked of somebody is still asked: derived from the table of moves."""

from collections.abc import Iterable

from casework.pushes import PUSHES, PushKind
from casework.workflow import MOVES, Flag, Stage

_ASKING = [(kind, row) for row in MOVES.values() for kind in row.owes if PUSHES[kind].asks]
# Asked while a flag is set that the move has set.
WHILE: dict[PushKind, frozenset[Flag]] = {
    kind: row.sets for kind, row in _ASKING if row.target is None
}
# Asked while the matter stands where the move has brought it.
IN_STAGES: dict[PushKind, frozenset[Stage]] = {
    kind: frozenset(
        row.target for other, row in _ASKING if other is kind and row.target is not None
    )
    for kind, row in _ASKING
    if row.target is not None
} | {PushKind.FOLLOW_UP_DUE: frozenset({Stage.REPLIED})}


def is_asked(kind: PushKind, stage: Stage, flags: Iterable[Flag]) -> bool | None:
    """Whether it is still asked; none for a kind that the table says nothing about."""
    if kind in WHILE:
        return not WHILE[kind].isdisjoint(flags)
    if kind in IN_STAGES:
        return stage in IN_STAGES[kind]
    return None


def asked_while(flags: Iterable[Flag]) -> tuple[PushKind, ...]:
    """What was asked only while one of these flags was set."""
    cleared = frozenset(flags)
    return tuple(kind for kind, needed in WHILE.items() if not needed.isdisjoint(cleared))

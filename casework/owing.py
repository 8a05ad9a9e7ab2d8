"""How long what a move asked of somebody is still asked: derived from the table of moves."""

from collections.abc import Collection

from casework.push_table import PUSHES
from casework.pushes import PushKind
from casework.stages import CLOSED_STAGES
from casework.workflow import MOVES, Flag, Stage

# Asked while a flag is set.
WHILE: dict[PushKind, Flag] = {
    kind: row.while_set for kind, row in PUSHES.items() if row.while_set is not None
}
# Asked while the matter stands where a move has brought it, or has left it.
IN_STAGES: dict[PushKind, frozenset[Stage]] = {
    kind: frozenset(stage for row in MOVES.values() if kind in row.owes for stage in row.leaves_at)
    for kind, row in PUSHES.items()
    if row.asks and kind not in WHILE
} | {PushKind.FOLLOW_UP_DUE: CLOSED_STAGES | {Stage.REPLIED}}


def is_asked(kind: PushKind, stage: Stage, flags: Collection[Flag]) -> bool | None:
    """Whether it is still asked; none for a kind that the table says nothing about."""
    if kind in WHILE:
        return WHILE[kind] in flags
    return stage in IN_STAGES[kind] if IN_STAGES.get(kind) else None


def asked_while(flags: Collection[Flag]) -> tuple[PushKind, ...]:
    """What was asked only while one of these flags was set."""
    return tuple(kind for kind, flag in WHILE.items() if flag in flags)

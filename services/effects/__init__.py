"""What moves change beside the stage, from the fields of their form: one function a move."""

from casework.matters import NoteKind
from casework.workflow import Move
from services.effects import (
    answering,
    assigning,
    beside,
    handling,
    joining,
    reassigning,
    recusing,
    sections,
    sharing,
    teaming,
    withdrawing,
)
from services.effects.making import Doing, Effect, Making

_FILES = (
    assigning,
    reassigning,
    sections,
    handling,
    sharing,
    answering,
    beside,
    recusing,
    withdrawing,
)
EFFECTS: dict[Move, Doing] = {
    move: do for file in (*_FILES, joining, teaming) for move, do in file.EFFECTS.items()
}
# The field whose words stay in the history, and what they are there.
NOTES: dict[Move, tuple[str, NoteKind]] = {
    move: note for file in _FILES for move, note in file.NOTES.items()
}

__all__ = ["EFFECTS", "NOTES", "Effect", "Making"]

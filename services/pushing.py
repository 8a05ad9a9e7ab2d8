"""What an officer does with a push."""

from casework.actions import Answer, View
from casework.people import Officer
from storage import push_messages, pushes
from storage.unit import Unit


def opened(unit: Unit, officer_id: int, message_id: int, subject_id: int) -> None:
    """Note that an officer has looked at what a push is about."""
    pushes.opened(unit, message_id, officer_id, subject_id)


def unfold(unit: Unit, actor: Officer, message_id: int, *, fold: bool = False) -> Answer:
    """Let a message show place and line of each matter for some minutes; then it folds by itself.

    With ``fold`` it folds at once.
    """
    until = unit.now if fold else unit.now + unit.manner.unfolded
    known = push_messages.unfold(unit, actor.id, message_id, until)
    return Answer(View.NOTHING, notice=None if known else "outdated")

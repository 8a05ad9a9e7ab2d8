"""What an officer does with a push."""

from storage import pushes
from storage.unit import Unit


def opened(unit: Unit, officer_id: int, message_id: int) -> None:
    """Note that an officer has opened a push: its message is theirs from now on."""
    pushes.acknowledge(unit, message_id, officer_id)

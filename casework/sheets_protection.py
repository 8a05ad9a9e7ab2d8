"""What the cards of protection are drawn from."""

from dataclasses import dataclass

from casework.matters import Note
from casework.retaliation import Retaliation
from casework.sheets import DueDate


@dataclass(frozen=True, slots=True)
class RetaliationSheet:
    """A report of retaliation for one officer; without notes for whoever only made it."""

    it: Retaliation
    reported_by: str
    taken_by: str | None
    notes: tuple[Note, ...]
    due: DueDate | None
    spared: str | None = None
    duty_phone: str | None = None
    case_number: tuple[int, int] | None = None
    identities: int = 0
    may_take: bool = False
    may_finish: bool = False

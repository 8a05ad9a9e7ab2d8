"""What comes of a file brought in from outside: faults by line, or what was taken from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong in one line; line 0 is the file as a whole. ``facts`` fill the sentence."""

    file: str
    line: int
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something taken in that the office should know of."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitsImported:
    """What an import of units did; ``kinds`` counts the units of each kind in the files."""

    added: int
    renamed: int
    unchanged: int
    kinds: Mapping[str, int]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Invited:
    """A person and the code of their invite, which is told only now."""

    name: str
    unit_name: str
    code: str


@dataclass(frozen=True, slots=True)
class PeopleImported:
    """What an import of people did; those who have joined before get no invite.

    ``villages`` counts those whom the office knew and who got another contact village.
    """

    added: int
    posts: int
    unchanged: int
    invited: tuple[Invited, ...]
    remarks: tuple[Remark, ...] = ()
    villages: int = 0


@dataclass(frozen=True, slots=True)
class HolidaysImported:
    """What an import of working-calendar days did."""

    days_off: int
    make_up_days: int
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterImported:
    """What an import of a register did: entries by channel, received from a first to a last day."""

    entries: int
    persons: int
    channels: Mapping[str, int]
    first: str
    last: str
    remarks: tuple[Remark, ...] = ()


Report = UnitsImported | PeopleImported | HolidaysImported | RegisterImported


@dataclass(slots=True)
class Progress:
    """How many lines of how many are done; one thread counts while another tells."""

    done: int = 0
    total: int = 0

    def begin(self, total: int) -> None:
        """Count from nothing."""
        self.done, self.total = 0, total


@dataclass(frozen=True, slots=True)
class ImportSheet:
    """A file sent in chat: what it would bring, or has brought with a page of invites' codes."""

    draft_id: int
    file: str
    report: Report
    codes: tuple[Invited, ...] = ()
    page: int = 0
    pages: int = 1

"""A move being made, and what it changes beside its row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from casework.case_errors import AccusedUnitError
from casework.cases import Case
from casework.clocks import ClockRule, ClockState
from casework.matters import MatterType, NoteKind, Subject
from casework.people import Officer
from casework.people import Unit as OfficeUnit
from casework.workflow import Move
from services import leads, review_rights
from storage import clocks as kept_clocks
from storage import leads as kept_leads
from storage.clocks import KeptClock
from storage.unit import Unit

# No owner: who was only proposed is none of a case that ends before it was given to anybody.
NOBODY: dict[str, object] = dict.fromkeys(("owner_code", "owner_path", "owner_id"))
_DAYS_BACK = {"today": 0, "yesterday": 1, "day_before": 2}


@dataclass(frozen=True, slots=True)
class Making:
    """Who makes a move on which case, with which fields; nobody where the office's clock does."""

    unit: Unit
    actor: Officer | None
    case: Case
    fields: Mapping[str, str]

    @property
    def subject(self) -> tuple[Subject, int]:
        """What clocks and notes belong to."""
        return Subject.CASE, self.case.id

    @property
    def actor_id(self) -> int | None:
        """Who makes it."""
        return self.actor.id if self.actor else None

    @property
    def day(self) -> date:
        """The day that was picked, of today and the two before it."""
        return self.unit.today - timedelta(days=_DAYS_BACK[self.fields["day"]])

    def review_right(self, rule: ClockRule) -> dict[str, object]:
        """What the record of an answer keeps of the right to have it looked at again."""
        return review_rights.facts(self.unit, self.case, rule)

    def clock(self, *rules: ClockRule) -> KeptClock | None:
        """The first clock of these rules that has not stopped."""
        found = (kept_clocks.open_clock(self.unit, self.subject, rule) for rule in rules)
        return next((kept for kept in found if kept is not None), None)


def check_not_accused(it: Making, unit: OfficeUnit) -> None:
    """Raise :class:`AccusedUnitError` where an accusation would go to the unit it is about.

    For a village that is its township too (domain.md, Protection).
    """
    here = unit.local_path
    accuses = it.case.type is MatterType.ACCUSATION
    if accuses and here is not None and it.case.place_path.startswith(here):
        raise AccusedUnitError


@dataclass(slots=True)
class Effect:
    """What a move adds to its row.

    Changes of the case, facts for the record, clocks it changed, words beside those of the move.
    ``handles`` says that whoever makes the move has handled the case by it; ``then`` are moves that
    follow by themselves.
    """

    changes: dict[str, object] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)
    clocks: list[ClockState] = field(default_factory=list)
    skip_clocks: frozenset[ClockRule] = frozenset()
    also: list[tuple[NoteKind, str]] = field(default_factory=list)
    handles: bool = False
    then: tuple[Move, ...] = ()


# What is counted from the day on which an answer reached the petitioner.
AFTER_DELIVERY = (ClockRule.FOLLOW_UP, ClockRule.REVIEW_APPLY)


def start_from(it: Making, on: date, *rules: ClockRule) -> frozenset[ClockRule]:
    """Start clocks from a day, today or before; gives them, for the row not to start again."""
    past = on < it.unit.today
    at = it.unit.calendar.start_of_day(on) if past else it.unit.now
    path = it.case.owner_path or it.case.place_path
    for rule in rules:
        kept_clocks.keep(it.unit, kept_clocks.begin(it.unit, rule, at), it.subject, path)
    return frozenset(rules)


def tell(it: Making) -> None:
    """What has reached the people is their first answer too, if they had none."""
    if it.actor is not None:
        for lead in kept_leads.of_case(it.unit, it.case.id):
            leads.note_told(it.unit, it.actor, lead)


Doing = Callable[[Making], Effect]

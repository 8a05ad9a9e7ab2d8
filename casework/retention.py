"""How long the office keeps what names or describes people (domain.md, Protection, Retention).

Pure rules over values; the periods are settings with these defaults, which an office has its
archive's rules checked against. What ends is identity, free text and files, never the fact that
something was dealt with.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from casework.matters import MatterType, Subject
from casework.stages import Stage

# A lead that nobody registered.
DROPPED_STAGES = frozenset({Stage.RETURNED, Stage.WITHDRAWN})


class Keeping(StrEnum):
    """What has a period of its own: cases by type, leads never registered, the office's own work.

    The last is field days, findings, trips, meetings, what they asked for, and leave.
    """

    ACCUSATION = MatterType.ACCUSATION.value
    APPEAL = MatterType.APPEAL.value
    ENQUIRY = MatterType.ENQUIRY.value
    UNREGISTERED = "unregistered"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Retention:
    """The periods, in years; forms that nobody has touched are let go after ``forms`` days."""

    accusation: int = 10
    appeal: int = 10
    enquiry: int = 3
    unregistered: int = 1
    office: int = 3
    forms: int = 90

    def last_day(self, of: Keeping, day: date) -> date:
        """What came to rest on this day or before it has been kept for long enough on ``day``."""
        return years_before(day, getattr(self, of.value))

    def forms_since(self, day: date) -> date:
        """Forms last touched before this day have been kept for long enough."""
        return day - timedelta(days=self.forms)


def years_before(day: date, years: int) -> date:
    """The same day some years ago; 28 February where there was no 29th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


@dataclass(frozen=True, slots=True)
class Gone:
    """How much was let go of: matters, and forms with them or by themselves."""

    matters: int = 0
    forms: int = 0

    def __add__(self, other: "Gone") -> "Gone":
        return Gone(self.matters + other.matters, self.forms + other.forms)


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A case whose period is over, or would be if nobody had put a hold on it."""

    id: int
    number: tuple[int, int]
    kept_as: Keeping
    held: bool = False


@dataclass(frozen=True, slots=True)
class Over:
    """Everything whose period is over on a day; ``forms`` counts also those about what goes."""

    cases: tuple[KeptCase, ...] = ()
    leads: tuple[tuple[int, tuple[int, int]], ...] = ()
    office: tuple[tuple[Subject, int], ...] = ()
    forms: int = 0

    @property
    def going(self) -> tuple[KeptCase, ...]:
        """The cases that nothing holds."""
        return tuple(one for one in self.cases if not one.held)

    @property
    def subjects(self) -> tuple[tuple[Subject, int], ...]:
        """All that goes, forms apart."""
        cases = tuple((Subject.CASE, one.id) for one in self.going)
        leads = tuple((Subject.LEAD, number) for number, _ in self.leads)
        return cases + leads + self.office

    @property
    def counts(self) -> Mapping[Keeping, int]:
        """How many of each kind go."""
        found = dict.fromkeys(Keeping, 0)
        for one in self.going:
            found[one.kept_as] += 1
        found[Keeping.UNREGISTERED] = len(self.leads)
        found[Keeping.OFFICE] = len(self.office)
        return found

"""What the screen of figures about field days is drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass

from casework.statistics import EarlyWarning, Period, Rate, Share


@dataclass(frozen=True, slots=True)
class ArrivalLine:
    """A matter from above by its number, and by how many days a lead preceded it, if one did."""

    ref: int
    number: tuple[int, int]
    days_before: int | None


@dataclass(frozen=True, slots=True)
class VisitFigures:
    """Figures about a unit's field days in a period: days, officers' months, visits, findings."""

    unit_code: str
    unit: str
    period: Period
    completion: Share
    quota_met: Share
    findings: Rate
    settled: Share
    warning: EarlyWarning
    arrivals: Sequence[ArrivalLine]
    before: Period
    after: Period | None

"""Running counts as one officer may know them: what the officer is kept away from is taken off.

The counts come from counters and cost the same however many cases there are; only the few hidden
matters are looked at one by one (domain.md, Statistics).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from casework.leads import Lead
from casework.people import Officer
from casework.people import Unit as OfficeUnit
from casework.workflow import Stage
from storage import cases, counters, earlier, leads
from storage.counters import Counted, Measure, of_case
from storage.unit import Reader


def of_lead(view: Reader, lead: Lead) -> Iterator[Counted]:
    """What a lead adds to the counts as it stands; one taken back adds nothing."""
    if lead.stage is not Stage.WITHDRAWN:
        yield Counted(lead.place_path, Measure.LEADS, view.calendar.day_of(lead.submitted_at))


class Counts:
    """The counts of a unit for one officer, who answers for it."""

    def __init__(self, view: Reader, officer: Officer, unit: OfficeUnit) -> None:
        self._view = view
        self._unit = unit
        kept_away = cases.hidden(view, officer, unit.path)
        ended = earlier.of(view, (case.id for case in kept_away))
        self._hidden = [
            *(one for case in kept_away for one in of_case(case)),
            *(one for handling in ended for one in earlier.counted(handling)),
            *(one for lead in leads.hidden(view, officer) for one in of_lead(view, lead)),
        ]

    def total(self, measure: str, first: date | None, last: date | None) -> int:
        """Sum a measure over days, both counted; none leaves that side open."""
        known = counters.total(self._view, self._unit.code, measure, first, last)
        return known - sum(
            one.n for one in self._off(self._unit, first, last) if one.measure == measure
        )

    def by_channel(self, prefix: str, first: date, last: date) -> dict[str, int]:
        """Sum every measure with a prefix, by the channel that follows it."""
        found = counters.by_measure(self._view, self._unit.code, prefix, first, last)
        for one in self._off(self._unit, first, last):
            if one.measure.startswith(prefix):
                found[one.measure.removeprefix(prefix)] -= one.n
        return found

    def of_units(
        self, units: Iterable[OfficeUnit], measure: str, last: date | None
    ) -> dict[str, int]:
        """Sum a measure up to a day for units below this one; those at nothing are left out."""
        units = list(units)
        found: dict[str, int] = defaultdict(int)
        codes = [unit.code for unit in units]
        found.update(counters.of_units(self._view, codes, measure, last))
        for unit in units:
            for one in self._off(unit, None, last):
                if one.measure == measure:
                    found[unit.code] -= one.n
        return {code: n for code, n in found.items() if n}

    def _off(self, unit: OfficeUnit, first: date | None, last: date | None) -> Iterator[Counted]:
        for one in self._hidden:
            within = (first is None or first <= one.day) and (last is None or one.day <= last)
            if within and unit.contains(one.path):
                yield one

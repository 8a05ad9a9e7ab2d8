"""Running counts as one officer may know them: what the officer is kept away from is taken off.

The counts come from counters and cost the same however many cases there are. Accusations of the
officer's own place have counters of their own; only the few other hidden matters are looked at one
by one (domain.md, Statistics).
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from casework.access import barred_places
from casework.leads import Lead
from casework.matters import Channel, MatterType
from casework.people import Officer
from casework.people import Unit as OfficeUnit
from casework.workflow import Stage
from storage import cases, counters, earlier, leads
from storage.measures import DEEPEST, HANDLED, Counted, Measure, accused, depth, of_case
from storage.unit import Reader


def of_lead(view: Reader, lead: Lead) -> Iterator[Counted]:
    """What a lead adds to the counts as it stands; one taken back adds nothing."""
    if lead.stage is not Stage.WITHDRAWN:
        yield Counted(lead.place_path, Measure.LEADS, view.calendar.day_of(lead.submitted_at))


@dataclass(frozen=True, slots=True)
class _Hidden:
    """One addition that the officer may not know of; an accusation's names where it arose."""

    counted: Counted
    accused_at: str | None = None


class Counts:
    """The counts of a unit for one officer, who answers for it."""

    def __init__(self, view: Reader, officer: Officer, unit: OfficeUnit) -> None:
        self._view = view
        self._unit = unit
        self._barred = barred_places(officer)
        self._hidden = list(self._looked_up(officer))

    def _looked_up(self, officer: Officer) -> Iterator[_Hidden]:
        kept_away = cases.hidden(self._view, officer, self._unit.path)
        for case in kept_away:
            accuses = case.type is MatterType.ACCUSATION
            barred = accuses and case.place_path.startswith(self._barred)
            for one in of_case(case):
                yield _Hidden(one, case.place_path if barred else None)
        ended = set(earlier.of(self._view, (case.id for case in kept_away)))
        ended.update(earlier.of_accusations(self._view, self._barred))
        for handling in ended:
            yield from map(_Hidden, earlier.counted(handling))
        for lead in leads.hidden(self._view, officer):
            yield from map(_Hidden, of_lead(self._view, lead))

    def total(self, measure: Measure, first: date | None = None, last: date | None = None) -> int:
        """Sum a measure over days, both counted; none leaves that side open."""
        return self.totals([measure], first, last)[measure]

    def totals(
        self, measures: Collection[str], first: date | None = None, last: date | None = None
    ) -> Counter[str]:
        """Sum several measures over days."""
        return self._sums(self._unit, measures, first, last)

    def by_channel(self, prefix: Measure, first: date, last: date) -> dict[Channel, int]:
        """Sum a measure by channel over days, both counted; those at nothing are left out."""
        found = self._sums(self._unit, [prefix + channel for channel in Channel], first, last)
        return {channel: n for channel in Channel if (n := found[prefix + channel])}

    def by_month(
        self, measures: Collection[Measure], first: date, last: date
    ) -> dict[tuple[Measure, str], int]:
        """Sum measures over the days of each month, written as 2026-11."""
        unit, found = self._unit, Counter[tuple[str, str]]()
        found.update(counters.by_month(self._view, unit.code, measures, first, last))
        for code, names in self._counted_apart(unit, measures):
            apart = counters.by_month(self._view, code, names, first, last)
            for (name, month), n in apart.items():
                found[names[name], month] -= n
        for one in self._one_by_one(unit, measures, first, last):
            found[one.measure, one.day.isoformat()[:7]] -= one.n
        return {(Measure(measure), month): n for (measure, month), n in found.items()}

    def of_units(
        self, units: Sequence[OfficeUnit], measure: Measure, last: date | None = None
    ) -> dict[str, int]:
        """Sum a measure up to a day for units beside each other, below this one; none at nothing.

        However many units there are, the record is asked twice at most.
        """
        codes = [unit.code for unit in units]
        found = Counter(counters.of_units(self._view, codes, [measure], last))
        apart: dict[str, str] = {}
        names: set[str] = set()
        for unit in units:
            for code, its_names in self._counted_apart(unit, [measure]):
                apart[code] = unit.code
                names.update(its_names)
        if apart:
            for code, n in counters.of_units(self._view, apart, names, last).items():
                found[apart[code]] -= n
        for unit in units:
            for one in self._one_by_one(unit, [measure], None, last):
                found[unit.code] -= one.n
        return {code: n for code, n in found.items() if n}

    def _sums(
        self, unit: OfficeUnit, measures: Collection[str], first: date | None, last: date | None
    ) -> Counter[str]:
        found = Counter(counters.sums(self._view, unit.code, measures, first, last))
        found.subtract(self._taken_off(unit, measures, first, last))
        return found

    def _taken_off(
        self, unit: OfficeUnit, measures: Collection[str], first: date | None, last: date | None
    ) -> Counter[str]:
        """What of each measure the officer may not know of."""
        found: Counter[str] = Counter()
        for code, names in self._counted_apart(unit, measures):
            for name, n in counters.sums(self._view, code, names, first, last).items():
                found[names[name]] += n
        for one in self._one_by_one(unit, measures, first, last):
            found[one.measure] += one.n
        return found

    def _counted_apart(
        self, unit: OfficeUnit, measures: Collection[str]
    ) -> Iterator[tuple[str, dict[str, str]]]:
        """The counters of accusations from barred places: a unit, names, whose measures they are.

        Of those from the smaller of unit and place; those handled within the unit have in common
        with their place a unit that lies at least as deep.
        """
        deep = range(depth(unit.path), DEEPEST + 1)
        names: dict[str, str] = {}
        for measure in measures:
            if measure in HANDLED:
                names |= {accused(measure, common): measure for common in deep}
            elif measure != Measure.LEADS:
                names[accused(measure)] = measure
        for place in self._barred if names else ():
            if unit.contains(place) or unit.path.startswith(place):
                yield max(place, unit.path, key=len).rstrip("/").split("/")[-1], names

    def _one_by_one(
        self, unit: OfficeUnit, measures: Collection[str], first: date | None, last: date | None
    ) -> Iterator[Counted]:
        """What is hidden besides, as far as it is counted in a unit, over days."""
        for hidden in self._hidden:
            one = hidden.counted
            within = (first is None or first <= one.day) and (last is None or one.day <= last)
            apart = hidden.accused_at is not None and unit.contains(hidden.accused_at)
            if one.measure in measures and within and not apart and unit.contains(one.path):
                yield one

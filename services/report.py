"""The figures of a written report: a unit and a period, as far as the asker may know.

Counted by the database and by running counts; the cost grows with months and units, not with
matters. Source: domain.md, Statistics [report].
"""

from collections import Counter
from datetime import date
from typing import TypeVar

from casework.access import ROLE_ACTS, check_may_do
from casework.days import ONE_DAY
from casework.imports import Progress
from casework.matters import Outcome, Rating, RootCause
from casework.outreach import totals
from casework.people import Language, Officer, Post, Role
from casework.people import Unit as OfficeUnit
from casework.report import (
    SOON,
    DueCount,
    FieldWork,
    ReceivedCount,
    Report,
    ReportAsked,
    Standing,
    UnitFigures,
    compared_with,
    counted_until,
    months_of,
    tells_kinds,
    years_beside,
)
from casework.report_errors import ReportEmptyError
from casework.report_figures import (
    by_month,
    came_in,
    channels,
    filed_of,
    kinds,
    middle_days,
    occurrences,
    timeliness_of,
    types,
    units_below,
)
from casework.sheets_status import LETTERS, VISITS
from casework.statistics import Period, Share
from services import places, status, visit_figures
from services.counts import Counts
from storage import letter_counts, outreach, policy_owners, report_counts, units
from storage.measures import Measure
from storage.unit import Reader

T = TypeVar("T")

ACT = "written_report"
# What is counted one after the other; each step is told while somebody waits.
STEPS = 6
# What an accusation is found to be, beside what an answer may come to.
_OUTCOMES = (*(str(one) for one in Outcome), "upheld", "not_upheld", "")
_CAUSES = (*(str(one) for one in RootCause), "")


def asked(view: Reader, actor: Officer, unit_text: str = "") -> ReportAsked:
    """Whose report somebody may have; the asker's own unit unless told.

    Raises :class:`NotAllowedError`, :class:`NoSuchUnitError`, :class:`UnitOutsideError`.
    """
    check_may_do(actor, ACT)
    unit = status.unit_for(view, actor, unit_text, ACT)
    return ReportAsked(unit.code, places.path_name(view, unit.code))


def make(
    view: Reader,
    actor: Officer,
    unit_text: str,
    period: Period,
    progress: Progress | None = None,
) -> Report:
    """Count everything that a report tells.

    Raises :class:`NotAllowedError`, :class:`NoSuchUnitError`, :class:`UnitOutsideError`,
    :class:`PeriodFutureError`, :class:`ReportEmptyError`.
    """
    check_may_do(actor, ACT)
    unit = status.unit_for(view, actor, unit_text, ACT)
    status.begun(view, period)
    found = _Counting(view, actor, unit, period, progress or Progress()).report()
    if found.is_empty:
        raise ReportEmptyError(
            unit=unit.short_name, first=period.first, last=period.last, period=period
        )
    return found


def _office_itself(view: Reader) -> Officer:
    """Whoever sits at the server: may know of all, and is nobody of the office."""
    posts = tuple(
        Post(Role.LEADER, one.code, one.path, date.min) for one in units.children(view, None)
    )
    return Officer(0, "", Language.CHINESE, posts)


def make_here(
    view: Reader, unit_text: str, period: Period, progress: Progress | None = None
) -> Report:
    """Count a report for whoever sits at the server."""
    return make(view, _office_itself(view), unit_text, period, progress)


class _Counting:
    """One report being counted."""

    def __init__(
        self, view: Reader, actor: Officer, unit: OfficeUnit, period: Period, progress: Progress
    ) -> None:
        self._view, self._actor, self._unit = view, actor, unit
        self._period, self._before = period, compared_with(period)
        self._until, self._before_until = counted_until(period, self._before, view.today)
        self._progress = progress
        self._asked = (view, actor, unit.path)

    def report(self) -> Report:
        """Count one thing after the other."""
        now, before = self._step(self._received())
        due, due_before = self._step(self._due())
        answered = self._step(report_counts.answered(*self._asked, self._period.first, self._until))
        closed = self._step(report_counts.closed(*self._asked, self._period.first, self._until))
        standing, below = self._step((self._standing(), self._units(due)))
        field_work = self._step(self._field_work())
        guarded = self._unit.local_path is not None
        told = tells_kinds(self._period, self._view.today, guarded=guarded)
        filed, filed_timeliness = None, None
        if told:
            filed, filed_timeliness = filed_of(now, due, guarded=guarded)
        causes, ratings = Counter[str](), Counter[str]()
        days = (self._period.first, self._until)
        outcomes = letter_counts.results(self._view, self._unit.path, *days)
        for one in answered:
            outcomes[one.outcome] += one.n
        for ended in closed:
            causes[ended.cause] += ended.n
            ratings[ended.rating] += ended.n
        rated = sum(n for rating, n in ratings.items() if rating not in {"", Rating.NOT_RATED})
        content = ratings[Rating.SATISFIED] + ratings[Rating.FAIRLY]
        months = months_of(self._period, self._until)
        beside = months_of(self._before, self._before.last)
        return Report(
            unit_code=self._unit.code,
            unit=self._unit.name,
            period=self._period,
            before=self._before,
            until=self._until,
            made_on=self._view.today,
            guarded=guarded,
            total=sum(row.n for row in now),
            total_before=sum(row.n for row in before),
            persons=sum(row.persons for row in now),
            persons_before=sum(row.persons for row in before),
            received=came_in(now),
            received_before=came_in(before),
            channels=channels(now, before),
            types=types(now, before, guarded=guarded) if told else (),
            occurrence=occurrences(now, before),
            years=self._years(),
            months=by_month(zip(months, beside, strict=False), now, before, due),
            filed=filed,
            filed_timeliness=filed_timeliness,
            timeliness=timeliness_of(due),
            timeliness_before=timeliness_of(due_before),
            outcomes=kinds(_OUTCOMES, outcomes, guarded=guarded) if told else (),
            causes=kinds(_CAUSES, causes, guarded=guarded) if told else (),
            owners=self._owners(),
            rated=Share(rated, ratings.total()),
            satisfied=Share(content, rated),
            letter_days=middle_days(answered, LETTERS),
            visit_days=middle_days(answered, VISITS),
            units=below,
            standing=standing,
            field_work=field_work,
        )

    def _step(self, value: T) -> T:
        self._progress.done += 1
        return value

    def _received(self) -> tuple[list[ReceivedCount], list[ReceivedCount]]:
        return (
            self._came(self._period.first, self._until),
            self._came(self._before.first, self._before_until),
        )

    def _came(self, first: date, last: date) -> list[ReceivedCount]:
        """What came in within some days, sealed letters that were registered among it."""
        return [
            *report_counts.received(*self._asked, first, last),
            *letter_counts.received(self._view, self._unit.path, first, last),
        ]

    def _due(self) -> tuple[list[DueCount], list[DueCount]]:
        """What has fallen due: of today nobody knows yet."""
        yesterday = self._view.today - ONE_DAY
        return (
            report_counts.due(*self._asked, self._period.first, min(self._period.last, yesterday)),
            report_counts.due(*self._asked, self._before.first, self._before_until),
        )

    def _years(self) -> tuple[tuple[int, int], ...]:
        years = years_beside(self._period, self._view.today)
        first, last = date(years[0], 1, 1), date(years[-1], 12, 31)
        found = Counter(report_counts.by_year(*self._asked, first, last))
        found += letter_counts.by_year(self._view, self._unit.path, first, last)
        return tuple((year, found[year]) for year in years)

    def _owners(self) -> tuple[tuple[str, str], ...]:
        owners = policy_owners.everything(self._view)
        return tuple(
            (cause.value, places.path_name(self._view, owners[cause]))
            for cause in RootCause
            if cause in owners
        )

    def _standing(self) -> Standing:
        counts = Counts(self._view, self._actor, self._unit)
        today = self._view.today
        now = counts.ask(
            (Measure.OPEN_DUE, Measure.SUSPENDED, Measure.TO_DECIDE, Measure.FROM_ABOVE)
        )
        overdue = counts.ask([Measure.OPEN_DUE], None, today - ONE_DAY)
        due_soon = counts.ask([Measure.OPEN_DUE], today, today + SOON)
        return Standing(
            open=now[Measure.OPEN_DUE],
            overdue=overdue.total,
            due_soon=due_soon.total,
            suspended=now[Measure.SUSPENDED],
            to_decide=now[Measure.TO_DECIDE],
            from_above=now[Measure.FROM_ABOVE],
        )

    def _units(self, due: list[DueCount]) -> tuple[UnitFigures, ...]:
        """The units directly below that have or had work; villages are no units that handle."""
        if self._unit.local_path is not None:
            return ()
        names = units.children(self._view, self._unit.code)
        still_open = report_counts.still_open(*self._asked)
        return units_below(self._unit, names, due, still_open)

    def _field_work(self) -> FieldWork:
        figures = visit_figures.of(self._view, self._actor, self._unit.code, self._period)
        scopes = self._actor.scopes(*ROLE_ACTS["outreaches"])
        trips = [
            trip
            for trip in outreach.between(self._view, scopes, self._period.first, self._until)
            if trip.path.startswith(self._unit.path)
        ]
        return FieldWork(
            completion=figures.completion,
            quota_met=figures.quota_met,
            findings=figures.findings,
            settled=figures.settled,
            warning=figures.warning,
            trips=len(trips),
            totals=tuple(totals(trips).items()),
        )

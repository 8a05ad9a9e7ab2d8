"""What is told of service periods unasked, and when; each once, however often it is looked for.

The working day before, that a period begins; each of its working days, where that was asked for,
the zero report, and in the afternoon to the desk how many are missing; afterwards that it is over.
"""

from collections.abc import Iterable

from casework import service_periods as rules
from casework.matters import Subject
from casework.people import Officer, Role
from casework.pushes import PushKind
from casework.service_periods import ServicePeriod
from services import digests, service_periods, zero_reports
from storage import people, pushes, units
from storage import service_periods as kept
from storage.unit import Reader, Unit

# Who hears that a period begins, beside its units; and who hears how it went.
_ABOVE = (Role.CLERK, Role.SECTION_HEAD, Role.DEPUTY)
_WATCHING = (Role.CLERK, Role.DEPUTY)


def keep_up(unit: Unit) -> None:
    """Owe what is due by now."""
    service_periods.enter_known(unit)
    for period in kept.not_over(unit):
        if period.cancelled:
            _end(unit, period, tell=False)
            continue
        if not period.told and rules.is_to_be_told(period, unit.today, unit.calendar):
            _begin(unit, period)
        if rules.asks_on(period, unit.today, unit.calendar):
            _ask(unit, period)
        _end(unit, period, tell=True)


def _begin(unit: Unit, period: ServicePeriod) -> None:
    """Tell its units, and those above them."""
    here = service_periods.reporting(unit, period)
    told = [who for one in here for who in zero_reports.answering(unit, one.code)]
    told += _posted_above(unit, period, _ABOVE)
    first = period.first.isoformat()
    _owe(unit, period, PushKind.PERIOD_BEGINS, told, f"begins:{first}", day=first)
    kept.note_told(unit, period.id)


def _ask(unit: Unit, period: ServicePeriod) -> None:
    """Ask whoever has not answered; from the afternoon on tell the desk how many that are."""
    day = unit.today.isoformat()
    codes = zero_reports.missing(unit, period, unit.today)
    asked = [who for code in codes for who in zero_reports.answering(unit, code)]
    _owe(unit, period, PushKind.ZERO_REPORT, asked, f"zero:{day}", day=day)
    if unit.now < unit.calendar.at(unit.today, rules.TELLS_DESK_AT):
        return
    paths = [one.path for one in units.many(unit, codes).values()]
    for clerk in _posted_above(unit, period, (Role.CLERK,)):
        n = sum(clerk.covers(path, Role.CLERK) for path in paths)
        if n:
            facts = {"day": day, "waiting": str(n)}
            _owe(unit, period, PushKind.ZERO_MISSING, [clerk], f"missing:{day}", **facts)


def _end(unit: Unit, period: ServicePeriod, *, tell: bool) -> None:
    """Let a period be over, and tell those who watched over it."""
    if not rules.is_over(period, unit.today, unit.calendar):
        return
    if tell and period.told:
        told = _posted_above(unit, period, _WATCHING)
        _owe(unit, period, PushKind.PERIOD_OVER, told, "over")
    kept.note_over(unit, period.id)


def _posted_above(view: Reader, period: ServicePeriod, roles: tuple[Role, ...]) -> list[Officer]:
    """Who is there to answer for any of a period's units by one of these roles."""
    paths = [one.path for one in service_periods.reporting(view, period)]
    return [
        who
        for who in people.everybody(view)
        if not who.away and any(who.covers(path, *roles) for path in paths)
    ]


def _owe(
    unit: Unit,
    period: ServicePeriod,
    kind: PushKind,
    told: Iterable[Officer],
    cause: str,
    **facts: str,
) -> None:
    """With the morning's summary, or now when that has gone."""
    pushes.owe(
        unit,
        kind,
        sorted({who.id for who in told}),
        (Subject.PERIOD, period.id),
        cause=f"period:{period.id}:{cause}",
        due_at=digests.told_at(unit),
        facts=facts,
    )

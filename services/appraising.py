"""Units are appraised once a quarter, each told of its own first."""

from collections.abc import Iterator
from datetime import date

from casework.appraisal import Line, field_days, lines_of
from casework.days import ONE_DAY, last_of_month
from casework.matters import Subject
from casework.people import Officer, Role, UnitKind, handles
from casework.people import Unit as OfficeUnit
from casework.pushes import PushKind
from casework.statistics import Period
from services import digests, visit_months
from storage import appraisals, appraised, events, people, pushes, settings, units
from storage.unit import Reader, Unit

# The working day of a quarter on which the one before is appraised: by then field days can be
# entered no more. So many working days later a unit has had the time to object [ours].
ON_WORKING_DAY, TO_OBJECT = 5, 5
OWN_ROLES = (Role.LIAISON, Role.STAFF, Role.SECTION_HEAD)
_DONE = "appraised"
_KINDS = frozenset({UnitKind.TOWNSHIP, UnitKind.COUNTY_UNIT})


def due(view: Reader) -> list[str]:
    """The units to be appraised now, by their codes; mostly none.

    An office that has just begun appraises nothing but on the day itself.
    """
    quarter = _quarter_before(view.today)
    day = view.calendar.add_working_days(quarter.last, ON_WORKING_DAY)
    done = settings.get(view, _DONE)
    late = done is None and view.today != day
    if view.today < day or late or done == quarter.first.isoformat():
        return []
    return [one.code for one in units.everything(view) if one.kind in _KINDS]


def finished(unit: Unit) -> None:
    """Note that every unit of the quarter before this one has been appraised."""
    settings.put(unit, _DONE, _quarter_before(unit.today).first.isoformat())


def _quarter_before(day: date) -> Period:
    """The quarter before the one that holds a day."""
    last = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1) - ONE_DAY
    return Period(last.replace(month=last.month - 2, day=1), last)


def make(unit: Unit, code: str) -> None:
    """Appraise a unit and tell its own people; one that has handled nothing has none, and once."""
    found, period = units.get(unit, code), _quarter_before(unit.today)
    if found is None or appraisals.of_unit_in(unit, code, period.first):
        return
    lines = [*of_cases(unit, found, period)]
    if not lines:
        return
    lines += _of_field_days(unit, found, period)
    object_by = unit.calendar.add_working_days(unit.today, TO_OBJECT)
    number = appraisals.add(unit, found, period, object_by)
    appraisals.put_lines(unit, number, lines)
    facts = {"unit": code, "quarter": period.first}
    events.record(unit, "appraised", (Subject.APPRAISAL, number), None, facts=facts)
    tell(unit, PushKind.APPRAISAL_TOLD, number, found.path, facts={"day": object_by.isoformat()})


def tell(
    unit: Unit, kind: PushKind, number: int, path: str, *, facts: dict[str, str] | None = None
) -> None:
    """Tell a unit's own people about its appraisal, and nobody else."""
    pushes.owe(
        unit,
        kind,
        [who.id for who in _own_people(unit, path)],
        (Subject.APPRAISAL, number),
        cause=f"{kind.value}:{number}",
        due_at=digests.told_at(unit),
        facts=facts,
    )


def _own_people(view: Reader, path: str) -> list[Officer]:
    """Who answers for a unit, or stands in for somebody who does."""
    return [who for who in people.everybody(view) if is_own(who, path)]


def is_own(who: Officer, path: str) -> bool:
    """Whether a unit is an officer's own."""
    return any(post.role in OWN_ROLES and handles(post, path) for post in who.posts)


def of_cases(view: Reader, of: OfficeUnit, period: Period) -> Iterator[Line]:
    """What a unit's cases come to."""
    for case in appraised.handled(view, of.path, period):
        yield from lines_of(case, period)


def _of_field_days(view: Reader, of: OfficeUnit, period: Period) -> Iterator[Line]:
    """What the field days of a unit's people come to, an officer at a time."""
    months: dict[int, list[tuple[int, int]]] = {}
    month = period.first
    while month <= period.last:
        duties = visit_months.duties(view, month)
        owing = [
            who
            for who in people.everybody(view)
            if who.id in duties and duties[who.id][-1].unit_path.startswith(of.path)
        ]
        for officer_id, state in visit_months.states(view, owing, month).items():
            months.setdefault(officer_id, []).append((state.done, state.owed))
        month = last_of_month(month.year, month.month) + ONE_DAY
    for officer_id, pairs in months.items():
        line = field_days(officer_id, pairs)
        if line is not None:
            yield line


def measured(view: Reader, of: OfficeUnit, period: Period) -> list[Line]:
    """All that a unit's appraisal is made of, as the record stands now."""
    return [*of_cases(view, of, period), *_of_field_days(view, of, period)]

"""What a form keeps of what was typed or picked, and what follows from it for other fields."""

from casework import typed
from casework.clock_errors import DueDatePastError
from casework.form_errors import DayNotYetError, NotADayError
from casework.forms import (
    LEAVES,
    OUTREACHES,
    PERIODS,
    REPORTS,
    Ask,
    Draft,
    FormKind,
    check_value,
    field_of,
)
from casework.people import Officer
from services import (
    clock_settings,
    leaves,
    outreach,
    pickers,
    places,
    section_forms,
    service_periods,
    subtypes,
    villages,
)
from storage import people
from storage.unit import Unit

# Several may be picked, one tap at a time.
TICKED = frozenset({Ask.SEVERAL, Ask.TEAM, Ask.UNITS})
# What is read before it is kept: a name, a date, a number of a case.
READ = frozenset(
    {Ask.UNIT, Ask.DAY, Ask.PAST_DAY, Ask.OFFICER, Ask.CASE, Ask.TEAM, Ask.UNITS, Ask.SECTION}
)


def read(unit: Unit, actor: Officer, draft: Draft, name: str, value: str) -> str:
    """What a field keeps of a picked or typed value: a unit's code, a day, an id.

    Raises a :class:`casework.errors.CaseworkError` for what cannot be read as that.
    """
    if draft.kind is FormKind.CONTACT_POINT and name == "village":
        return villages.find(unit, people.get(unit, draft.subject_id) or actor, value).code
    if draft.kind in LEAVES:
        return leaves.read(unit, actor, draft, name, value)
    return _read(unit, actor, draft, name, value)


def _read(unit: Unit, actor: Officer, draft: Draft, name: str, value: str) -> str:
    match field_of(draft.kind, name).ask:
        case Ask.UNIT:
            return places.find(unit, value).code
        case Ask.DAY | Ask.PAST_DAY as ask:
            return _day(unit, draft, name, value, past=ask is Ask.PAST_DAY)
        case Ask.CASE:
            return pickers.case(unit, actor, draft, name, value)
        case Ask.OFFICER:
            return pickers.officer(unit, actor, draft, name, value)
        case Ask.SECTION:
            return section_forms.read(unit, draft, field_of(draft.kind, name), value)
        case Ask.TEAM:
            return outreach.members(unit, draft, value)
        case Ask.UNITS:
            return service_periods.units_named(unit, value)
        case _:
            return value


def _day(unit: Unit, draft: Draft, name: str, value: str, *, past: bool) -> str:
    day = typed.day(value, unit.today, past=past)
    if day is None:
        raise NotADayError(form=draft.kind, field=name)
    if past and day > unit.today:
        raise DayNotYetError(form=draft.kind, field=name)
    if not past and day < unit.today:
        raise DueDatePastError(due_on=day, today=unit.today)
    return day.isoformat()


def kept(unit: Unit, actor: Officer, draft: Draft, name: str, value: str) -> dict[str, str]:
    """A form's fields with this value, and with what follows from it.

    Raises a :class:`casework.errors.CaseworkError` where the value, or the fields together, are
    none that the form takes.
    """
    fields = dict(draft.fields) | {name: check_value(draft.kind, name, value)}
    if draft.kind in REPORTS and name in {"place", "type"}:
        fields[f"{name}_chosen"] = "yes"
    if draft.kind is FormKind.REGISTER and name in {"type", "subtype"}:
        fields = subtypes.told(unit, draft.subject_id, fields, name)
    section_forms.follow(unit, actor, draft, fields, name)
    if draft.kind in OUTREACHES and name == "text":
        fields = outreach.told(fields, value)
    if draft.kind is FormKind.CLOCK_LENGTH:
        clock_settings.check(fields)
    if draft.kind in PERIODS:
        service_periods.check(fields)
    return fields

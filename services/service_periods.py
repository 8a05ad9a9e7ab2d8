"""Service periods as the administrator enters, changes and calls off; the known ones by date."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from casework import service_periods as rules
from casework.access import check_may_do
from casework.actions import Answer, View
from casework.errors import NotFoundError, OldButtonError
from casework.forms import UNTICK, Draft, FormKind, chosen
from casework.matters import NoteKind, Subject
from casework.people import Officer, Role, UnitKind
from casework.people import Unit as OfficeUnit
from casework.service_periods import PeriodKind, ServicePeriod, Task
from services import drafting, places
from storage import events, units
from storage import service_periods as kept
from storage.unit import Reader, Unit

MANAGE = "people"
ALL = "all"
BACK, CANCEL = "back", "cancel"
_USUAL = {"tasks": ",".join(Task), "zero": "no", "earlier": "yes"}
_PARTING = str.maketrans(dict.fromkeys(",,、;;\n\t", " "))
_REPORTING = frozenset({UnitKind.TOWNSHIP, UnitKind.COUNTY_UNIT})


def begin(unit: Unit, actor: Officer) -> Answer:
    """Begin the form for a period."""
    check_may_do(actor, MANAGE)
    return drafting.begin(unit, actor, FormKind.PERIOD, fields=_USUAL)


def begin_change(unit: Unit, actor: Officer, period_id: int) -> Answer:
    """Begin to change a period, with all that stands there."""
    period = changeable(unit, actor, period_id)
    fields = {
        "title": period.title,
        "begins": period.first.isoformat(),
        "ends": period.last.isoformat(),
        "units": ",".join(period.codes) or ALL,
        "tasks": ",".join(period.tasks),
        "zero": "yes" if period.zero else "no",
        "earlier": "yes" if period.earlier else "no",
    }
    known = {name: value for name, value in fields.items() if value}
    return drafting.begin(unit, actor, FormKind.PERIOD_FIX, period.id, known)


def check(fields: Mapping[str, str]) -> None:
    """Raise for a title that tells where somebody goes, and for days that make no window."""
    rules.check_title(fields.get("title", ""))
    if fields.get("begins") and fields.get("ends"):
        rules.check_window(*(date.fromisoformat(fields[name]) for name in ("begins", "ends")))


def units_named(view: Reader, text: str) -> str:
    """What a form keeps of tapped or typed units; raises :class:`NoSuchUnitError`.

    Several may be typed at once; none is taken in before all are known.
    """
    if text.removeprefix(UNTICK) == ALL:
        return text
    if units.get(view, text.removeprefix(UNTICK)) is not None:
        return text
    names = text.translate(_PARTING).split() or [text]
    return ",".join(places.find(view, name).code for name in names)


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Enter the period that a form describes."""
    check_may_do(actor, MANAGE)
    kind = PeriodKind(draft.fields["period"])
    period = _of_form(
        ServicePeriod(unit.new_id(), kind, "", unit.today, unit.today, (), (), ()), draft
    )
    kept.add(unit, period)
    _record(unit, "period_entered", period, actor)
    return Answer(View.PERIOD, period.id, "period_entered")


def finish_change(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Change a period; its beginning is told again where it has moved to a day to come."""
    before = changeable(unit, actor, draft.subject_id)
    period = _of_form(before, draft)
    kept.change(unit, period)
    if period.first != before.first and period.first > unit.today:
        kept.note_told(unit, period.id, told=False)
    _record(unit, "period_changed", period, actor)
    return Answer(View.PERIOD, period.id, "period_changed")


def _of_form(period: ServicePeriod, draft: Draft) -> ServicePeriod:
    fields = draft.fields
    check(fields)
    codes = chosen(fields["units"])
    return replace(
        period,
        title=fields.get("title", ""),
        first=date.fromisoformat(fields["begins"]),
        last=date.fromisoformat(fields["ends"]),
        codes=() if ALL in codes else codes,
        tasks=tuple(Task(one) for one in chosen(fields.get("tasks", ""))),
        zero=fields.get("zero") == "yes",
        earlier=fields.get("earlier") != "no",
    )


def _record(unit: Unit, act: str, period: ServicePeriod, actor: Officer | None) -> None:
    facts = {
        "kind": period.kind,
        "first": period.first,
        "last": period.last,
        "units": period.codes,
        "tasks": period.tasks,
        "zero": period.zero,
        "earlier": period.earlier,
    }
    by = actor.id if actor else None
    words = (NoteKind.PERIOD, period.title) if period.title else None
    events.record(unit, act, (Subject.PERIOD, period.id), by, facts=facts, note=words)


def call_off(unit: Unit, actor: Officer, period_id: int, argument: str) -> Answer:
    """Call a period off, or on again; the same tap twice is harmless."""
    period = changeable(unit, actor, period_id)
    cancelled = argument == CANCEL
    if period.cancelled != cancelled:
        kept.change(unit, replace(period, cancelled=cancelled))
        _record(unit, "period_cancelled" if cancelled else "period_restored", period, actor)
    notice = "period_cancelled" if cancelled else "period_restored"
    return Answer(View.PERIOD, period.id, notice)


def changeable(view: Reader, actor: Officer, period_id: int) -> ServicePeriod:
    """A period that may still be changed; raises :class:`OldButtonError` once it is over."""
    check_may_do(actor, MANAGE)
    period = found(view, period_id)
    if period.over:
        raise OldButtonError
    return period


def found(view: Reader, period_id: int) -> ServicePeriod:
    """A period; raises :class:`NotFoundError`."""
    period = kept.get(view, period_id)
    if period is None:
        raise NotFoundError
    return period


def enter_known(unit: Unit) -> int:
    """Enter the known periods of the year to come, each once; gives how many are new.

    Without a zero report, for all units, until the administrator changes that.
    """
    there = kept.known_years(unit)
    new = 0
    for window in rules.known(unit.today, unit.today + rules.AHEAD):
        if (window.kind, window.year) not in there:
            period = ServicePeriod(
                unit.new_id(),
                window.kind,
                "",
                window.first,
                window.last,
                (),
                ("",),
                tuple(Task),
                year=window.year,
            )
            kept.add(unit, period)
            _record(unit, "period_entered", period, None)
            new += 1
    return new


def reporting(view: Reader, period: ServicePeriod) -> list[OfficeUnit]:
    """The townships and county units that a period asks of, in the order of their codes."""
    everything = units.everything(view)
    return [one for one in everything if one.kind in _REPORTING and period.covers(one.path)]


def answered_by(view: Reader, actor: Officer, period: ServicePeriod) -> list[str]:
    """The codes of the units in a period for which an officer answers."""
    posted = {post.unit_code for post in actor.posts if post.role in {Role.LIAISON, Role.STAFF}}
    return [one.code for one in reporting(view, period) if one.code in posted]

"""What can be picked for a unit field: the likeliest first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from casework import visit_logging
from casework.access import TEAM_ROLES, may_see
from casework.cases import Case
from casework.days import ONE_DAY
from casework.form_errors import NoSuchCaseError, NotAChoiceError
from casework.forms import LEAVES, Draft, FormKind
from casework.numbers import NumberKind, parse_number
from casework.people import Officer, Role, UnitKind
from casework.people import Unit as OfficeUnit
from casework.sheets import Option
from services import companions, covering, places, recipients, recusing, retaliation, withdrawing
from services import visits as field_days
from storage import agendas, case_lists, cases, leads, parts, people, units, visits
from storage.unit import Reader

FIELD_DAYS = frozenset({FormKind.VISIT, FormKind.VISIT_FIX})
_NEAR_CASES = 6
# As many of an agenda as a screen takes.
_ON_AGENDA = 10


def units_for(view: Reader, actor: Officer, draft: Draft, field: str) -> list[Option]:
    """The units that a form's field may take, the likeliest first."""
    everything = units.everything(view)
    if draft.kind is FormKind.REGISTER or field == "owner":
        first = [draft.fields.get("owner", "")]
        fitting = [unit for unit in everything if _can_own(unit)]
    elif draft.kind is FormKind.RELEASE_PART:
        asked = {one.unit_code for one in parts.of(view, draft.subject_id) if not one.done_at}
        first, fitting = [], [unit for unit in everything if unit.code in asked]
    elif field == "partner":
        first, fitting = [], [unit for unit in everything if _can_own(unit)]
    elif draft.kind in FIELD_DAYS:
        visitor = field_days.visitor_of(view, actor, draft)
        offered = draft.fields.get(field_days.OFFERED, "").split(",")
        lately = visits.lately_visited(view, visitor.id)
        first = [*offered, *visitor.contact_villages, *lately]
        fitting = _villages(everything, visitor, first)
    elif draft.kind is FormKind.CONTACT_POINT:
        who = people.get(view, draft.subject_id) or actor
        first, fitting = [], _villages(everything, who, list(who.contact_villages))
    elif field == "units" or draft.kind is FormKind.RETALIATION:
        first, fitting = [], [unit for unit in everything if _can_own(unit)]
    elif field == "unit":
        first, fitting = [], [unit for unit in everything if unit.kind is not UnitKind.VILLAGE]
    else:
        first = [leads.last_place(view, actor.id) or "", places.home_of(actor)]
        fitting = _places(everything, actor)
    borne = Counter(unit.short_name for unit in everything)
    by_code = {unit.code: unit for unit in everything}
    return [Option(unit.code, _name(unit, borne, by_code)) for unit in _in_order(fitting, first)]


def days_for(view: Reader, draft: Draft) -> list[Option]:
    """The days that a form of a field day may be about, beside those that have words of their own.

    A day that is put right may be any that could be logged then.
    """
    now, calendar = field_days.logged_at(view, draft), view.calendar
    if draft.kind is FormKind.VISIT:
        days = visit_logging.earlier_days(now, calendar)
    else:
        last, first = calendar.day_of(now), visit_logging.earliest_day(now, calendar)
        days = [last - ONE_DAY * back for back in range((last - first).days + 1)]
    return [Option(day.isoformat(), day.isoformat()) for day in days]


def officers_for(view: Reader, actor: Officer, draft: Draft, field: str) -> list[Option]:
    """The officers that a form's field may take."""
    found: list[Officer] = []
    if draft.kind in LEAVES:
        whose = people.get(view, draft.subject_id) if draft.subject_id else actor
        days = (draft.fields.get(name) for name in ("first", "last"))
        first, last = (date.fromisoformat(day) if day else None for day in days)
        found = covering.candidates(view, whose or actor, first, last)
    elif draft.kind is FormKind.COMPANION:
        found = companions.candidates(view, draft.subject_id)
    elif draft.kind is FormKind.ACTION:
        found = [who for who in people.everybody(view) if who.telegram_id is not None]
    elif draft.kind is FormKind.RETALIATION:
        found = retaliation.receivers(view, actor)
    elif draft.kind is FormKind.NAME_DISCIPLINE:
        accusation = cases.get(view, draft.subject_id)
        found = recipients.discipline_of(view, accusation) if accusation else []
    elif draft.kind is FormKind.ASK_WITHDRAWAL:
        found = withdrawing.callers_of(view, draft.subject_id)
    elif field == "officer":
        found = recipients.own_people_of(view, draft.fields.get("owner", ""))
    elif draft.kind in recusing.FORMS:
        found = recusing.offered(view, actor, draft)
    elif field == "member" and (case := cases.get(view, draft.subject_id)) is not None:
        found = _for_team(view, case, leaving=draft.kind is FormKind.TEAM_LEAVER)
    elif (case := cases.get(view, draft.subject_id)) is not None:
        # What stands on paper is the leader's own, on leave or not, and never a stand-in's.
        leaders = people.with_post_of_their_own(view, Role.LEADER, case.place_path)
        found = recipients.seeing(leaders, cases.standing(view, case))
    return [Option(str(who.id), who.name) for who in found]


def _for_team(view: Reader, case: Case, *, leaving: bool) -> list[Officer]:
    """The joint team; or who may be named for it beside the owners, and could then see the case."""
    standing = cases.standing(view, case)
    known = {who.id for who in recipients.owners(view, case)}
    if leaving:
        return [who for who in people.everybody(view) if who.id in standing.team]
    return [
        who
        for who in people.everybody(view)
        if who.id not in known
        and any(post.role in TEAM_ROLES for post in who.own_posts)
        and may_see(who, replace(standing, team=standing.team | {who.id}))
    ]


def officer(view: Reader, actor: Officer, draft: Draft, field: str, text: str) -> str:
    """The id of the officer of that id or name; raises :class:`NotAChoiceError`."""
    for option in officers_for(view, actor, draft, field):
        if text.strip() in {option.value, option.label}:
            return option.value
    raise NotAChoiceError(form=draft.kind, field=field)


def cases_for(view: Reader, actor: Officer, draft: Draft) -> list[Option]:
    """Cases of the same place that the officer may see, the newest first, as year and serial."""
    if draft.kind is FormKind.ACTION:
        agenda = agendas.page(view, actor, draft.subject_id, 0, _ON_AGENDA)[0]
        return [
            Option(str(one.id), f"{one.year}-{one.serial}") for one in (it.case for it in agenda)
        ]
    found = (leads if draft.kind is FormKind.JOIN_LEAD else cases).get(view, draft.subject_id)
    if found is None:
        return []
    near = case_lists.of_place(view, actor, found.place_code, _NEAR_CASES)
    return [
        _case(case)
        for case in near
        if draft.kind is FormKind.JOIN_LEAD or case.id != draft.subject_id
    ]


def _case(case: Case) -> Option:
    return Option(str(case.id), f"{case.year}-{case.serial}")


def case(view: Reader, actor: Officer, draft: Draft, field: str, text: str) -> str:
    """The id of the case that was picked or whose number was typed; it has to be seen."""
    if text in {option.value for option in cases_for(view, actor, draft)}:
        return text
    parsed = parse_number(text, view.today.year)
    if parsed is not None and parsed.kind in {NumberKind.CASE, NumberKind.UNKNOWN}:
        for year in parsed.years:
            found = cases.numbered(view, actor, year, parsed.serial)
            if found is not None:
                return str(found.id)
    raise NoSuchCaseError(form=draft.kind, field=field)


def _can_own(unit: OfficeUnit) -> bool:
    return unit.kind in {UnitKind.TOWNSHIP, UnitKind.COUNTY_UNIT}


def _villages(everything: list[OfficeUnit], actor: Officer, known: list[str]) -> list[OfficeUnit]:
    """The villages within an officer's reach, and those known to them wherever they lie."""
    all_ = [unit for unit in everything if unit.kind is UnitKind.VILLAGE]
    scopes = places.scope_of(actor)
    near = {unit.code for unit in all_ if any(unit.path.startswith(scope) for scope in scopes)}
    return [unit for unit in all_ if unit.code in near.union(known)] if near else all_


def _places(everything: list[OfficeUnit], actor: Officer) -> list[OfficeUnit]:
    scopes = places.scope_of(actor)
    fitting = [unit for unit in everything if any(unit.path.startswith(scope) for scope in scopes)]
    return fitting or everything


def _in_order(fitting: list[OfficeUnit], first: list[str]) -> list[OfficeUnit]:
    by_code = {unit.code: unit for unit in fitting}
    chosen = [by_code.pop(code) for code in dict.fromkeys(first) if code in by_code]
    return chosen + list(by_code.values())


def _name(unit: OfficeUnit, borne: Counter[str], by_code: Mapping[str, OfficeUnit]) -> str:
    """A unit's short name, with its township's where another unit bears the same."""
    parent = by_code.get(unit.parent_code or "")
    if borne[unit.short_name] == 1 or parent is None:
        return unit.short_name
    return f"{parent.short_name}·{unit.short_name}"

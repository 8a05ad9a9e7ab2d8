"""What has been kept for long enough, and letting go of what it says and names.

What stays: the matter's row, its events and clocks, and every count. What goes: free text with its
salt, what was sealed, attachments, forms about it, and with the text its words in the index.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select, true, update

from casework.matters import MatterType, Subject
from casework.retention import DROPPED_STAGES, Keeping, KeptCase
from casework.stages import RESTING_STAGES, Flag
from storage import identities, media, query_codes
from storage.tables import ActionRow, DraftRow, EventRow, FindingRow, IdentityRow, NoteRow, core
from storage.unit import Reader, Unit
from storage.visible import CASE, LEAD, MEDIA, any_case, any_lead

_ACTION, _FINDING, _DRAFT = core(ActionRow), core(FindingRow), core(DraftRow)
_NOTE, _IDENTITY, _EVENT = core(NoteRow), core(IdentityRow), core(EventRow)
# So many matters are named in one question.
_AT_ONCE = 1000
# What is the office's own work: all that is no matter with a period of its own, and no form.
_OFFICE = tuple(one for one in Subject if one not in {Subject.CASE, Subject.LEAD, Subject.DRAFT})


def _has(flag: Flag) -> ColumnElement[bool]:
    return CASE.c.flags.contains(f" {flag.value} ", autoescape=True)


def _end_of(view: Reader, day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, view.zone)


def cases_over(view: Reader, kind: MatterType, last_day: date) -> list[KeptCase]:
    """Cases of a type that came to rest until a day and were not purged, held ones among them.

    A case that was joined to another stays as long as that one.
    """
    purged = any_case().with_only_columns(CASE.c.id).where(_has(Flag.PURGED)).correlate(None)
    rows = view.run(
        any_case()
        .where(
            CASE.c.type == kind.value,
            CASE.c.stage.in_(sorted(stage.value for stage in RESTING_STAGES)),
            ~_has(Flag.PURGED),
            or_(
                CASE.c.closed_on <= last_day,
                CASE.c.closed_on.is_(None) & (CASE.c.changed_at < _end_of(view, last_day)),
            ),
            or_(CASE.c.joined_to.is_(None), CASE.c.joined_to.in_(purged)),
        )
        .order_by(CASE.c.year, CASE.c.serial)
    )
    return [
        KeptCase(
            row.id,
            (row.year, row.serial),
            Keeping(kind.value),
            Flag.LEGAL_HOLD.value in row.flags.split(),
        )
        for row in rows
    ]


def leads_over(view: Reader, last_day: date) -> list[tuple[int, tuple[int, int]]]:
    """Leads that nobody registered, with something left to let go of: id and number."""
    rows = view.run(
        any_lead()
        .where(
            LEAD.c.case_id.is_(None),
            LEAD.c.stage.in_(sorted(stage.value for stage in DROPPED_STAGES)),
            LEAD.c.submitted_at < _end_of(view, last_day),
            LEAD.c.id.in_(_with_content(Subject.LEAD)),
        )
        .order_by(LEAD.c.year, LEAD.c.serial)
    )
    return [(row.id, (row.year, row.serial)) for row in rows]


def _with_content(kind: Subject) -> Any:
    noted = select(_NOTE.c.subject_id).where(
        _NOTE.c.subject_kind == kind.value, _NOTE.c.text.is_not(None)
    )
    named = select(_IDENTITY.c.subject_id).where(_IDENTITY.c.subject_kind == kind.value)
    return noted.union(named)


def office_over(view: Reader, last_day: date) -> list[tuple[Subject, int]]:
    """The office's own work to which nothing was added since a day.

    What a meeting asked for on a case goes with the case, a finding handed up with its lead.
    """
    kinds, end = [kind.value for kind in _OFFICE], _end_of(view, last_day)
    found: dict[tuple[str, int], None] = {}
    for table, more in ((_NOTE, _NOTE.c.text.is_not(None)), (_IDENTITY, true()), (MEDIA, true())):
        which = (table.c.subject_kind, table.c.subject_id)
        question = select(*which).where(table.c.subject_kind.in_(kinds), more)
        old = question.group_by(*which).having(func.max(table.c.at) < end)
        found |= dict.fromkeys((row.subject_kind, row.subject_id) for row in view.run(old))
    bound = {(Subject.ACTION.value, one) for one in _ids(view, _ACTION, _ACTION.c.case_id)}
    bound |= {(Subject.FINDING.value, one) for one in _ids(view, _FINDING, _FINDING.c.lead_id)}
    return [(Subject(kind), number) for kind, number in sorted(found.keys() - bound)]


def _ids(view: Reader, table: Any, bound_by: Any) -> Iterable[int]:
    return view.run(select(table.c.id).where(bound_by.is_not(None))).scalars()


def beside_case(view: Reader, case_id: int) -> list[tuple[Subject, int]]:
    """What goes with a case: its leads, what they were found as, what meetings asked on it."""
    of_case = any_lead().with_only_columns(LEAD.c.id).where(LEAD.c.case_id == case_id)
    leads = list(view.run(of_case).scalars())
    actions = view.run(select(_ACTION.c.id).where(_ACTION.c.case_id == case_id)).scalars()
    found = [(Subject.LEAD, one) for one in leads] + [(Subject.ACTION, one) for one in actions]
    return found + beside_leads(view, leads)


def beside_leads(view: Reader, leads: Collection[int]) -> list[tuple[Subject, int]]:
    """What goes with leads: the findings that they were handed up as."""
    question = select(_FINDING.c.id).where(_FINDING.c.lead_id.in_(leads))
    return [(Subject.FINDING, one) for one in view.run(question).scalars()] if leads else []


def erase(unit: Unit, subjects: Sequence[tuple[Subject, int]]) -> int:
    """Let go of all that these say and name; how many forms about them went.

    What was erased before stays so.
    """
    for kind, number in subjects:
        unit.run(
            update(_NOTE)
            .where(_NOTE.c.subject_kind == kind.value, _NOTE.c.subject_id == number)
            .values(text=None, salt=None)
        )
        identities.erase(unit, (kind, number))
        media.erase(unit, (kind, number))
        if kind is Subject.CASE:
            query_codes.forget(unit, number)
        unit.index(kind, number)
    return _forget_forms(unit, _DRAFT.c.subject_id.in_([number for _, number in subjects]))


def purged(view: Reader, kind: str) -> dict[tuple[str, int], str]:
    """What the record says was purged by events of a kind, each with the moment as text."""
    rows = view.run(
        select(_EVENT.c.subject_kind, _EVENT.c.subject_id, _EVENT.c.at)
        .where(_EVENT.c.kind == kind)
        .order_by(_EVENT.c.position)
    )
    return {(row.subject_kind, row.subject_id): row.at.isoformat() for row in rows}


def held(view: Reader) -> list[int]:
    """The cases on hold."""
    question = any_case().with_only_columns(CASE.c.id).where(_has(Flag.LEGAL_HOLD))
    return list(view.run(question).scalars())


def forms_over(view: Reader, since: date, going: Sequence[int]) -> int:
    """How many forms go: those nobody has touched since a day, and those about what goes."""
    untouched = _untouched(view, since)
    wholes = (going[at : at + _AT_ONCE] for at in range(0, len(going), _AT_ONCE))
    which = [untouched, *(_about(some) & ~untouched for some in wholes)]
    counts = (select(func.count()).select_from(_DRAFT).where(one) for one in which)
    return sum(view.run(one).scalar() or 0 for one in counts)


def _about(going: Sequence[int]) -> ColumnElement[bool]:
    """Forms about cases, leads or the office's own work, or about what goes with them."""
    leads = any_lead().with_only_columns(LEAD.c.id).where(LEAD.c.case_id.in_(going))
    leads = leads.correlate(None)
    bound = _FINDING.c.lead_id.in_(going) | _FINDING.c.lead_id.in_(leads)
    return or_(
        _DRAFT.c.subject_id.in_(going),
        _DRAFT.c.subject_id.in_(leads),
        _DRAFT.c.subject_id.in_(select(_ACTION.c.id).where(_ACTION.c.case_id.in_(going))),
        _DRAFT.c.subject_id.in_(select(_FINDING.c.id).where(bound)),
    )


def forget_forms(unit: Unit, since: date, limit: int) -> int:
    """Delete forms that nobody has touched since a day, with all that was kept for them."""
    some = select(_DRAFT.c.id).where(_untouched(unit, since)).limit(limit)
    return _forget_forms(unit, _DRAFT.c.id.in_(list(unit.run(some).scalars())))


def _untouched(view: Reader, since: date) -> ColumnElement[bool]:
    return _DRAFT.c.touched_at < datetime.combine(since, time.min, view.zone)


def _forget_forms(unit: Unit, which: ColumnElement[bool]) -> int:
    ids = list(unit.run(select(_DRAFT.c.id).where(which)).scalars())
    for number in ids:
        identities.erase(unit, (Subject.DRAFT, number))
        media.erase(unit, (Subject.DRAFT, number))
    if ids:
        unit.run(delete(_DRAFT).where(_DRAFT.c.id.in_(ids)))
    return len(ids)

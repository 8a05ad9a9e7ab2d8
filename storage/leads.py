"""Leads."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, update

from casework.access import Standing, may_see
from casework.errors import StaleError
from casework.leads import Lead
from casework.matters import Channel, MatterType, Subject
from casework.people import Officer
from casework.recusal import RecusalState
from casework.workflow import Stage
from storage import recusals
from storage.flavour import begins_with
from storage.outlines import Outline, bound, outline
from storage.tables import ClockRow, LeadRow, MediaRow, NoteRow, RecusalRow
from storage.unit import Reader, Unit
from storage.visible import LEAD, any_lead, leads_seen, select_leads
from storage.written_out import one_of

_ONE = any_lead().where(LEAD.c.id == bindparam("number"))


@cache
def _seen_by(who: Outline) -> Select[Any]:
    """One lead, if officers of an outline may know of it."""
    return leads_seen(who).where(LEAD.c.id == bindparam("number"))


def value_of(row: Row[Any]) -> Lead:
    """A lead from its row."""
    return Lead(
        row.id,
        row.year,
        row.serial,
        Stage(row.stage),
        row.version,
        row.author_id,
        row.place_code,
        row.place_path,
        Channel(row.channel),
        MatterType(row.type),
        row.topic,
        row.received_at,
        row.submitted_at,
        row.settled,
        row.told_at,
        row.case_id,
        row.visit_id,
        row.persons,
        row.joined,
    )


def add(unit: Unit, lead: Lead) -> None:
    """Enter a lead."""
    unit.enter(
        LeadRow,
        lead,
        *(NoteRow, ClockRow, MediaRow, RecusalRow),
        id=lead.id,
        year=lead.year,
        serial=lead.serial,
        stage=lead.stage.value,
        version=lead.version,
        author_id=lead.author_id,
        place_code=lead.place_code,
        place_path=lead.place_path,
        channel=lead.channel.value,
        type=lead.type.value,
        topic=lead.topic,
        received_at=lead.received_at,
        submitted_at=lead.submitted_at,
        settled=lead.settled,
        told_at=lead.told_at,
        case_id=lead.case_id,
        visit_id=lead.visit_id,
        persons=lead.persons,
    )
    unit.index(Subject.LEAD, lead.id)


def get(view: Reader, lead_id: int) -> Lead | None:
    """A lead for a use case that checks rights itself."""
    row = view.run(_ONE, {"number": lead_id}).one_or_none()
    return None if row is None else value_of(row)


def standing(view: Reader, lead: Lead) -> Standing:
    """What rights to a lead depend on: who is kept away from its case is from the lead."""
    kept = recusals.in_force(view, lead.case_id or lead.id)
    if not kept:
        return lead.standing
    return replace(
        lead.standing,
        recused=frozenset(one.officer_id for one in kept),
        undecided=frozenset(one.word for one in kept if one.state is RecusalState.ASKED),
        kept_by=frozenset(one.word for one in kept),
    )


def seen(view: Reader, officer: Officer, lead_id: int) -> Lead | None:
    """A lead, if the officer may know of it."""
    entered: Lead | None = view.entered.get(lead_id)
    if entered is not None:
        return entered if may_see(officer, standing(view, entered)) else None
    row = view.run(_seen_by(outline(officer)), {"number": lead_id, **bound(officer)}).one_or_none()
    return None if row is None else value_of(row)


def numbered(view: Reader, officer: Officer, year: int, serial: int) -> Lead | None:
    """A lead by its number, if the officer may know of it."""
    row = view.run(
        select_leads(officer).where(LEAD.c.year == year, LEAD.c.serial == serial)
    ).one_or_none()
    return None if row is None else value_of(row)


def of_case(view: Reader, case_id: int) -> list[Lead]:
    """The leads that belong to a case."""
    return [
        value_of(row)
        for row in view.run(any_lead().where(LEAD.c.case_id == case_id).order_by(LEAD.c.id))
    ]


def first_heard(view: Reader, case_ids: Collection[int], but: Channel) -> dict[int, datetime]:
    """When the first lead of each of some cases was heard, by case; those of a channel left out."""
    rows = view.run(
        any_lead()
        .with_only_columns(LEAD.c.case_id, func.min(LEAD.c.received_at).label("at"))
        .where(
            LEAD.c.case_id.in_(list(case_ids)),
            LEAD.c.channel != but.value,
            LEAD.c.stage != Stage.WITHDRAWN.value,
        )
        .group_by(LEAD.c.case_id)
    )
    return {row.case_id: row.at for row in rows}


def change(unit: Unit, lead: Lead, **values: Any) -> None:
    """Change a lead; raises :class:`StaleError` when somebody was first."""
    unit.entered.forget(lead.id)
    changed = unit.run(
        update(LEAD)
        .where(LEAD.c.id == lead.id, LEAD.c.version == lead.version)
        .values(version=lead.version + 1, **values)
    )
    if changed.rowcount != 1:
        raise StaleError
    unit.index(Subject.LEAD, lead.id)


def own_of_case(view: Reader, officer: Officer, case_id: int) -> list[Lead]:
    """The leads of a case that an officer has written, and still sees."""
    mine = (LEAD.c.case_id == case_id, LEAD.c.author_id == officer.id)
    return [value_of(row) for row in view.run(select_leads(officer).where(*mine))]


def become(unit: Unit, lead_id: int, type_: MatterType) -> None:
    """Let a lead be of another type from now on."""
    unit.entered.forget(lead_id)
    unit.run(update(LEAD).where(LEAD.c.id == lead_id).values(type=type_.value))
    unit.index(Subject.LEAD, lead_id)


def page(
    view: Reader,
    officer: Officer,
    *,
    stages: frozenset[Stage] | None = None,
    author_id: int | None = None,
    offset: int = 0,
    limit: int = 5,
    newest_first: bool = False,
) -> tuple[list[Lead], int]:
    """A page of the leads an officer may know of, and how many there are."""
    question = select_leads(officer)
    if stages is not None:
        question = question.where(one_of(LEAD.c.stage, stages))
    if author_id is not None:
        question = question.where(LEAD.c.author_id == author_id)
    return _page(view, question, offset, limit, newest_first=newest_first)


def reported(
    view: Reader,
    officer: Officer,
    path: str,
    since: datetime,
    until: datetime,
    *,
    offset: int,
    limit: int,
) -> tuple[list[Lead], int]:
    """A page of what was reported of a place between two moments, the newest first.

    What its author took back is not in it.
    """
    question = select_leads(officer).where(
        begins_with(LEAD.c.place_path, path),
        LEAD.c.submitted_at >= since,
        LEAD.c.submitted_at < until,
        LEAD.c.stage != Stage.WITHDRAWN.value,
    )
    return _page(view, question, offset, limit, newest_first=True)


def _page(
    view: Reader, question: Select[Any], offset: int, limit: int, *, newest_first: bool
) -> tuple[list[Lead], int]:
    total = view.run(question.with_only_columns(func.count(LEAD.c.id))).scalar() or 0
    order = LEAD.c.submitted_at.desc() if newest_first else LEAD.c.submitted_at
    rows = view.run(question.order_by(order, LEAD.c.id).offset(offset).limit(limit))
    return [value_of(row) for row in rows], total


def last_place(view: Reader, officer_id: int) -> str | None:
    """The place of the officer's newest lead."""
    found: str | None = view.run(
        any_lead()
        .with_only_columns(LEAD.c.place_code)
        .where(LEAD.c.author_id == officer_id)
        .order_by(LEAD.c.id.desc())
        .limit(1)
    ).scalar()
    return found

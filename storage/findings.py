"""What was found on field days."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, insert, select, update

from casework.findings import Finding
from storage.tables import FindingRow, core
from storage.unit import Reader, Unit
from storage.visible import CASE, LEAD

_FINDING = core(FindingRow)


def _value(row: Row[Any]) -> Finding:
    return Finding(
        row.id,
        row.visit_id,
        row.officer_id,
        row.village_code,
        row.village_path,
        row.note_id,
        row.found_at,
        row.done_note_id,
        row.lead_id,
        row.settled_at,
    )


def add(unit: Unit, finding: Finding) -> None:
    """Enter a finding."""
    unit.run(
        insert(_FINDING).values(
            id=finding.id,
            visit_id=finding.visit_id,
            officer_id=finding.officer_id,
            village_code=finding.village_code,
            village_path=finding.village_path,
            note_id=finding.note_id,
            found_at=finding.found_at,
            done_note_id=finding.done_note_id,
            settled_at=finding.settled_at,
        )
    )


def change(unit: Unit, finding_id: int, **values: Any) -> None:
    """Change what has become of a finding."""
    unit.run(update(_FINDING).where(_FINDING.c.id == finding_id).values(**values))


def get(view: Reader, finding_id: int) -> Finding | None:
    """A finding, for a use case that checks rights itself."""
    row = view.run(select(_FINDING).where(_FINDING.c.id == finding_id)).one_or_none()
    return None if row is None else _value(row)


def of_visits(view: Reader, visit_ids: Sequence[int]) -> list[Finding]:
    """What was found on some field days, in the order in which it was entered."""
    rows = view.run(
        select(_FINDING).where(_FINDING.c.visit_id.in_(list(visit_ids))).order_by(_FINDING.c.id)
    )
    return [_value(row) for row in rows]


def of_case(view: Reader, case_id: int) -> list[Finding]:
    """The findings whose leads belong to a case."""
    here = _FINDING.join(LEAD, LEAD.c.id == _FINDING.c.lead_id)
    rows = view.run(
        select(_FINDING).select_from(here).where(LEAD.c.case_id == case_id).order_by(_FINDING.c.id)
    )
    return [_value(row) for row in rows]


def of_joined_cases(view: Reader) -> list[tuple[Finding, int]]:
    """The findings whose case has joined another, each with its own case; there are few."""
    here = _FINDING.join(LEAD, LEAD.c.id == _FINDING.c.lead_id).join(
        CASE, CASE.c.id == LEAD.c.case_id
    )
    rows = view.run(
        select(_FINDING, LEAD.c.case_id)
        .select_from(here)
        .where(CASE.c.joined_to.is_not(None))
        .order_by(_FINDING.c.id)
    )
    return [(_value(row), row.case_id) for row in rows]

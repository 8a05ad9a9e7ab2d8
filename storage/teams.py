"""Joint teams: who works on a case together, and who of them leads."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, insert, select, update

from storage.tables import TeamRow, core
from storage.unit import Reader, Unit

_TEAM = core(TeamRow)


@dataclass(frozen=True, slots=True)
class Member:
    """An officer on a case's joint team."""

    officer_id: int
    leads: bool


def of(view: Reader, case_id: int) -> list[Member]:
    """The team as it is now, whoever was named last comes last."""
    rows = view.run(
        select(_TEAM)
        .where(_TEAM.c.case_id == case_id, _TEAM.c.ended_at.is_(None))
        .order_by(_TEAM.c.id)
    )
    return [Member(row.officer_id, row.leads) for row in rows]


def name(unit: Unit, case_id: int, member: Member, by: int) -> None:
    """Put an officer on the team, in place of how they were on it before."""
    let_go(unit, case_id, member.officer_id)
    unit.run(
        insert(_TEAM).values(
            id=unit.new_id(),
            case_id=case_id,
            officer_id=member.officer_id,
            leads=member.leads,
            named_by=by,
            named_at=unit.now,
        )
    )


def let_go(unit: Unit, case_id: int, officer_id: int) -> None:
    """Take an officer off the team."""
    _end(unit, _TEAM.c.case_id == case_id, _TEAM.c.officer_id == officer_id)


def end(unit: Unit, case_id: int) -> None:
    """Dissolve the team."""
    _end(unit, _TEAM.c.case_id == case_id)


def _end(unit: Unit, *which: ColumnElement[bool]) -> None:
    unit.run(update(_TEAM).where(_TEAM.c.ended_at.is_(None), *which).values(ended_at=unit.now))

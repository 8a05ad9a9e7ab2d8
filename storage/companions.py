"""Who accompanies which leader on field days."""

from sqlalchemy import insert, select, update

from storage.tables import CompanionRow, core
from storage.unit import Reader, Unit

_COMPANION = core(CompanionRow)
_NOW = select(_COMPANION).where(_COMPANION.c.ended_at.is_(None)).order_by(_COMPANION.c.id)


def by_leader(view: Reader) -> dict[int, int]:
    """The companion of each leader who has one."""
    return {row.leader_id: row.officer_id for row in view.run(_NOW)}


def leaders_of(view: Reader, officer_id: int) -> list[int]:
    """Whom an officer accompanies."""
    rows = view.run(_NOW.where(_COMPANION.c.officer_id == officer_id))
    return [row.leader_id for row in rows]


def name(unit: Unit, leader_id: int, officer_id: int | None, by: int) -> None:
    """Let an officer accompany a leader in place of whoever did; with none, nobody."""
    unit.run(
        update(_COMPANION)
        .where(_COMPANION.c.leader_id == leader_id, _COMPANION.c.ended_at.is_(None))
        .values(ended_at=unit.now)
    )
    if officer_id is not None:
        unit.run(
            insert(_COMPANION).values(
                id=unit.new_id(),
                leader_id=leader_id,
                officer_id=officer_id,
                named_by=by,
                named_at=unit.now,
            )
        )

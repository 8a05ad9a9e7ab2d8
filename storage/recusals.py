"""Who is kept away from which case, or from which report that is no case yet."""

from sqlalchemy import Insert, Select, bindparam, insert, select, update

from casework.people import Role
from casework.recusal import Recusal, RecusalState, Word
from storage.tables import RecusalRow, core
from storage.unit import Reader, Unit

_RECUSAL = core(RecusalRow)
_IN_FORCE = (
    select(_RECUSAL)
    .where(
        _RECUSAL.c.case_id == bindparam("number"),
        _RECUSAL.c.state != RecusalState.REFUSED.value,
    )
    .order_by(_RECUSAL.c.at, _RECUSAL.c.officer_id)
)


def kept_from(officer_id: int) -> Select[tuple[int]]:
    """The cases from which somebody is cut off, decided or not yet."""
    return select(_RECUSAL.c.case_id).where(
        _RECUSAL.c.officer_id == officer_id, _RECUSAL.c.state != RecusalState.REFUSED.value
    )


def in_force(view: Reader, case_id: int) -> list[Recusal]:
    """All that cut somebody off from a case, the undecided among them, in the order of asking."""
    if view.entered.of(RecusalRow, case_id) is not None:  # nobody has been kept away from it yet
        return []
    rows = view.run(_IN_FORCE, {"number": case_id})
    return [
        Recusal(
            row.officer_id,
            Word(Role(row.decider), row.decider_path),
            RecusalState(row.state),
            row.reason,
        )
        for row in rows
    ]


def keep(unit: Unit, case_id: int, recusal: Recusal, by: int) -> None:
    """Enter a recusal, in place of one that was refused before."""
    unit.entered.forget(case_id)
    values = {
        "state": recusal.state.value,
        "reason": recusal.reason,
        "decider": recusal.word.role.value,
        "decider_path": recusal.word.path,
        "asked_by": by,
        "at": unit.now,
    }
    which = (_RECUSAL.c.case_id == case_id, _RECUSAL.c.officer_id == recusal.officer_id)
    if unit.run(update(_RECUSAL).where(*which).values(**values)).rowcount == 0:
        unit.run(_entered(case_id, recusal.officer_id).values(**values))


def _entered(case_id: int, officer_id: int) -> Insert:
    return insert(_RECUSAL).values(case_id=case_id, officer_id=officer_id)


def decide(unit: Unit, case_id: int, officer_id: int, state: RecusalState) -> None:
    """Note what was decided."""
    unit.run(
        update(_RECUSAL)
        .where(_RECUSAL.c.case_id == case_id, _RECUSAL.c.officer_id == officer_id)
        .values(state=state.value)
    )


def carry(unit: Unit, source: int, target: int, by: int) -> None:
    """Whoever is kept away from one case is from another that is the same matter."""
    known = {one.officer_id for one in in_force(unit, target)}
    for one in in_force(unit, source):
        if one.officer_id not in known:
            keep(unit, target, one, by)

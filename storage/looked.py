"""Up to where each officer has seen each case."""

from sqlalchemy import select

from storage.tables import LookedRow, core
from storage.unit import Reader, Unit

_LOOKED = core(LookedRow)


def note(unit: Unit, officer_id: int, case_id: int, position: int) -> None:
    """Remember the newest event that a case's card has shown to an officer."""
    unit.later(LookedRow, officer_id=officer_id, case_id=case_id, position=position)


def upto(view: Reader, officer_id: int, case_id: int) -> int | None:
    """The newest event that an officer has seen of a case; none before the first look."""
    found: int | None = view.run(
        select(_LOOKED.c.position).where(
            _LOOKED.c.officer_id == officer_id, _LOOKED.c.case_id == case_id
        )
    ).scalar()
    return found

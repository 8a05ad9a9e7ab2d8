"""How officers want their briefs, and what the last ones said."""

from sqlalchemy import delete, insert, select

from casework.briefs import BriefKind, Wish
from storage.tables import BriefRow, core
from storage.unit import Reader, Unit

_BRIEF = core(BriefRow)
_USUAL = Wish()


def all_of(view: Reader) -> dict[tuple[int, BriefKind], Wish]:
    """What anybody wants that is not usual, or has been told."""
    rows = view.run(select(_BRIEF))
    return {
        (row.officer_id, BriefKind(row.kind)): Wish(
            row.off, row.day or _USUAL.day, row.hour or _USUAL.hour, row.told_on, row.figures
        )
        for row in rows
    }


def get(view: Reader, officer_id: int, kind: BriefKind) -> Wish:
    """How an officer wants a brief; as usual where nothing was said."""
    return all_of(view).get((officer_id, kind), _USUAL)


def put(unit: Unit, officer_id: int, kind: BriefKind, wish: Wish) -> None:
    """Keep how an officer wants a brief, and what the last one said."""
    here = (_BRIEF.c.officer_id == officer_id) & (_BRIEF.c.kind == kind.value)
    unit.run(delete(_BRIEF).where(here))
    unit.run(
        insert(_BRIEF).values(
            officer_id=officer_id,
            kind=kind.value,
            off=wish.off,
            day=wish.day,
            hour=wish.hour,
            told_on=wish.told_on,
            figures=wish.figures,
        )
    )

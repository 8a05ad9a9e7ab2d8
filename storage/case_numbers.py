"""The numbers of cases: in order, and for accusations at random among those left out."""

from collections.abc import Iterable

from sqlalchemy import select

from casework.matters import MatterType
from casework.numbering import SEED_BYTES, Numbers, allot
from storage import flavour
from storage.tables import SerialRow, core
from storage.unit import Unit
from storage.visible import CASE, any_case

_SERIAL = core(SerialRow)
_KIND = "case"


def take(unit: Unit, year: int, types: Iterable[MatterType]) -> list[int]:
    """A number for each of some cases of a year, by their types.

    Whoever writes has the record to themselves meanwhile. Numbers taken and rolled back are given
    again.
    """

    def given(first: int) -> set[int]:
        mine = any_case().with_only_columns(CASE.c.serial)
        return set(unit.run(mine.where(CASE.c.year == year, CASE.c.serial >= first)).scalars())

    before = _standing(unit, year)
    accuses = [one is MatterType.ACCUSATION for one in types]
    numbers, after = allot(before, accuses, given, unit.chance)
    _keep(unit, year, after)
    return numbers


def _standing(unit: Unit, year: int) -> Numbers:
    """How the year's numbers stand; from the first that is taken on some are left out."""
    here = (_SERIAL.c.kind == _KIND, _SERIAL.c.year == year)
    row = unit.run(select(_SERIAL.c.seed, _SERIAL.c.last).where(*here)).one_or_none()
    seed = row.seed if row is not None else None
    return Numbers(seed or unit.chance.randbytes(SEED_BYTES), row.last if row is not None else 0)


def _keep(unit: Unit, year: int, numbers: Numbers) -> None:
    values = {"last": numbers.last, "seed": numbers.seed}
    new = flavour.insert(unit.dialect, _SERIAL).values(kind=_KIND, year=year, **values)
    here = [_SERIAL.c.kind, _SERIAL.c.year]
    unit.run(new.on_conflict_do_update(index_elements=here, set_=values))

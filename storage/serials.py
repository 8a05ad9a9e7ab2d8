"""Numbers given one after another within a year: those of reports."""

from functools import lru_cache

from sqlalchemy import Dialect, Executable

from storage import flavour
from storage.tables import SerialRow, core
from storage.unit import Unit

_SERIAL = core(SerialRow)


@lru_cache
def _take(dialect: Dialect) -> Executable:
    """One statement also for the first of a year, which two programs may take at once."""
    new = flavour.insert(dialect, _SERIAL)
    return new.on_conflict_do_update(
        index_elements=[_SERIAL.c.kind, _SERIAL.c.year],
        set_={"last": _SERIAL.c.last + new.excluded.last},
    ).returning(_SERIAL.c.last)


def take(unit: Unit, kind: str, year: int) -> int:
    """The next number of a kind in a year.

    Numbers taken and rolled back are given again.
    """
    values = {"kind": kind, "year": year, "last": 1}
    return int(unit.run(_take(unit.dialect), values).scalar_one())

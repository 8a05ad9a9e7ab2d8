"""Numbers given one after another within a year: those of reports."""

from functools import lru_cache

from sqlalchemy import Dialect, Executable, bindparam, update

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


_UP_TO = (
    update(_SERIAL)
    .where(_SERIAL.c.kind == bindparam("of"), _SERIAL.c.year == bindparam("within"))
    .values(last=bindparam("up_to"))
)


def take(unit: Unit, kind: str, year: int) -> int:
    """The next number of a kind in a year.

    Numbers taken and rolled back are given again. The first of a group asks the record, the others
    count on from it.
    """
    given, key = unit.given, (kind, year)
    if given is not None and key in given:
        unit.touched = True  # so that a use case that fails now has the group done once more
        given[key] += 1
        unit.mark(_UP_TO, of=kind, within=year, up_to=given[key])
        return given[key]
    number = int(
        unit.run(_take(unit.dialect), {"kind": kind, "year": year, "last": 1}).scalar_one()
    )
    if given is not None:
        given[key] = number
    return number

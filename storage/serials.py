"""Numbers, given one after another within a year."""

from sqlalchemy import bindparam, insert, update

from storage.tables import SerialRow, core
from storage.unit import Unit

_SERIAL = core(SerialRow)
_TAKE = (
    update(_SERIAL)
    .where(_SERIAL.c.kind == bindparam("of"), _SERIAL.c.year == bindparam("within"))
    .values(last=_SERIAL.c.last + 1)
    .returning(_SERIAL.c.last)
)


def take(unit: Unit, kind: str, year: int) -> int:
    """The next number of a kind in a year; a number taken and rolled back is given again."""
    last = unit.run(_TAKE, {"of": kind, "within": year}).scalar()
    if last is None:
        unit.run(insert(_SERIAL), {"kind": kind, "year": year, "last": 1})
        return 1
    return int(last)

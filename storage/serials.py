"""Numbers, given one after another within a year."""

from sqlalchemy import bindparam, insert, update

from storage.tables import SerialRow, core
from storage.unit import Unit

_SERIAL = core(SerialRow)
_TAKE = (
    update(_SERIAL)
    .where(_SERIAL.c.kind == bindparam("of"), _SERIAL.c.year == bindparam("within"))
    .values(last=_SERIAL.c.last + bindparam("n"))
    .returning(_SERIAL.c.last)
)


def take(unit: Unit, kind: str, year: int, n: int = 1) -> int:
    """The last of the next ``n`` numbers of a kind in a year.

    Numbers taken and rolled back are given again.
    """
    last = unit.run(_TAKE, {"of": kind, "within": year, "n": n}).scalar()
    if last is None:
        unit.run(insert(_SERIAL), {"kind": kind, "year": year, "last": n})
        return n
    return int(last)

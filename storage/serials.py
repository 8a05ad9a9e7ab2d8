"""Numbers, given one after another within a year."""

from sqlalchemy import insert, update
from sqlmodel import col

from storage.tables import SerialRow
from storage.unit import Unit


def take(unit: Unit, kind: str, year: int) -> int:
    """The next number of a kind in a year; a number taken and rolled back is given again."""
    last = unit.run(
        update(SerialRow)
        .where(col(SerialRow.kind) == kind, col(SerialRow.year) == year)
        .values(last=col(SerialRow.last) + 1)
        .returning(col(SerialRow.last))
    ).scalar()
    if last is None:
        unit.run(insert(SerialRow).values(kind=kind, year=year, last=1))
        return 1
    return int(last)

"""Whether the running counts still say what the rows say, and putting them right from the rows."""

from dataclasses import dataclass

from storage import counters, counting
from storage.unit import Reader, Unit


@dataclass(frozen=True, slots=True)
class Difference:
    """A count that does not hold: what is kept, and what the rows come to."""

    unit_code: str
    measure: str
    bucket: str
    kept: int
    counted: int


@dataclass(frozen=True, slots=True)
class Checked:
    """How many counts were compared, and those that do not hold."""

    counts: int
    differences: tuple[Difference, ...]


def check(view: Reader) -> Checked:
    """Compare every count with a GROUP BY over leads and cases; the whole record is read."""
    kept, counted = counters.everything(view), counting.recount(view)
    differences = (
        Difference(*key, kept.get(key, 0), counted.get(key, 0))
        for key in sorted(kept.keys() | counted.keys())
        if kept.get(key, 0) != counted.get(key, 0)
    )
    return Checked(len(kept), tuple(differences))


def rebuild(unit: Unit) -> int:
    """Let each count that differs say what the rows say; gives how many did."""
    differences = compare(unit)
    for one in differences:
        unit.count(one.unit_code, one.measure, one.bucket, one.counted - one.kept)
    return len(differences)


def compare(view: Reader) -> list[Difference]:
    """Every count that differs from the rows; none when all hold."""
    return list(check(view).differences)

"""Whether the running counts still say what the rows say; `lianluo counters check` asks so too."""

from dataclasses import dataclass

from storage import counters, counting
from storage.unit import Reader


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


def compare(view: Reader) -> list[Difference]:
    """Every count that differs from the rows; none when all hold."""
    return list(check(view).differences)

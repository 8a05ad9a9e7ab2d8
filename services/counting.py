"""Whether the running counts still say what the rows say."""

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


def compare(view: Reader) -> list[Difference]:
    """Every count that differs from a GROUP BY over leads and cases; none when all hold."""
    kept, counted = counters.everything(view), counting.recount(view)
    return [
        Difference(*key, kept.get(key, 0), counted.get(key, 0))
        for key in sorted(kept.keys() | counted.keys())
        if kept.get(key, 0) != counted.get(key, 0)
    ]

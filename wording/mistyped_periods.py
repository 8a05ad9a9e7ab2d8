"""A mistyped word for a period: which ones come close to it."""

from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from casework.sensitive import normalise
from casework.statistics import Period
from wording import periods

# How alike, of 100, a mistyped word and the meant one are at least; half of two characters.
_ALIKE = 50


@dataclass(frozen=True, slots=True)
class Near:
    """A word that is like a period's: the unit beside it, and what may be meant."""

    text: str
    unit: str
    meant: tuple[tuple[str, Period], ...]


def near(typed: str, today: date) -> Near | None:
    """A word among others that comes close to one for a period; None when none does."""
    known = {
        word: (name, period)
        for name, period in periods.sayable(today)
        for word in periods.listed(name)
    }
    parts = normalise(typed).lower().split()
    for part in parts:
        found = process.extract(part, list(known), scorer=fuzz.ratio, limit=4, score_cutoff=_ALIKE)
        if found:
            meant = dict.fromkeys(known[word][1] for word, _, _ in found)
            words = {known[word][1]: word for word, _, _ in reversed(found)}
            rest = " ".join(one for one in parts if one != part)
            return Near(part, rest, tuple((words[period], period) for period in meant))
    return None

"""Which reports may be about one matter: same place, near date, words that are much the same.

It is only ever offered; somebody who knows says whether it is one matter [ours].
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from casework.sensitive import normalise

FILLERS = Path(__file__).with_name("terms") / "fillers.csv"
# So long before and after a report another may be of the same matter.
WINDOW = timedelta(days=30)
# The most reports of a place that are compared, the newest first.
COMPARED = 30
# From 0 to 100. What is about one topic needs less likeness than what is about two.
_SAME_TOPIC, _TOPIC_UNKNOWN, _OTHER_TOPIC = 75.0, 85.0, 90.0
# With fewer different characters a text says too little to be like another.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A report that may be of the same matter, with its case as far as the officer may see it.

    ``seen`` says whether the report itself may be seen, and not its case alone; of a case that
    came of no report, or whose report has been let go of, ``lead_id`` is the case's own.
    """

    lead_id: int
    number: tuple[int, int]
    received_at: datetime
    topic: str | None
    text: str
    seen: bool = True
    case_id: int | None = None
    case_number: tuple[int, int] | None = None


class Said(StrEnum):
    """What can be said of what is offered, on a report's card and on the clerk's."""

    SAME = "same"
    DIFFERENT = "different"
    # The clerk's: to its case now; to the case that is being made; linked as a repeat.
    JOIN = "join"
    WITH = "with"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Offered:
    """A report that may be of the same matter, as a card shows it.

    ``said`` is what has been said of it on this card, ``by_author`` that the author has called it
    the same, ``same_person`` that a number or name in it is, ``same_above`` that its number from
    above is; the report's own number is none where only its case may be seen.
    """

    lead_id: int
    on: date
    number: tuple[int, int] | None = None
    case_id: int | None = None
    case_number: tuple[int, int] | None = None
    said: Said | None = None
    by_author: bool = False
    same_person: bool = False
    same_above: bool = False


@lru_cache(maxsize=4096)  # the reports of a place are compared with every new one
def _pieces(text: str, places: tuple[str, ...]) -> str:
    """The characters of Chinese words and the words of others, each once."""
    clean = normalise(text).lower()
    for place in places:
        clean = clean.replace(place.lower(), " ")
    spaced = "".join(_apart(one) for one in clean)
    pieces = sorted({piece for piece in spaced.split() if piece not in _fillers()})
    return " ".join(pieces) if len("".join(pieces)) >= _FEWEST else ""


def _apart(character: str) -> str:
    if not character.isalpha():
        return " "
    return character if character.isascii() else f" {character} "


@cache
def _fillers() -> frozenset[str]:
    """Numbers, which differ between two tellings, and what joins the other words."""
    with FILLERS.open(encoding="utf-8", newline="") as lines:
        return frozenset(row[0] for row in csv.reader(lines))


def _enough(topic: str | None, other: str | None) -> float:
    if not topic or not other:
        return _TOPIC_UNKNOWN
    return _SAME_TOPIC if topic == other else _OTHER_TOPIC


def likely(
    text: str, topic: str | None, known: Iterable[Known], places: tuple[str, ...] = ()
) -> list[Known]:
    """Those of the known reports that may be of the same matter, the likeliest first."""
    among = {one.lead_id: one for one in known}
    told = {number: _pieces(one.text, places) for number, one in among.items()}
    scored = process.extract_iter(
        _pieces(text, places), told, scorer=fuzz.token_set_ratio, score_cutoff=_SAME_TOPIC
    )
    alike = [
        (score, among[number])
        for _, score, number in scored
        if score >= _enough(topic, among[number].topic)
    ]
    return [one for _, one in sorted(alike, key=lambda pair: pair[0], reverse=True)]

"""What Telegram removes from a text before it looks at it, and what it trims."""

import re
from bisect import bisect_left
from typing import Any

from sandbox.botapi.entities.overlap import ends, settle
from sandbox.botapi.entities.utf16 import utf16_length

Json = dict[str, Any]

REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
BLANKED = re.compile("[\x00-\x09\x0b-\x1f]")  # tabs are spaces
MARKS_IN_A_ROW = re.compile("[\u200e\u200f]+(?=[\u200e\u200f])")
NOTHING_TO_SEE = re.compile(
    "[ \n\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufffc\ufeff\xa0"
    "\U000e0000-\U000e007f]*"
)


def cleaned(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without control characters; the entities move along."""
    if text.isascii() and text.isprintable():
        return text, entities
    gone = [utf16_length(text[: match.start()]) for match in REMOVED.finditer(text)]
    if gone:
        text = REMOVED.sub("", text)
        entities = [_closed_up(entity, gone) for entity in entities]
    text = BLANKED.sub(" ", text)
    return MARKS_IN_A_ROW.sub(lambda match: "\u200c" * len(match[0]), text), entities


def _closed_up(entity: Json, gone: list[int]) -> Json:
    begin, end = entity["offset"], ends(entity)
    begin, end = begin - bisect_left(gone, begin), end - bisect_left(gone, end)
    return {**entity, "offset": begin, "length": end - begin}


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without spaces and line ends around it; those in front stay where an entity begins."""
    text = text.rstrip(" \n")
    total = utf16_length(text)
    kept = [
        {**entity, "length": min(ends(entity), total) - entity["offset"]}
        for entity in entities
        if entity["offset"] < total
    ]
    first = min((entity["offset"] for entity in kept), default=len(text))
    cut = min(first, len(text) - len(text.lstrip(" \n")))
    if cut:
        kept = [{**entity, "offset": entity["offset"] - cut} for entity in kept]
    return text[cut:], settle(kept)


def is_blank(text: str) -> bool:
    """Whether there is nothing that could be seen."""
    return NOTHING_TO_SEE.fullmatch(text) is not None

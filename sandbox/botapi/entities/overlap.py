"""Entities side by side: which may lie in each other, which are cut, joined or dropped.

The rules are TDLib's. Bold, italic, underline, strikethrough and spoiler may be cut into pieces;
all others are whole or not at all.
"""

from bisect import bisect_left, bisect_right
from typing import Any

Json = dict[str, Any]

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = {"blockquote", "expandable_blockquote"}
CODES = {"pre", "code", "date_time"}
PRIORITIES = {
    **dict.fromkeys(QUOTES, 0),
    "pre": 10,
    "code": 20,
    "date_time": 30,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}


def ends(entity: Json) -> int:
    """Where an entity ends."""
    return int(entity["offset"] + entity["length"])


def in_order(entities: list[Json]) -> list[Json]:
    """Sorted as Telegram sorts: by beginning, the longer first, then by kind."""
    return sorted(entities, key=lambda entity: (
        entity["offset"], -entity["length"], PRIORITIES.get(entity["type"], 50)
    ))  # fmt: skip


def settle(entities: list[Json]) -> list[Json]:
    """Entities that may stand together, sorted; empty ones are left out."""
    entities = in_order([entity for entity in entities if entity["length"] > 0])
    if _stand_together(entities):
        return entities
    whole, quotes, splittable = _by_nature(entities)
    quotes = _apart(quotes)
    whole = _outside(_apart(whole), quotes)
    return _cut(splittable, in_order(whole + quotes))


def add_found(entities: list[Json], found: list[Json]) -> list[Json]:
    """The settled entities, with those found in the text that meet no other whole one."""
    if not found:
        return entities
    whole, quotes, splittable = _by_nature(entities)
    found = [one for one in _outside(found, quotes) if not _met(one, whole)]
    return _cut(splittable, in_order(whole + quotes + found))


def _by_nature(entities: list[Json]) -> tuple[list[Json], list[Json], list[Json]]:
    splittable = [entity for entity in entities if entity["type"] in SPLITTABLE]
    quotes = [entity for entity in entities if entity["type"] in QUOTES]
    cut = {*SPLITTABLE, *QUOTES}
    return [entity for entity in entities if entity["type"] not in cut], quotes, splittable


def _met(entity: Json, others: list[Json]) -> list[Json]:
    """Which of the others, which are sorted and apart, share a place with an entity."""
    first = bisect_right(others, entity["offset"], key=ends)
    behind = bisect_left(others, ends(entity), key=lambda other: int(other["offset"]))
    return others[first:behind]


def _apart(entities: list[Json]) -> list[Json]:
    """Of those that meet, the first."""
    kept: list[Json] = []
    for entity in entities:
        if not kept or entity["offset"] >= ends(kept[-1]):
            kept.append(entity)
    return kept


def _outside(entities: list[Json], quotes: list[Json]) -> list[Json]:
    """Without those that reach over the edge of a quotation."""

    def inside(entity: Json, quote: Json) -> bool:
        return bool(quote["offset"] <= entity["offset"] and ends(entity) <= ends(quote))

    return [
        entity
        for entity in entities
        if all(inside(entity, quote) for quote in _met(entity, quotes))
    ]


def _stand_together(entities: list[Json]) -> bool:
    """Whether nothing has to be cut, joined or dropped."""
    ended: dict[str, int] = {}
    around: list[Json] = []
    for entity in entities:
        kind = entity["type"]
        while around and entity["offset"] >= ends(around[-1]):
            around.pop()
        if around and not _may_lie_in(entity, around):
            return False
        if kind in SPLITTABLE:
            if ended.get(kind, -1) >= entity["offset"]:
                return False
            ended[kind] = ends(entity)
        around.append(entity)
    return True


def _may_lie_in(entity: Json, around: list[Json]) -> bool:
    kind, kinds = entity["type"], {outer["type"] for outer in around}
    if ends(entity) > ends(around[-1]) or kind in kinds or around[-1]["type"] in CODES:
        return False
    if kind in CODES:
        return kinds <= QUOTES
    if kind in SPLITTABLE:
        return True
    if kinds - QUOTES:  # in a link nothing whole may lie, and around it the rest is cut
        return False
    return kind not in QUOTES


def _cut(splittable: list[Json], whole: list[Json]) -> list[Json]:
    """Join pieces of one kind that touch, cut them at the edges of the whole ones."""
    if not splittable:
        return whole
    cutter = _Cutter(splittable)
    around: list[Json] = []
    for entity in [*whole, None]:
        at = float("inf") if entity is None else entity["offset"]
        while around and at >= ends(around[-1]):
            outer = around.pop()
            before = len(cutter.pieces)
            cutter.go_to(ends(outer))
            if outer["type"] in CODES:  # nothing is bold inside code
                del cutter.pieces[before:]
        cutter.go_to(at)
        if entity is not None:
            around.append(entity)
    return in_order(whole + cutter.pieces)


class _Cutter:
    """Walks through a text with the entities that are open at each place."""

    def __init__(self, entities: list[Json]) -> None:
        self.pieces: list[Json] = []
        self._coming = list(reversed(entities))
        self._open: dict[str, tuple[int, int]] = {}

    def go_to(self, at: float) -> None:
        """Take what begins before `at`, and end a piece there."""
        while self._coming and self._coming[-1]["offset"] < at:
            entity = self._coming.pop()
            kind, begin = entity["type"], entity["offset"]
            held = self._open.get(kind)
            if held is not None and begin <= held[1]:
                self._open[kind] = held[0], max(held[1], ends(entity))
                continue
            self._end_pieces(begin)
            self._open[kind] = begin, ends(entity)
        self._end_pieces(at)

    def _end_pieces(self, at: float) -> None:
        for kind in SPLITTABLE:
            if kind not in self._open or self._open[kind][0] >= at:
                continue
            begin, end = self._open.pop(kind)
            stop = int(min(end, at))
            self.pieces.append({"type": kind, "offset": begin, "length": stop - begin})
            if end > at:
                self._open[kind] = stop, end

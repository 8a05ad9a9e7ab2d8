"""Whether the chain of records is whole (architecture.md, Records that hold)."""

import re
from dataclasses import dataclass

from storage import chain, events
from storage.unit import Reader

_MARK = re.compile(r"([0-9]{1,18}):([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the chain that somebody noted down: a position, and the hash it had."""

    position: int
    hash: str

    @classmethod
    def read(cls, text: str) -> "Mark | None":
        """The mark in a text like ``142:9f…``; none when it is no such text."""
        found = _MARK.fullmatch(text.strip().lower())
        return cls(int(found[1]), found[2]) if found else None


@dataclass(frozen=True, slots=True)
class Finding:
    """The head of a whole chain, or the kind and position of the first fault."""

    count: int
    position: int
    hash: str
    fault: str | None = None


def verify(view: Reader, since: Mark | None = None) -> Finding:
    """Follow the chain from its first record to its head, and compare it with a noted mark.

    Faults: ``broken`` (changed, removed, inserted or reordered), ``text`` (a free text is not the
    one recorded), ``head`` (the end was cut), ``since`` (the mark is not in the chain).
    """
    rows = events.everything(view)
    broken = chain.first_fault(rows)
    if broken is not None:
        return Finding(len(rows), broken, "", "broken")
    position = int(rows[-1]["position"]) if rows else 0
    last = str(rows[-1]["hash"]) if rows else chain.GENESIS
    if (position, last) != events.head(view):
        return Finding(len(rows), position, last, "head")
    changed = events.first_changed_note(view)
    if changed is not None:
        return Finding(len(rows), changed, "", "text")
    if since is not None and not _holds(rows, since):
        return Finding(len(rows), since.position, "", "since")
    return Finding(len(rows), position, last)


def _holds(rows: list[dict[str, object]], mark: Mark) -> bool:
    if mark.position == 0:
        return mark.hash == chain.GENESIS
    return any(row["position"] == mark.position and row["hash"] == mark.hash for row in rows)

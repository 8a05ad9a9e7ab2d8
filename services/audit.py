"""Whether the chain of records is whole (architecture.md, Records that hold)."""

import re
from contextlib import closing
from dataclasses import dataclass

from storage import chain, whole_chain
from storage.unit import Reader

# A short form has so many digits: fewer, and a chain could be rewritten until it fits.
SHORT = 16
_LONG = 64
_MARK = re.compile(r"([0-9]{1,18})\s?[:\N{FULLWIDTH COLON}]\s?([0-9a-f -]+)")
_GROUP = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the chain that somebody noted down: a position, and how its hash begins."""

    position: int
    hash: str

    @classmethod
    def read(cls, text: str) -> "Mark | None":
        """The mark in a text like ``142:9f86-d081-884c-7d65``, or with the whole hash.

        None when it is no such text.
        """
        found = _MARK.fullmatch(text.strip().lower())
        digits = re.sub("[ -]", "", found[2]) if found else ""
        return cls(int(found[1]), digits) if found and SHORT <= len(digits) <= _LONG else None

    @property
    def short(self) -> str:
        """The mark as it is copied by hand."""
        digits = self.hash[:SHORT]
        groups = (digits[at : at + _GROUP] for at in range(0, SHORT, _GROUP))
        return f"{self.position}:{'-'.join(groups)}"

    def is_at(self, position: int, whole: str) -> bool:
        """Whether a record is the one that was noted."""
        return self.position == position and whole.startswith(self.hash)


@dataclass(frozen=True, slots=True)
class Finding:
    """The head of a whole chain, or the kind and position of the first fault."""

    count: int
    position: int
    hash: str
    fault: str | None = None


def head(view: Reader) -> Mark:
    """The mark of the chain's end as it stands."""
    return Mark(*whole_chain.head(view))


def verify(view: Reader, since: Mark | None = None) -> Finding:
    """Follow the chain from its first record to its head, and compare it with a noted mark.

    Faults: ``broken`` (changed, removed, inserted or reordered), ``text`` (a free text is not the
    one recorded), ``erased`` (a free text is gone and no purge says so), ``head`` (the end was
    cut), ``since`` (the mark is not in the chain).
    """
    position, last = 0, chain.GENESIS
    held = since is None or since.is_at(position, last)
    try:
        with closing(whole_chain.each(view)) as rows:
            for position, last in chain.follow(rows):
                held = held or (since is not None and since.is_at(position, last))
    except chain.BrokenError as error:
        return Finding(position, error.position, "", "broken")
    if (position, last) != whole_chain.head(view):
        return Finding(position, position, last, "head")
    changed = whole_chain.first_changed_note(view)
    if changed is not None:
        return Finding(position, changed, "", "text")
    erased = whole_chain.first_erased_note(view)
    if erased is not None:
        return Finding(position, erased, "", "erased")
    if not held and since is not None:
        return Finding(position, since.position, "", "since")
    return Finding(position, position, last)

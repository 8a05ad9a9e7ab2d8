"""What a search's page is drawn from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One matter that was found; `snippet` is a piece of its words around the first hit.

    `officer` handles it and `author` reported it, where their name was looked for.
    """

    ref: int
    kind: str
    number: tuple[int, int]
    place: str
    stage: str
    snippet: str | None = None
    officer: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class FindSheet:
    """A page of what was found; `terms` are marked wherever they stand, `ref` is the search's.

    `total` counts the best ones, which are shown; `more` says that there are others.
    """

    ref: int
    words: str
    terms: tuple[str, ...]
    lines: tuple[FoundLine, ...]
    total: int
    page: int = 0
    pages: int = 1
    more: bool = False

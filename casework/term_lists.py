"""The lists of words by which free text is judged: `terms/`, one a line, for an office to mend."""

import csv
from functools import cache
from pathlib import Path

TERMS = Path(__file__).with_name("terms")


@cache
def rows_of(name: str) -> tuple[tuple[str, ...], ...]:
    """A list's lines, without its head: a word or phrase, and what it stands for."""
    with (TERMS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(tuple(row) for row in csv.reader(lines))[1:]

"""Units' names as people say them; the endings that are shortened stand in `terms/`."""

import csv
from functools import cache
from pathlib import Path

ENDINGS = Path(__file__).with_name("terms") / "unit_names.csv"


@cache
def _endings() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    with ENDINGS.open(encoding="utf-8", newline="") as file:
        return tuple(
            (row["ending"], row["becomes"], tuple(row["not_after"].split()))
            for row in csv.DictReader(file)
        )


def short_name(name: str) -> str:
    """A unit's short name: without the committee that a village or a community has."""
    for ending, becomes, not_after in _endings():
        stem = name.removesuffix(ending)
        if stem and stem != name:
            return stem if stem.endswith(not_after) else stem + becomes
    return name

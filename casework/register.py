"""The register as a file has it: its columns, what may stand in them, and the words for both.

Codes are understood, and the office's own words from ``terms/register.csv``; the template is made
of the latter. Source: design notes, Types, channels, origin [report].
"""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from casework.matters import Channel, MatterType, Occurrence, Outcome, Subtype

TERMS = Path(__file__).with_name("terms") / "register.csv"

COLUMNS = (
    "entry",
    "received_on",
    "channel",
    "type",
    "subtype",
    "unit_code",
    "persons",
    "occurrence",
    "filed",
    "due_on",
    "closed_on",
    "outcome",
)
# A column that a file may also have; without it nothing is known of it.
SUPERIOR = "superior_number"
DATES = ("received_on", "due_on", "closed_on")
# What may be left empty.
OPTIONAL = frozenset({"subtype", "due_on", "outcome", SUPERIOR})
FILED, NOT_FILED = "yes", "no"
CHOICES: Mapping[str, tuple[str, ...]] = {
    "channel": tuple(Channel),
    "type": tuple(MatterType),
    "subtype": tuple(Subtype),
    "occurrence": tuple(Occurrence),
    "filed": (FILED, NOT_FILED),
    # An accusation is found to be so, or not.
    "outcome": (*Outcome, "upheld", "not_upheld"),
}


def word(field: str, code: str) -> str:
    """The office's word for a column (of the field «column») or for a choice."""
    return _words()[field, code]


def code(field: str, written: str) -> str:
    """The code of a column or a choice, however it was written; any other text as it is."""
    return _codes().get((field, written), written)


def columns(written: Iterable[str]) -> dict[str, str]:
    """The columns of a file by their codes, each as it was written."""
    return {code("column", name): name for name in written}


@cache
def _words() -> dict[tuple[str, str], str]:
    with TERMS.open(encoding="utf-8", newline="") as lines:
        return {(row["field"], row["code"]): row["word"] for row in csv.DictReader(lines)}


@cache
def _codes() -> dict[tuple[str, str], str]:
    return {(field, text): code for (field, code), text in _words().items()}

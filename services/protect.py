"""Keeping what names a person out of free text, before anything is stored in the clear."""

from casework.matters import Subject
from casework.sensitive import mask, normalise
from storage import identities
from storage.unit import Unit


def keep_apart(unit: Unit, subject: tuple[Subject, int], text: str) -> tuple[str, int]:
    """The text with marks for phone and ID-card numbers, which go to the vault; and how many."""
    masked = mask(normalise_lines(text), phone="〔☎{n}〕", id_card="〔ID{n}〕")
    for found in masked.values.values():
        identities.keep(unit, subject, found.kind.value, [found.value])
    return masked.text, len(masked.values)


def normalise_lines(text: str) -> str:
    """The text without unseen characters, its punctuation and line breaks as they were typed."""
    kept = "".join(char for char in text if char == "\n" or not _unseen(char))
    return kept.strip()


def _unseen(char: str) -> bool:
    return normalise(char) == "" and not char.isspace()

"""Keeping what names a person out of free text, before anything is stored in the clear."""

from collections.abc import Mapping

from casework.forms import Draft
from casework.matters import Subject
from casework.sensitive import mask, strip_unseen
from storage import identities
from storage.unit import Unit

# The field of a form that counts what was put away from its texts.
KEPT = "kept"


def keep_apart(unit: Unit, subject: tuple[Subject, int], text: str) -> tuple[str, int]:
    """The text with marks for phone and ID-card numbers, which go to the vault; and how many."""
    masked = mask(strip_unseen(text).strip(), phone="〔☎{n}〕", id_card="〔ID{n}〕")
    for found in masked.values.values():
        identities.keep(unit, subject, found.kind.value, [found.value])
    return masked.text, len(masked.values)


def counted(fields: Mapping[str, str], kept: int) -> dict[str, str]:
    """A form's fields, with so many more put away from them."""
    if not kept:
        return dict(fields)
    return dict(fields) | {KEPT: str(int(fields.get(KEPT, "0")) + kept)}


def hand_on(unit: Unit, draft: Draft, subject: tuple[Subject, int]) -> None:
    """Give what was put away from a form to the matter that came of it."""
    if draft.fields.get(KEPT):
        identities.move(unit, (Subject.DRAFT, draft.id), subject)

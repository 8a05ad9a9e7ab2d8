"""Keeping what names a person out of free text, before anything is stored in the clear."""

from collections.abc import Callable, Iterable, Mapping

from casework.forms import Draft
from casework.matters import Subject
from casework.petitioners import NAME, names
from casework.sensitive import Masked, mask, strip_unseen, suggests_accusation
from storage import identities
from storage.drafts import MESSAGES
from storage.unit import Unit

# The field of a form that counts what was put away from its texts.
KEPT = "kept"
# What stands in a text, with its count, for a number that was put away.
MARKS = {"phone": "☎", "id_card": "ID", NAME: "◎"}


def keep_apart(
    unit: Unit,
    subject: tuple[Subject, int],
    text: str,
    beside: Callable[[], Iterable[tuple[Subject, int]]] = tuple,
) -> tuple[str, int]:
    """The text with marks for phone and ID-card numbers, which go to the vault; and how many.

    The marks count on from those of the subject and of what it will stand ``beside``.
    """
    text = strip_unseen(text).strip()
    masked = _masked(text)
    if masked.values:
        masked = _masked(text, identities.counts(unit, [subject, *beside()]))
    for found in masked.values.values():
        identities.keep(unit, subject, found.kind.value, [found.value])
    return masked.text, len(masked.values)


def _masked(text: str, after: Mapping[str, int] | None = None) -> Masked:
    phone, id_card = (f"〔{MARKS[kind]}{{n}}〕" for kind in ("phone", "id_card"))
    return mask(text, phone=phone, id_card=id_card, after=after)


def counted(fields: Mapping[str, str], kept: int) -> dict[str, str]:
    """A form's fields, with so many more put away from them."""
    if not kept:
        return dict(fields)
    return dict(fields) | {KEPT: str(int(fields.get(KEPT, "0")) + kept)}


def asked_first(fields: Mapping[str, str], clean: str, message_id: int) -> dict[str, str]:
    """A form's fields after a text came into it, which is asked about if it may accuse a cadre.

    Its message is remembered, since it is deleted when it does (domain.md, Protection).
    """
    fields = noted(fields, message_id)
    return fields | {"accusation": "asked"} if suggests_accusation(clean) else fields


def noted(fields: Mapping[str, str], message_id: int) -> dict[str, str]:
    """A form's fields with one more message that went into it."""
    known = [one for one in fields.get(MESSAGES, "").split(",") if one]
    if not message_id or str(message_id) in known:
        return dict(fields)
    return dict(fields) | {MESSAGES: ",".join([*known, str(message_id)])}


def waits_for_answer(draft: Draft) -> bool:
    """Whether nothing may happen with a form before it is said whether it accuses a cadre."""
    return draft.fields.get("accusation") == "asked"


def has_kept(draft: Draft) -> bool:
    """Whether numbers were put away from a form's texts."""
    return KEPT in draft.fields


def keep_names(unit: Unit, draft: Draft, text: str) -> tuple[str, int]:
    """Marks for the names that are typed as the petitioner's, and how many numbers stood beside.

    What was typed before is let go; the names go to the vault, and nothing else keeps them.
    """
    here = (Subject.DRAFT, draft.id)
    clean, kept = keep_apart(unit, here, text)
    identities.erase(unit, here, NAME)
    found = names(clean)
    identities.keep(unit, here, NAME, found)
    marks = " ".join(f"〔{MARKS[NAME]}{n}〕" for n in range(1, len(found) + 1))
    return marks or clean, kept + len(found)


def hand_on(
    unit: Unit, draft: Draft, subject: tuple[Subject, int], place: str | None = None
) -> None:
    """Give what was put away from a form to the matter that came of it."""
    if has_kept(draft):
        identities.move(unit, (Subject.DRAFT, draft.id), subject, place)

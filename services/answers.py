"""Noting that an answer has gone out, and what its message shows."""

from casework.actions import View
from casework.forms import Draft
from casework.people import Officer
from storage import drafts, inbox, shown
from storage.inbox import Cause
from storage.unit import Reader, Unit

# Views whose message stands for a matter: a reply to it adds to that matter.
_MATTERS = frozenset({View.FORM, View.LEAD, View.CASE, View.LETTER, View.VISIT})


def given(
    unit: Unit,
    cause: Cause | None,
    chat_id: int,
    message_id: int | None,
    view: View,
    ref: int,
) -> None:
    """Note that an update has been answered, and which matter the answer's message shows."""
    if cause is not None:
        inbox.answered(unit, cause)
    if message_id is not None and view in _MATTERS:
        shown.note(unit, chat_id, message_id, view, ref)
        if view is View.FORM:
            drafts.note_card(unit, ref, message_id)


def form_card(view: Reader, actor: Officer, draft_id: int) -> Draft | None:
    """The officer's form, with the message that shows it."""
    draft = drafts.get(view, draft_id)
    return draft if draft is not None and draft.officer_id == actor.id else None


def what_shows(view: Reader, chat_id: int, message_id: int) -> tuple[View, int] | None:
    """The matter that a message of the bot shows."""
    return shown.find(view, chat_id, message_id)

"""Noting what the message of an answer shows, so that a reply to it finds its matter."""

from casework.actions import View
from storage import drafts, fleeting, inbox, looked, push_messages, shown
from storage.unit import Reader, Unit

# Views whose message stands for a matter: a reply to it adds to that matter.
_MATTERS = frozenset({View.FORM, View.LEAD, View.CASE, View.LETTER, View.VISIT})


def given(
    unit: Unit,
    chat_id: int,
    message_id: int,
    view: View,
    ref: int,
    *,
    reader_id: int | None = None,
    upto: int = 0,
) -> None:
    """Note which matter an answer's message shows, and up to which event its reader knows it."""
    shown.note(unit, chat_id, message_id, view, ref)
    if view is View.CASE and reader_id is not None and upto:
        looked.note(unit, reader_id, ref, upto)
    if view is View.FORM:
        drafts.note_card(unit, ref, message_id)


def stands_for_a_matter(view: View) -> bool:
    """Whether a reply to a message that shows this adds to a matter."""
    return view in _MATTERS


def what_shows(view: Reader, chat_id: int, message_id: int) -> tuple[View, int] | None:
    """The matter that a message of the bot shows."""
    return shown.find(view, chat_id, message_id)


def noted_since(view: Reader, number: int) -> set[int]:
    """Which messages above a number are on record, in whatever chat, as ours or as theirs."""
    found = push_messages.above(view, number) | shown.above(view, number)
    return found | fleeting.above(view, number) | inbox.brought_above(view, number)


def noted_in(view: Reader, chat_id: int, officer_id: int, number: int) -> set[int]:
    """Which messages of one officer's chat above a number are on record."""
    pushed = push_messages.above(view, number, officer_id=officer_id)
    gone = fleeting.above(view, number, chat_id=chat_id)
    return pushed | gone | shown.above(view, number, chat_id=chat_id)


def card_below(view: Reader, chat_id: int, message_id: int, what: View, ref: int) -> int | None:
    """The card of a matter that stands below a message already."""
    return shown.newest(view, chat_id, what, ref, after=message_id)

"""What is done with a raw update before anything is kept: kept, dropped, or a group is left.

Only private chats are served. A place that goes on moving is never stored (domain.md, Field
visits), and neither is anything said in a group or a channel.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wording.push_messages import FOLDS

Raw = dict[str, Any]

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
_LEFT = frozenset({"left", "kicked"})
# What Telegram promises of its ids, and what a database takes: they fit 64 bits with their sign.
_MOST = 1 << 63


class Fate(StrEnum):
    """What becomes of an update."""

    KEEP = "keep"
    DROP = "drop"
    LEAVE = "leave"
    LEAVE_SILENTLY = "leave_silently"
    LIVE_PLACE = "live_place"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Sorted:
    """An update and its fate; ids are Telegram's."""

    fate: Fate
    update_id: int
    sender_id: int = 0
    chat_id: int = 0
    language_code: str | None = None


def check(raw: Raw) -> None:
    """See that this is an update, as far as one is read before it is kept.

    Raises LookupError, AttributeError, TypeError or ValueError when it is none.
    """
    sort(raw)
    newest_message(raw)
    without_keyboards(raw)


def sort(raw: Raw) -> Sorted:
    """Say what becomes of an update; raises as :func:`check` does."""
    update_id = _id(raw["update_id"])
    kind = next((name for name in KINDS if name in raw), None)
    if kind is None:
        return Sorted(Fate.DROP, update_id)
    event = raw[kind]
    sender = event.get("from") or {}
    holder = event.get("message") or {} if kind == "callback_query" else event
    chat = holder.get("chat") or {"id": sender.get("id", 0), "type": "private"}
    if not sender and chat["type"] == "private":
        return Sorted(Fate.DROP, update_id)
    language = sender.get("language_code")
    return Sorted(
        _fate(kind, event, chat["type"]),
        update_id,
        _id(sender.get("id", 0)),
        _id(chat["id"]),
        language if isinstance(language, str) else None,
    )


def _id(value: object) -> int:
    """One of Telegram's ids as it stands; raises ValueError for anything else."""
    if type(value) is not int or not -_MOST <= value < _MOST:
        raise ValueError("no id")
    return value


def newest_message(raw: Raw) -> int:
    """The number of the message in a private chat that an update brings or is about; else 0."""
    event = raw.get("message") or raw.get("callback_query", {}).get("message") or {}
    if event.get("chat", {}).get("type", "private") != "private":
        return 0
    return _id(event.get("message_id", 0))


def without_keyboards(raw: Raw) -> Raw:
    """An update without the buttons of our own cards in it, which nobody reads again.

    The one stays by which a message of several matters is known.
    """
    raw = dict(raw)
    for kind, name in (("callback_query", "message"), ("message", "reply_to_message")):
        card = raw.get(kind, {}).get(name)
        if card is not None and "reply_markup" in card:
            bare = {key: value for key, value in card.items() if key != "reply_markup"}
            fold = _fold_button(card["reply_markup"])
            kept = {"reply_markup": {"inline_keyboard": [[fold]]}} if fold else {}
            raw[kind] = raw[kind] | {name: bare | kept}
    return raw


def _fold_button(markup: Raw) -> Raw | None:
    rows = markup.get("inline_keyboard", ())
    return next(
        (one for row in rows for one in row if one.get("callback_data", "").startswith(FOLDS)), None
    )


def _fate(kind: str, event: Raw, chat_type: str) -> Fate:
    if kind == "my_chat_member":
        return _membership(event["new_chat_member"]["status"], chat_type)
    if chat_type == "channel":
        return Fate.DROP
    if chat_type != "private":
        return Fate.DROP if kind == "callback_query" else Fate.LEAVE
    place = event.get("location")
    if kind == "edited_message" and place is not None:  # only a live place is ever edited
        return Fate.DROP
    if place is not None and place.get("live_period") is not None:
        return Fate.LIVE_PLACE
    return Fate.KEEP


def _membership(status: str, chat_type: str) -> Fate:
    if status in _LEFT:
        return Fate.DROP
    if chat_type == "private":
        return Fate.BACK
    return Fate.LEAVE_SILENTLY if chat_type == "channel" else Fate.LEAVE

"""Reading what a phone shows: labels, words, a transcript for a failing test."""

from collections.abc import Callable, Sequence
from typing import Any

Json = dict[str, Any]


def buttons(message: Json) -> list[list[str]]:
    """The labels of a message's inline buttons."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [[str(button["text"]) for button in row] for row in rows]


def words(message: Json) -> str:
    """A message's text or caption."""
    return str(message.get("text", message.get("caption", "")))


def transcript(messages: Sequence[Json]) -> str:
    """Messages as a play, for a failing test to show."""
    lines = []
    for message in messages:
        who = "→" if message["outgoing"] else "←"
        lines.append(f"{who} {message['message_id']} {words(message)!r} {buttons(message) or ''}")
    return "\n".join(lines)


def has_text(text: str) -> Callable[[Json], bool]:
    """Whether a message has `text` in its words."""
    return lambda message: text in words(message)


def place_of(message: Json, label: str) -> tuple[int, int] | None:
    """Row and column of the first button whose label contains `label`."""
    for row, labels in enumerate(buttons(message)):
        for column, text in enumerate(labels):
            if label in text:
                return row, column
    return None


def shown(message: Json) -> str:
    """All that a phone shows of a message: its words and its buttons."""
    labels = [label for row in buttons(message) for label in row]
    return "\n".join([words(message), *labels])


def button_in(chat: Json, label: str, about: str = "") -> Json | None:
    """The newest button of that name, on a message with the words `about` if there are any."""
    for fits in (str.__eq__, str.__contains__):
        for message in reversed(chat["messages"]):
            if about not in shown(message):
                continue
            for row, labels in enumerate(buttons(message)):
                for column, text in enumerate(labels):
                    if fits(text.strip(), label):
                        return {"message_id": message["message_id"], "row": row, "column": column}
        if not about and any(fits(key.strip(), label) for key in keys_of(chat)):
            return {"keyboard": next(key for key in keys_of(chat) if fits(key.strip(), label))}
    return None


def keys_of(chat: Json) -> list[str]:
    """The labels of the keyboard below."""
    rows = (chat["keyboard"] or {}).get("keyboard", [])
    return [str(key["text"] if isinstance(key, dict) else key) for row in rows for key in row]


def labels_of(chat: Json) -> list[str]:
    """Every label once, the newest first."""
    inline = [
        label for message in reversed(chat["messages"]) for row in buttons(message) for label in row
    ]
    return list(dict.fromkeys([*inline, *keys_of(chat)]))

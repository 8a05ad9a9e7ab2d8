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

"""What a person is shown: a text, perhaps a picture, and buttons as plain actions.

A :class:`Screen` knows nothing of Telegram's libraries; two small adapters, one for replies and one
for pushes, turn it into messages.
"""

import re
from dataclasses import dataclass
from html import unescape

from casework.actions import Action

# Telegram's own limits, in UTF-16 units after entities are parsed.
TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
# More buttons than this and the rest go behind «more» (product.md, How it sounds and looks).
PLAIN_BUTTONS = 5
# What is left of a person's own words is escaped: the tags are ours.
_TAG = re.compile(r"</?[a-z][^<>]*>")


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: an action, or an address to open."""

    label: str
    action: Action | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """One message; ``text`` is Telegram's HTML.

    ``keyboard`` are the words of the fixed keyboard, two a row; ``protect`` forbids copying and
    forwarding; ``ask_reply`` opens the typing field at once; ``under_picture`` says that a picture
    shown before is of the same unit and stays: any other goes.
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    picture: bytes | None = None
    keyboard: tuple[tuple[str, ...], ...] | None = None
    protect: bool = False
    placeholder: str | None = None
    under_picture: bool = False


def rows(buttons: list[Button], width: int = 2) -> tuple[tuple[Button, ...], ...]:
    """Buttons laid out, two a row unless told."""
    return tuple(tuple(buttons[n : n + width]) for n in range(0, len(buttons), width))


def utf16_length(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def plain(text: str) -> str:
    """The words of an HTML text, for toasts and alerts, which know no HTML."""
    return unescape(_TAG.sub("", text))


def cut(text: str, limit: int) -> str:
    """A text of at most so many units as Telegram counts them."""
    while utf16_length(text) > limit:
        text = text[:-1]
    return text

"""Entities that Telegram finds by itself: links, mentions, hashtags, commands, phones."""

import re
from typing import Any

from sandbox.botapi.entities.utf16 import utf16_length

Json = dict[str, Any]

TRIGGERS = re.compile(r"[@#$/.:+]|\d{5}")
PATTERNS = re.compile(
    r"""
      (?P<email>(?<![\w.+-])[\w.+-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,8}\b)
    | (?P<url>(?<![\w@.])(?:https?://[^\s<>"']+
        |(?:[a-zA-Z0-9-]+\.)+(?:com|org|net|cn|gov|edu|io|me|info|ru|de|uk)\b(?:[/?\#][^\s<>"']*)?))
    | (?P<bot_command>(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>]))
    | (?P<mention>(?<![\w@/])@[a-zA-Z][a-zA-Z0-9_]{2,31}\b)
    | (?P<hashtag>(?<![\w/])\#(?=\w*[^\W\d])\w{1,256}\b)
    | (?P<cashtag>(?<![\w$])\$[A-Z]{1,8}\b(?!\$))
    | (?P<phone_number>(?<![\w+])(?:\+\d[\d ()-]{6,18}\d|1[3-9]\d{9})(?!\w))
    """,
    re.VERBOSE,
)
TRAILING = ".,:;!?。,)]}"


def find_entities(text: str) -> list[Json]:
    """The entities in `text` that nobody marked."""
    if not TRIGGERS.search(text):
        return []
    found: list[Json] = []
    at = offset = 0
    for match in PATTERNS.finditer(text):
        kind = str(match.lastgroup)
        value = match[0].rstrip(TRAILING) if kind == "url" else match[0]
        offset += utf16_length(text[at : match.start()])
        at = match.start()
        found.append({"type": kind, "offset": offset, "length": utf16_length(value)})
    return found

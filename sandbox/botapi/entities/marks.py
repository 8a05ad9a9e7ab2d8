"""What an argument makes of the text it belongs to: a link, a mention, a date, an emoji."""

import re
from typing import Any

from sandbox.botapi.entities.errors import ParseError
from sandbox.botapi.entities.links import (
    WrongUrlError,
    checked_link,
    mentioned_user,
    tg_parameters,
)

Json = dict[str, Any]

LARGEST_DATE = 2**31 - 1
LARGEST_EMOJI = 2**63 - 1


def link_to(url: str) -> Json | None:
    """A link, or a mention of a user; None when the address is none."""
    user = mentioned_user(url)
    if user:
        return {"type": "text_mention", "user": {"id": user}}
    try:
        return {"type": "text_link", "url": checked_link(url)}
    except WrongUrlError:
        return None


def emoji_of(number: str) -> Json:
    """A custom emoji by its id."""
    if not re.fullmatch(r"[0-9]{1,19}", number) or not 0 < int(number) <= LARGEST_EMOJI:
        raise ParseError("Invalid custom emoji identifier specified")
    return {"type": "custom_emoji", "custom_emoji_id": number}


def date_of(moment: int, wanted: str) -> Json:
    """A date that each phone writes in its own way."""
    return {"type": "date_time", "unix_time": moment, "date_time_format": date_format(wanted)}


def date_format(wanted: str) -> str:
    """The format in Telegram's order; ParseError for letters that mean nothing."""
    if wanted.lower() == "r":
        return "r"
    if not set(wanted) <= set("tTdDwW"):
        raise ParseError("Invalid date format used")
    day = "w" if set(wanted) & set("wW") else ""
    date = next((letter for letter in "dD" if letter in wanted), "")
    return day + date + next((letter for letter in "tT" if letter in wanted), "")


def pictured(url: str) -> Json:
    """What `![text](url)` makes: a custom emoji or a date."""
    try:
        emoji = tg_parameters(url, "emoji")
        if emoji is not None:
            return emoji_of(emoji.get("id", ""))
        date = tg_parameters(url, "time") or {}
        if re.fullmatch(r"[0-9]{1,10}", date.get("unix", "")):
            moment = int(date["unix"])
            if 0 < moment <= LARGEST_DATE:
                return date_of(moment, date.get("format", ""))
    except ParseError:
        pass
    raise ParseError("Invalid tg://emoji or tg://time URL specified")

"""Reply markup: read and checked as Telegram reads and checks it."""

import re
from dataclasses import dataclass
from typing import Any

from sandbox.botapi.errors import bad_request
from sandbox.botapi.params import Params

Json = dict[str, Any]

LONGEST_DATA = 64
MOST_BUTTONS = 100
KINDS_OF_BUTTON = (
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
)
FIELDS_OF_BUTTON = {"text", "icon_custom_emoji_id", "style", "url", "callback_data", "disabled"}
FIELDS_OF_BUTTON |= set(KINDS_OF_BUTTON)


@dataclass(frozen=True)
class Markup:
    """At most one of these is set."""

    inline: Json | None = None
    keyboard: Json | None = None
    remove: bool = False
    force_reply: Json | None = None


def read_markup(params: Params) -> Markup:
    """The request's `reply_markup`."""
    value = params.json("reply_markup", "Can't parse reply keyboard markup JSON object")
    if value is None:
        return Markup()
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    if value.get("inline_keyboard") is not None:
        return Markup(inline=_inline(value["inline_keyboard"]))
    if value.get("keyboard") is not None:
        return Markup(keyboard=_keyboard(value))
    if value.get("remove_keyboard"):
        return Markup(remove=True)
    if value.get("force_reply"):
        return Markup(force_reply=value)
    return Markup()


def _inline(rows: Any) -> Json | None:
    complaint = 'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    kept = [[_inline_button(button) for button in row] for row in _rows(rows, complaint)]
    kept = [row for row in kept if row]
    if sum(len(row) for row in kept) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _inline_button(button: Any) -> Json:
    prefix = "Can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(prefix + "InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request(prefix + 'Can\'t find field "text"')
    if not button["text"].strip():
        raise bad_request("Inline keyboard button text must be non-empty")
    kept: Json = {name: value for name, value in button.items() if name in FIELDS_OF_BUTTON}
    if kept.get("url"):
        return {**kept, "url": _url(str(kept["url"]))}
    data = kept.get("callback_data")
    if data:
        if len(str(data).encode()) > LONGEST_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
        return kept
    if not any(kind in kept for kind in KINDS_OF_BUTTON):
        raise bad_request(prefix + "Text buttons are unallowed in the inline keyboard")
    return kept


def _url(url: str) -> str:
    if re.match(r"(https?|tg|ton)://[^\s]+", url, re.IGNORECASE):
        rest = url.split("://", 1)[1]
        if url.lower().startswith("tg:") or "." in rest.split("/", 1)[0]:
            bare = "/" not in rest and "?" not in rest and url.lower().startswith("http")
            return url + "/" if bare else url
    elif re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", url):
        return "http://" + url
    raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _keyboard(value: Json) -> Json:
    rows = _rows(value["keyboard"], 'Field "keyboard" must be an Array of Arrays')
    kept = [[_button(button) for button in row] for row in rows]
    return {**value, "keyboard": [row for row in kept if row]}


def _button(button: Any) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request(
            "Can't parse keyboard button: KeyboardButton must be a String or an Object"
        )
    if not isinstance(button.get("text"), str):
        raise bad_request("Can't parse keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request("Keyboard button text must be non-empty")
    return button


def _rows(rows: Any, complaint: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(complaint)
    return rows

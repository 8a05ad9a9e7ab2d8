"""Reply markup: read and checked as Telegram reads and checks it."""

from dataclasses import dataclass
from typing import Any

from sandbox.botapi.entities.clean import cleaned
from sandbox.botapi.entities.links import WrongUrlError, checked_link
from sandbox.botapi.errors import bad_request
from sandbox.botapi.fields import field
from sandbox.botapi.params import Params

Json = dict[str, Any]

LONGEST_DATA = 64
MOST_BUTTONS = 100
STYLES = {"", "default", "primary", "danger", "success"}
ACTIONS = {  # of inline buttons, in the order in which they are looked for
    "callback_game": None,
    "pay": None,
    "switch_inline_query": str,
    "switch_inline_query_chosen_chat": dict,
    "switch_inline_query_current_chat": str,
    "login_url": dict,
    "web_app": dict,
    "copy_text": dict,
}
ADDRESSES = {"login_url": "login", "web_app": "Web App"}
REQUESTS = {  # of reply buttons: what they ask for, as refusals in groups name it
    "request_contact": "Phone number",
    "request_location": "Location",
    "request_poll": "Poll",
    "web_app": "Web App buttons",
    "request_users": "Users",
    "request_chat": "Chats",
}
OF_KEYBOARD = ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective")


@dataclass(frozen=True)
class Markup:
    """At most one of the first four is set."""

    inline: Json | None = None
    keyboard: Json | None = None
    remove: bool = False
    force_reply: Json | None = None
    private: str | None = None  # what its buttons may do in private chats only

    def check_chat(self, *, private: bool) -> None:
        """Refuse in a group what only somebody alone with the bot can be asked for."""
        if self.private is not None and not private:
            verb = "used" if "buttons" in self.private else "requested"
            raise bad_request(f"{self.private} can be {verb} in private chats only")


def read_markup(params: Params) -> Markup:
    """The request's `reply_markup`."""
    value = params.json("reply_markup", "Can't parse reply keyboard markup JSON object")
    if value is None:
        return Markup()
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    keyboard = [
        [_reply_button(button) for button in row]
        for row in _rows(value, "keyboard", 'Field "keyboard" must be an Array of Arrays')
    ]
    of_inline = 'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    inline = [
        [_inline_button(button) for button in row]
        for row in _rows(value, "inline_keyboard", of_inline)
    ]
    if keyboard:
        return _keyboard(value, keyboard)
    if inline:
        return _inline(inline)
    if field(value, "remove_keyboard", bool, default=False):
        return Markup(remove=True)
    if field(value, "force_reply", bool, default=False):
        return Markup(force_reply=value)
    return Markup()


def _rows(value: Json, name: str, complaint: str) -> list[list[Any]]:
    rows: list[Any] = field(value, name, list, default=[])
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(complaint)
    return rows


def _keyboard(value: Json, rows: list[list[Json]]) -> Markup:
    kept: Json = {"keyboard": [row for row in rows if row]}
    for name in OF_KEYBOARD:
        if field(value, name, bool, default=False):
            kept[name] = True
    hint = field(value, "input_field_placeholder", str, default="")
    if hint:
        kept["input_field_placeholder"] = hint
    asked = (REQUESTS[name] for row in rows for button in row for name in button
             if name in REQUESTS)  # fmt: skip
    return Markup(keyboard=kept, private=next(asked, None))


def _inline(rows: list[list[Json]]) -> Markup:
    rows = [row for row in rows if row]
    buttons = [button for row in rows for button in row]
    if any(len(button.get("callback_data", "").encode()) > LONGEST_DATA for button in buttons):
        raise bad_request("BUTTON_DATA_INVALID")
    if len(buttons) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return Markup(inline={"inline_keyboard": rows} if rows else None)


def _face(button: Json, prefix: str, whose: str) -> Json:
    """What is seen of a button."""
    text, _ = cleaned(field(button, "text", str, prefix), [])
    face: Json = {"text": text}
    icon = field(button, "icon_custom_emoji_id", int, prefix, default=0)
    style = field(button, "style", str, prefix, default="").lower()
    if style not in STYLES:
        raise bad_request(f"{prefix}invalid button style specified")
    if not text:
        raise bad_request(f"{whose} text must be non-empty")
    if icon:
        face["icon_custom_emoji_id"] = str(icon)
    if style not in {"", "default"}:
        face["style"] = style
    return face


def _reply_button(button: Any) -> Json:
    prefix = "Can't parse keyboard button: "
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request(f"{prefix}KeyboardButton must be a String or an Object")
    face = _face(button, prefix, "Keyboard button")
    for name in ("request_contact", "request_location"):
        if field(button, name, bool, prefix, default=False):
            return {**face, name: True}
    for name in ("request_poll", "web_app", "request_users", "request_chat"):
        if name in button:
            return {**face, name: field(button, name, dict, prefix)}
    return face


def _inline_button(button: Any) -> Json:
    prefix = "Can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(f"{prefix}InlineKeyboardButton must be an Object")
    face = _face(button, prefix, "Inline keyboard button")
    url = field(button, "url", str, prefix, default="")
    if url:
        return {**face, "url": _address(url, "")}
    data = field(button, "callback_data", str, prefix, default="")
    if data:
        return {**face, "callback_data": data}
    for name, kind in ACTIONS.items():
        if name not in button:
            continue
        value = button[name] if kind is None else field(button, name, kind, prefix)
        if name in ADDRESSES:
            address = field(value, "url", str, prefix)
            value = {**value, "url": _address(address, f"{ADDRESSES[name]} ", secure=True)}
        if name == "copy_text":
            value = {"text": field(value, "text", str, prefix)}
        return {**face, name: value}
    raise bad_request(f"{prefix}Text buttons are unallowed in the inline keyboard")


def _address(url: str, kind: str, *, secure: bool = False) -> str:
    try:
        return checked_link(url, secure=secure)
    except WrongUrlError as error:
        raise bad_request(f"Inline keyboard button {kind}URL '{url}' is invalid: {error}") from None

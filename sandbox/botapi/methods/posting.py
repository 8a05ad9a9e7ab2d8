"""What all sending methods share: replies, markup, protection, limits."""

from typing import Any

from sandbox.botapi.core import Call, Core
from sandbox.botapi.entities import formatted, utf16_length
from sandbox.botapi.errors import bad_request
from sandbox.botapi.fields import field
from sandbox.botapi.markup import Markup, read_markup
from sandbox.botapi.messages import build, set_keyboard, store
from sandbox.botapi.methods.replying import read_reply, reply_fields
from sandbox.botapi.params import Params
from sandbox.botapi.world import Chat, Stored

Json = dict[str, Any]

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


def text_content(params: Params) -> Json:
    """`text`, `entities` and the preview options of a text message."""
    preview = preview_options(params)
    source = params.text("text")
    if not source:
        raise bad_request("Message text is empty")
    text = formatted(source, params.text("parse_mode"), params.values.get("entities"))
    content: Json = {"text": text.text}
    if text.entities:
        content["entities"] = text.entities
    return {**content, "link_preview_options": preview} if preview else content


def preview_options(params: Params) -> Json:
    """How a link's preview is to be shown: only what is said of it, in Telegram's order."""
    options = params.json("link_preview_options", "Can't parse link preview options JSON object")
    if options is None:
        return {"is_disabled": True} if params.flag("disable_web_page_preview") else {}
    if not isinstance(options, dict):
        raise bad_request("Object expected as link preview options")
    read = {
        "is_disabled": field(options, "is_disabled", bool, default=False),
        "url": field(options, "url", str, default=""),
        "prefer_small_media": field(options, "prefer_small_media", bool, default=False),
        "prefer_large_media": field(options, "prefer_large_media", bool, default=False),
        "show_above_text": field(options, "show_above_text", bool, default=False),
    }
    return {name: value for name, value in read.items() if value}


def caption_content(params: Params) -> Json:
    """`caption` and its entities; empty when there is none."""
    caption = formatted(
        params.text("caption"), params.text("parse_mode"), params.values.get("caption_entities")
    )
    content: Json = {"caption": caption.text} if caption.text else {}
    if caption.entities:
        content["caption_entities"] = caption.entities
    return content


def check_length(content: Json) -> None:
    """Refuse a text of nothing or of too much, counted after it was parsed."""
    if "text" in content and not content["text"]:
        raise bad_request("Text must be non-empty")
    if utf16_length(content.get("text", "")) > LONGEST_TEXT:
        raise bad_request("Message is too long")
    if utf16_length(content.get("caption", "")) > LONGEST_CAPTION:
        raise bad_request("Message caption is too long")


def known_mentions(core: Core, content: Json) -> Json:
    """Complete mentions by id with the person's name; those of strangers are plain text."""
    for name in ("entities", "caption_entities"):
        if not any(entity["type"] == "text_mention" for entity in content.get(name, ())):
            continue
        known = [_known(core, entity) for entity in content[name]]
        content = {**content, name: [entity for entity in known if entity is not None]}
    return content


def _known(core: Core, entity: Json) -> Json | None:
    if entity["type"] != "text_mention":
        return entity
    person = core.world.people.get(int(entity.get("user", {}).get("id") or 0))
    return None if person is None else {**entity, "user": person.as_user()}


def post(call: Call, content: Json) -> Json:
    """Send content by the request's options; the Message as the bot gets it back."""
    reply, markup = read_reply(call.params), read_markup(call.params)
    chat = call.chat()
    return put(call, chat, content, markup=markup, reply=reply_fields(call, chat, reply)).body


def put(
    call: Call,
    chat: Chat,
    content: Json,
    *,
    markup: Markup | None = None,
    reply: Json | None = None,
) -> Stored:
    """Write one message of the bot into a chat."""
    core = call.core
    markup = markup or Markup()
    markup.check_chat(private=chat.person is not None)
    check_length(content)
    protected = call.params.flag("protect_content")
    body = build(core, chat, core.bot_user, reply or {})
    body |= known_mentions(core, content)
    if protected:
        body["has_protected_content"] = True
    if markup.inline:
        body["reply_markup"] = markup.inline
    stored = Stored(body, outgoing=False, protected=protected, force_reply=markup.force_reply)
    store(core, chat, stored)
    if markup.keyboard is not None or markup.remove:
        set_keyboard(core, chat, markup.keyboard)
    return stored

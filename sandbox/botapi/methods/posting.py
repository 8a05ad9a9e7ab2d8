"""What all sending methods share: replies, markup, protection, limits."""

from typing import Any

from sandbox.botapi.core import Call, Core
from sandbox.botapi.entities import Formatted, formatted
from sandbox.botapi.errors import bad_request
from sandbox.botapi.markup import Markup, read_markup
from sandbox.botapi.messages import build, reply_source, set_keyboard, store
from sandbox.botapi.params import Params
from sandbox.botapi.world import Chat, Stored

Json = dict[str, Any]

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


def read_text(params: Params) -> Formatted:
    """The request's text, within Telegram's limits."""
    source = params.text("text")
    if not source:
        raise bad_request("Message text is empty")
    text = formatted(source, params.text("parse_mode"), params.values.get("entities"))
    if not text.text:
        raise bad_request("Text must be non-empty")
    if text.length > LONGEST_TEXT:
        raise bad_request("Message is too long")
    return text


def text_content(params: Params) -> Json:
    """`text`, `entities` and the preview options of a text message."""
    text = read_text(params)
    content: Json = {"text": text.text}
    if text.entities:
        content["entities"] = text.entities
    preview = params.json("link_preview_options", "Can't parse link preview options JSON object")
    if preview:
        content["link_preview_options"] = preview
    elif params.flag("disable_web_page_preview"):
        content["link_preview_options"] = {"is_disabled": True}
    return content


def caption_content(params: Params) -> Json:
    """`caption` and its entities; empty when there is none."""
    source = params.text("caption")
    if not source:
        return {}
    caption = formatted(source, params.text("parse_mode"), params.values.get("caption_entities"))
    if caption.length > LONGEST_CAPTION:
        raise bad_request("Message caption is too long")
    content: Json = {"caption": caption.text} if caption.text else {}
    if caption.entities:
        content["caption_entities"] = caption.entities
    return content


def reply_target(call: Call, chat: Chat) -> Stored | None:
    """The message to be replied to; None when none is named or a missing one is allowed."""
    params = call.params
    options = params.json("reply_parameters", "Can't parse reply parameters JSON object")
    if options is None:
        options = {
            "message_id": params.integer("reply_to_message_id"),
            "allow_sending_without_reply": params.flag("allow_sending_without_reply"),
        }
    if not isinstance(options, dict):
        raise bad_request("Object expected as reply parameters")
    given = Params(options)
    wanted = given.integer("message_id")
    if wanted <= 0:
        return None
    where = call.core.world.chats.get(given.integer("chat_id"), chat)
    target = where.messages.get(wanted)
    if target is None and not options.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return target


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
    markup = read_markup(call.params)
    chat = call.chat()
    target = reply_target(call, chat)
    return put(call, chat, content, markup=markup, target=target).body


def put(
    call: Call,
    chat: Chat,
    content: Json,
    *,
    markup: Markup | None = None,
    target: Stored | None = None,
) -> Stored:
    """Write one message of the bot into a chat."""
    core = call.core
    markup = markup or Markup()
    markup.check_chat(private=chat.person is not None)
    protected = call.params.flag("protect_content")
    body = build(core, chat, core.bot_user, {})
    if target is not None:
        body["reply_to_message"] = reply_source(target)
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

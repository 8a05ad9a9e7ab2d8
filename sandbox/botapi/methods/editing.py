"""editMessageText, …Caption, …Media, …ReplyMarkup."""

from typing import Any

from sandbox.botapi.core import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.markup import read_markup
from sandbox.botapi.messages import CAPTIONS, kind_of, media_of, replace
from sandbox.botapi.methods.albums import ALONE, input_media, read_pieces
from sandbox.botapi.methods.media import WITHOUT_CAPTION, seen_at_once
from sandbox.botapi.methods.posting import (
    caption_content,
    check_length,
    known_mentions,
    text_content,
)
from sandbox.botapi.methods.registry import method
from sandbox.botapi.world import Chat, Stored

Json = dict[str, Any]

TEXTS = ("text", "entities", "link_preview_options")
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


@method("editMessageText", sends=True)
def edit_message_text(call: Call) -> Any:
    """Replace a text and its buttons; without reply_markup the buttons go."""
    content = text_content(call.params)
    chat, stored = _editable(call)
    if "text" not in stored.body:
        raise bad_request("There is no text in the message to edit")
    return _change(call, chat, stored, TEXTS, content)


@method("editMessageCaption", sends=True)
def edit_message_caption(call: Call) -> Any:
    """Replace or remove a caption."""
    content = caption_content(call.params)
    chat, stored = _editable(call)
    kind = kind_of(stored.body)
    if kind in {"", *WITHOUT_CAPTION}:
        raise bad_request("There is no caption in the message to edit")
    above = call.params.flag("show_caption_above_media")
    content |= seen_at_once(kind, content, above, hidden=False)
    return _change(call, chat, stored, CAPTIONS, content)


@method("editMessageMedia", sends=True)
def edit_message_media(call: Call) -> Any:
    """Replace a photo, document or other media together with its caption."""
    kind, content = input_media(
        call, read_pieces(call, "media", "Can't parse input media JSON object")
    )
    chat, stored = _editable(call, "Message media can't be edited")
    old = media_of(stored.body)
    if "text" not in stored.body and old is None:
        raise bad_request("Message media can't be edited")
    if "media_group_id" in stored.body and old is not None and old[0] != kind:
        if kind == "animation":
            raise bad_request("Message content type can't be used in an album")
        if ALONE & {old[0], kind}:
            raise bad_request("Can't change media type in the album")
    gone = (*TEXTS, *CAPTIONS, "has_media_spoiler", "document", *((old[0],) if old else ()))
    return _change(call, chat, stored, gone, content)


@method("editMessageReplyMarkup", sends=True)
def edit_message_reply_markup(call: Call) -> Any:
    """Replace or remove the buttons under a message."""
    chat, stored = _editable(call)
    return _change(call, chat, stored, (), {})


def _editable(call: Call, refusal: str = "Message can't be edited") -> tuple[Chat, Stored]:
    params = call.params
    read_markup(params)
    inline = params.text("inline_message_id")
    if not params.text("chat_id") and params.integer("message_id") <= 0:
        if not inline:
            raise bad_request("Message identifier is not specified")
        raise bad_request("MESSAGE_ID_INVALID")  # nothing was sent by inline queries here
    chat = call.chat()
    stored = call.message(chat, "message to edit")
    if stored.outgoing or stored.body["from"]["id"] != call.core.world.bot["id"]:
        raise bad_request(refusal)
    return chat, stored


def _change(call: Call, chat: Chat, stored: Stored, gone: tuple[str, ...], content: Json) -> Json:
    markup = read_markup(call.params)
    if markup.keyboard or markup.remove or markup.force_reply:
        raise bad_request("Inline keyboard expected")
    check_length(content)
    before = stored.body
    body = {
        name: value for name, value in before.items() if name not in gone and name != "reply_markup"
    }
    body |= known_mentions(call.core, content)
    if markup.inline:
        body["reply_markup"] = markup.inline
    if body == before:
        raise bad_request(NOT_MODIFIED)
    if gone:  # a change of buttons alone is not shown as an edit
        body["edit_date"] = call.core.clock.timestamp()
        stored.edited = True
    replace(call.core, chat, stored, body)
    return body

"""editMessageText, …Caption, …Media, …ReplyMarkup."""

from typing import Any

from sandbox.botapi.core import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.markup import read_markup
from sandbox.botapi.messages import media_of, replace
from sandbox.botapi.methods.albums import input_media
from sandbox.botapi.methods.posting import caption_content, known_mentions, text_content
from sandbox.botapi.methods.registry import method
from sandbox.botapi.world import Chat, Stored

Json = dict[str, Any]

CAPTIONS = ("caption", "caption_entities", "show_caption_above_media")
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
    if media_of(stored.body) is None:
        raise bad_request("There is no caption in the message to edit")
    return _change(call, chat, stored, CAPTIONS, content)


@method("editMessageMedia", sends=True)
def edit_message_media(call: Call) -> Any:
    """Replace a photo, document or other media together with its caption."""
    piece = call.params.json("media", "Can't parse input media JSON object")
    if piece is None:
        raise bad_request("Input media is empty")
    kind, content = input_media(call, piece)
    chat, stored = _editable(call)
    old = media_of(stored.body)
    if "media_group_id" in stored.body and old is not None and old[0] != kind:
        raise bad_request("message content type can't be changed in an album")
    gone = (*TEXTS, *CAPTIONS, "animation", "document", *((old[0],) if old else ()))
    return _change(call, chat, stored, gone, content)


@method("editMessageReplyMarkup", sends=True)
def edit_message_reply_markup(call: Call) -> Any:
    """Replace or remove the buttons under a message."""
    chat, stored = _editable(call)
    return _change(call, chat, stored, (), {})


def _editable(call: Call) -> tuple[Chat, Stored]:
    if call.params.has("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = call.chat()
    stored = call.message(chat, "message to edit")
    if stored.outgoing or stored.body["from"]["id"] != call.core.world.bot["id"]:
        raise bad_request("Message can't be edited")
    return chat, stored


def _change(call: Call, chat: Chat, stored: Stored, gone: tuple[str, ...], content: Json) -> Json:
    markup = read_markup(call.params)
    if markup.keyboard or markup.remove or markup.force_reply:
        raise bad_request("Inline keyboard expected")
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

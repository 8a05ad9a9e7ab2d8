"""reply_parameters: which message is replied to, where it is, and what is quoted of it."""

from dataclasses import dataclass
from typing import Any

from sandbox.botapi.core import Call
from sandbox.botapi.entities import Formatted, formatted, utf16_length
from sandbox.botapi.errors import bad_request
from sandbox.botapi.fields import field
from sandbox.botapi.files import KINDS
from sandbox.botapi.messages import origin_of, reply_source
from sandbox.botapi.params import Params
from sandbox.botapi.world import Chat, Stored

Json = dict[str, Any]

QUOTED = {"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji"}
SHOWN_OUTSIDE = (
    *(*KINDS, "has_media_spoiler"),
    *("location", "venue", "contact", "dice", "link_preview_options"),
)


@dataclass(frozen=True)
class Reply:
    """What was asked for; message 0 is none."""

    message_id: int = 0
    chat_id: str = ""
    or_without: bool = False
    quote: Formatted | None = None
    position: int = 0


def read_reply(params: Params) -> Reply:
    """The request's reply_parameters, or what stood in their place before there were any."""
    options = params.json("reply_parameters", "Can't parse reply parameters JSON object")
    if options is None:
        number = params.integer("reply_to_message_id", 0, 0)
        return Reply(number, or_without=params.flag("allow_sending_without_reply"))
    if not isinstance(options, dict):
        raise bad_request("Object expected as reply parameters")
    if not options:
        return Reply()
    chat_id = field(options, "chat_id", str, default="")
    number = field(options, "message_id", int)
    or_without = field(options, "allow_sending_without_reply", bool, default=False)
    words = field(options, "quote", str, default="")
    mode = field(options, "quote_parse_mode", str, default="")
    quote = formatted(words, mode, options.get("quote_entities"))
    position = field(options, "quote_position", int, default=0)
    return Reply(max(0, number), chat_id, or_without, quote if quote.text else None, position)


def reply_fields(call: Call, chat: Chat, reply: Reply) -> Json:
    """What a message says of the one it replies to."""
    if not reply.message_id:
        return {}
    where = chat
    if reply.chat_id and reply.chat_id != call.params.text("chat_id"):
        where = Call(call.core, call.name, Params({"chat_id": reply.chat_id})).chat(write=False)
    target = where.messages.get(reply.message_id)
    if target is None:
        if reply.or_without:
            return {}
        raise bad_request("message to be replied not found")
    quote = {} if reply.quote is None else {"quote": _quote(target, reply.quote, reply.position)}
    if where is chat:
        return {"reply_to_message": reply_source(target), **quote}
    return {"external_reply": _outside(where, target), **quote}


def _quote(target: Stored, quote: Formatted, position: int) -> Json:
    text = str(target.body.get("text") or target.body.get("caption") or "")
    places = [at for at in range(len(text)) if text.startswith(quote.text, at)]
    if not places:
        raise bad_request("QUOTE_TEXT_INVALID")
    offsets = [utf16_length(text[:at]) for at in places]
    found: Json = {"text": quote.text}
    entities = [entity for entity in quote.entities if entity["type"] in QUOTED]
    if entities:
        found["entities"] = entities
    nearest = min(offsets, key=lambda offset: abs(offset - position))
    return {**found, "position": nearest, "is_manual": True}


def _outside(where: Chat, target: Stored) -> Json:
    """A message of another chat; its text is not shown, only what is quoted of it."""
    found: Json = {"origin": origin_of(target.body)}
    if where.kind == "supergroup":
        found |= {"chat": where.as_chat(), "message_id": target.id}
    return found | {name: target.body[name] for name in SHOWN_OUTSIDE if name in target.body}

"""copyMessage(s) and forwardMessage(s)."""

from typing import Any

from sandbox.botapi.core import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.markup import read_markup
from sandbox.botapi.messages import content_of
from sandbox.botapi.methods.deleting import read_ids
from sandbox.botapi.methods.posting import caption_content, put, reply_target
from sandbox.botapi.methods.registry import method
from sandbox.botapi.world import Chat, Stored

Json = dict[str, Any]


@method("copyMessage", sends=True)
def copy_message(call: Call) -> Json:
    """Send the content again as the bot's own; buttons are not taken along."""
    source = _source(call, "message to copy")
    if source.protected:
        raise bad_request("The message can't be copied")
    content = content_of(source.body)
    if call.params.has("caption") and "text" not in content:
        content.pop("caption_entities", None)
        content |= caption_content(call.params)
    markup = read_markup(call.params)
    chat = call.chat()
    stored = put(call, chat, content, markup=markup, target=reply_target(call, chat))
    return {"message_id": stored.id}


@method("forwardMessage", sends=True)
def forward_message(call: Call) -> Json:
    """Pass a message on, with its origin."""
    source = _source(call, "message to forward")
    if source.protected:
        raise bad_request("The message can't be forwarded")
    return put(call, call.chat(), forwarded(source)).body


@method("copyMessages", sends=True)
def copy_messages(call: Call) -> list[Json]:
    """Copy up to a hundred; missing and protected ones are skipped."""
    chat = call.chat()
    contents = [content_of(source.body) for source in _sources(call)]
    return [{"message_id": put(call, chat, content).id} for content in contents]


@method("forwardMessages", sends=True)
def forward_messages(call: Call) -> list[Json]:
    """Forward up to a hundred; missing and protected ones are skipped."""
    chat = call.chat()
    return [{"message_id": put(call, chat, forwarded(one)).id} for one in _sources(call)]


def forwarded(source: Stored) -> Json:
    """Content with where it came from first."""
    body = source.body
    origin = body.get("forward_origin") or {
        "type": "user",
        "sender_user": body["from"],
        "date": body["date"],
    }
    return {"forward_origin": origin, **content_of(body)}


def _source_chat(call: Call) -> Chat:
    call.params.required("from_chat_id")
    return call.chat("from_chat_id", write=False)


def _source(call: Call, what: str) -> Stored:
    return call.message(_source_chat(call), what)


def _sources(call: Call) -> list[Stored]:
    messages = _source_chat(call).messages
    found = [messages[number] for number in read_ids(call) if number in messages]
    kept = [source for source in found if not source.protected]
    if not kept:
        raise bad_request("There are no messages to forward")
    return kept

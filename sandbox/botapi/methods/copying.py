"""copyMessage(s) and forwardMessage(s)."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from sandbox.botapi.core import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.markup import read_markup
from sandbox.botapi.messages import CAPTIONS, content_of, kind_of, media_of, origin_of
from sandbox.botapi.methods.deleting import read_ids
from sandbox.botapi.methods.media import seen_at_once
from sandbox.botapi.methods.posting import caption_content, put
from sandbox.botapi.methods.registry import method
from sandbox.botapi.methods.replying import read_reply, reply_fields
from sandbox.botapi.world import Chat, Stored

Json = dict[str, Any]


@method("copyMessage", sends=True)
def copy_message(call: Call) -> Json:
    """Send the content again as the bot's own; buttons are not taken along."""
    params = call.params
    words = caption_content(params) if "caption" in params.values else None
    source = _source(call, "message to copy")
    content = content_of(source.body)
    if source.protected or not content:
        raise bad_request("The message can't be copied")
    if words is not None and media_of(source.body) is not None:
        content = without_caption(content) | words
        above = params.flag("show_caption_above_media")
        content |= seen_at_once(kind_of(source.body), words, above, hidden=False)
    reply, markup = read_reply(params), read_markup(params)
    chat = call.chat()
    stored = put(call, chat, content, markup=markup, reply=reply_fields(call, chat, reply))
    return {"message_id": stored.id}


@method("forwardMessage", sends=True)
def forward_message(call: Call) -> Json:
    """Pass a message on, with its origin."""
    source = _source(call, "message to forward")
    if source.protected or not content_of(source.body):
        raise bad_request("The message can't be forwarded")
    return put(call, call.chat(), forwarded(source)).body


@method("copyMessages", sends=True)
def copy_messages(call: Call) -> list[Json]:
    """Copy up to a hundred; those that cannot be copied are skipped, albums stay together."""
    bare = call.params.flag("remove_caption")
    return _pass_on(call, lambda source: (
        without_caption(content_of(source.body)) if bare else content_of(source.body)
    ))  # fmt: skip


@method("forwardMessages", sends=True)
def forward_messages(call: Call) -> list[Json]:
    """Forward up to a hundred; those that cannot be forwarded are skipped."""
    return _pass_on(call, forwarded)


def forwarded(source: Stored) -> Json:
    """Content with where it came from first."""
    return {"forward_origin": origin_of(source.body), **content_of(source.body)}


def without_caption(content: Json) -> Json:
    """Content without its words."""
    return {name: value for name, value in content.items() if name not in CAPTIONS}


def _pass_on(call: Call, made_of: Callable[[Stored], Json]) -> list[Json]:
    numbers = read_ids(call)
    call.params.required("from_chat_id")
    chat = call.chat()
    messages = _source_chat(call).messages
    found = [messages[number] for number in numbers if number in messages]
    if not found:
        raise bad_request("There are no messages to forward")
    kept = [source for source in found if not source.protected and content_of(source.body)]
    if not kept:
        raise bad_request("Messages can't be forwarded")
    albums: defaultdict[str, str] = defaultdict(call.core.world.next_album_id)
    sent = []
    for source in kept:
        content, old = made_of(source), source.body.get("media_group_id")
        album = {} if old is None else {"media_group_id": albums[old]}
        sent.append({"message_id": put(call, chat, album | content).id})
    return sent


def _source_chat(call: Call) -> Chat:
    call.params.required("from_chat_id")
    return call.chat("from_chat_id", write=False)


def _source(call: Call, what: str) -> Stored:
    return call.message(_source_chat(call), what)

"""sendMediaGroup: two to ten pieces sent together."""

from typing import Any

from sandbox.botapi.core import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.fields import field
from sandbox.botapi.methods.media import describe, find_file, is_there, seen_at_once
from sandbox.botapi.methods.posting import caption_content, check_length, put
from sandbox.botapi.methods.registry import method
from sandbox.botapi.methods.replying import read_reply, reply_fields
from sandbox.botapi.params import Params

Json = dict[str, Any]

ALONE = {"document", "audio"}  # among their like only
ALLOWED = {"photo", "video", "animation", *ALONE}


@method("sendMediaGroup", sends=True)
def send_media_group(call: Call) -> list[Json]:
    """Send an album; the messages share a media_group_id."""
    reply = read_reply(call.params)
    pieces = read_pieces(call, "media", "Can't parse media JSON object")
    if not isinstance(pieces, list):
        raise bad_request("Expected an Array of InputMedia")
    media = [input_media(call, piece, in_album=True) for piece in pieces]
    chat = call.chat()
    told = reply_fields(call, chat, reply)
    check_album(media)
    for _, content in media:
        check_length(content)
    if len(media) > 1:
        album = {"media_group_id": call.core.world.next_album_id()}
        media = [(kind, album | content) for kind, content in media]
    return [put(call, chat, content, reply=told).body for _, content in media]


def read_pieces(call: Call, name: str, complaint: str) -> Any:
    """The JSON of a parameter that has to be there."""
    call.params.required(name)
    return call.params.json(name, complaint)


def check_album(media: list[tuple[str, Json]]) -> None:
    """Refuse a number or a mixture that is no album."""
    if len(media) > 10:
        raise bad_request("Too many messages to send as an album")
    if not media:
        raise bad_request("There are no messages to send")
    if len({"show_caption_above_media" in content for _, content in media}) > 1:
        raise bad_request("Parameter show_caption_above_media must be the same for all messages")
    alone = sorted({kind for kind, _ in media} & ALONE)
    if alone and len({kind for kind, _ in media}) > 1:
        raise bad_request(f"{alone[0].capitalize()} can't be mixed with other media types")


def input_media(call: Call, piece: Any, *, in_album: bool = False) -> tuple[str, Json]:
    """The kind and the message fields of one InputMedia."""
    prefix = "Can't parse InputMedia: "
    if not isinstance(piece, dict):
        raise bad_request(f"{prefix}expected an Object")
    options = Params(piece)
    for name in ("caption", "parse_mode"):
        field(piece, name, str, prefix, default="")
    content = caption_content(options)
    above = field(piece, "show_caption_above_media", bool, prefix, default=False)
    hidden = field(piece, "has_spoiler", bool, prefix, default=False)
    kind = field(piece, "type", str, prefix)
    reference = field(piece, "media", str, prefix, default="")
    if not reference or not is_there(call.params, reference):
        raise bad_request(f"{prefix}media not found")
    if kind == "animation" and in_album:
        raise bad_request(f'{prefix}type "{kind}" can\'t be used in sendMediaGroup')
    if kind not in ALLOWED:
        raise bad_request(f'{prefix}type "{kind}" is unsupported')
    file = find_file(call.core, call.params, kind, reference)
    return kind, describe(file, kind, options) | content | seen_at_once(
        kind, content, above, hidden
    )

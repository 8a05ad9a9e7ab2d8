"""sendMediaGroup: two to ten pieces sent together."""

from typing import Any

from sandbox.botapi.core import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.methods.media import describe, find_file
from sandbox.botapi.methods.posting import caption_content, put, reply_target
from sandbox.botapi.methods.registry import method
from sandbox.botapi.params import Params

Json = dict[str, Any]

MIXABLE = {"photo", "video", "live_photo"}
ALLOWED = {"photo", "video", "document", "audio"}


@method("sendMediaGroup", sends=True)
def send_media_group(call: Call) -> list[Json]:
    """Send an album; the messages share a media_group_id."""
    pieces = read_pieces(call.params)
    contents = [input_media(call, piece)[1] for piece in pieces]
    chat = call.chat()
    target = reply_target(call, chat)
    if len(contents) == 1:
        return [put(call, chat, contents[0], target=target).body]
    album = call.core.world.next_album_id()
    return [
        put(call, chat, {"media_group_id": album, **content}, target=target).body
        for content in contents
    ]


def read_pieces(params: Params) -> list[Any]:
    """The list of InputMedia, of a number and of kinds that may stand together."""
    value = params.json("media", "Can't parse media JSON object")
    if value is None:
        raise bad_request('Parameter "media" is required')
    if not isinstance(value, list):
        raise bad_request("Expected an Array of InputMedia")
    if not value:
        raise bad_request("There are no messages to send")
    if len(value) > 10:
        raise bad_request("Too many messages to send as an album")
    kinds = {piece.get("type") if isinstance(piece, dict) else None for piece in value}
    if len(kinds) > 1 and not kinds <= MIXABLE:
        odd = min(str(kind) for kind in kinds if kind not in MIXABLE)
        raise bad_request(f"{odd.capitalize()} can't be mixed with other media types")
    if not kinds <= ALLOWED:
        raise bad_request("Can't use the media of the specified type in the album")
    return value


def input_media(call: Call, piece: Any) -> tuple[str, Json]:
    """The kind and the message fields of one InputMedia."""
    if not isinstance(piece, dict):
        raise bad_request("Can't parse InputMedia: expected an Object")
    kind = piece.get("type")
    if kind not in ALLOWED | {"animation"}:
        raise bad_request("Can't parse InputMedia: type must be one of the known")
    reference = piece.get("media")
    if not reference:
        raise bad_request("Can't parse InputMedia: Can't find field \"media\"")
    options = Params(piece)
    content = caption_content(options)
    file = find_file(call.core, call.params, str(kind), str(reference))
    return str(kind), describe(file, str(kind), options) | content

"""sendPhoto and its kin: uploads, reuse of file_id, and what each kind of media says."""

import re
from collections.abc import Callable
from typing import Any

from sandbox.botapi.core import Call, Core
from sandbox.botapi.entities.links import WrongUrlError, checked_link
from sandbox.botapi.errors import bad_request
from sandbox.botapi.files import KINDS, StoredFile, picture_size, type_of
from sandbox.botapi.forms import Upload
from sandbox.botapi.methods.posting import caption_content, post
from sandbox.botapi.methods.registry import Method, method
from sandbox.botapi.params import Params

Json = dict[str, Any]

WITHOUT_CAPTION = {"video_note", "sticker"}
SEEN_AT_ONCE = {"photo", "video", "animation"}  # only these are covered, or have words above
OF_FILE = ("duration", "width", "height", "length", "performer", "title", "emoji")
MOST_PHOTO_BYTES = 10 * 1024 * 1024
IN_REFUSALS = {"video_note": "video note", "animation": "animation"}


def find_file(core: Core, params: Params, kind: str, reference: str) -> StoredFile:
    """The file that a request names or brings: attach://, file_id, or an upload."""
    if reference.startswith("attach://"):
        upload = params.uploads.get(reference.removeprefix("attach://"))
    else:
        upload = params.uploads.get(kind) if not reference else None
    if upload is not None:
        return keep_upload(core, kind, upload)
    if not reference or reference.startswith("attach://"):
        named = IN_REFUSALS.get(kind, kind)
        raise bad_request(f"There is no {named} in the request")
    file = core.files.by_id.get(reference)
    if file is not None and core.files.is_gone(file):
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file is None:
        raise bad_request(_what_is_wrong_with(reference))
    if file.kind != kind and not {file.kind, kind} <= {"document", "animation"}:
        raise bad_request(f"can't use file of type {KINDS[file.kind][3]} as {KINDS[kind][3]}")
    return file


def is_there(params: Params, reference: str) -> bool:
    """Whether what `attach://` names came with the request; anything else is a file_id."""
    attached = reference.startswith("attach://")
    return not attached or reference.removeprefix("attach://") in params.uploads


def _what_is_wrong_with(reference: str) -> str:
    if "." in reference:
        try:
            checked_link(reference)
        except WrongUrlError as error:
            return f"Invalid file HTTP URL specified: {error}"
        return "Failed to get HTTP URL content"  # the sandbox fetches nothing from outside
    prefix = "Wrong remote file identifier specified: "
    if not re.fullmatch(r"[A-Za-z0-9_-]*=*", reference):
        return f"{prefix}Wrong character in the string"
    if len(reference.rstrip("=")) % 4 == 1:
        return f"{prefix}Wrong string length"
    return f"{prefix}can't unserialize it. Wrong last symbol"


def seen_at_once(kind: str, caption: Json, above: bool, hidden: bool) -> Json:  # noqa: FBT001
    """What photos, videos and animations may say besides: words above them, a cover."""
    if kind not in SEEN_AT_ONCE:
        return {}
    over = {"show_caption_above_media": True} if above and caption else {}
    return over | ({"has_media_spoiler": True} if hidden else {})


def keep_upload(core: Core, kind: str, upload: Upload) -> StoredFile:
    """Store what was uploaded, when Telegram would take it."""
    if not upload.content:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        check_photo(upload.content)
    return core.files.add(kind, upload.content, name=upload.name, mime_type=type_of(upload.name))


def check_photo(content: bytes) -> None:
    """Refuse what is no picture, too big or too long."""
    if len(content) > MOST_PHOTO_BYTES:
        raise bad_request("file is too big for a photo")
    size = picture_size(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if not width or not height or width + height > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def describe(file: StoredFile, kind: str, options: Params) -> Json:
    """The message fields that a file of this kind makes."""
    base: Json = {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
    }
    if kind == "photo":
        return {"photo": photo_sizes(file, base)}
    if not file.facts:  # whoever sends it again by its file_id cannot say otherwise
        told = {name: options.values[name] for name in OF_FILE if name in options.values}
        file.facts.update(file_id=file.file_id, **told)
    return DESCRIPTIONS[kind](file, base, Params(file.facts))


def photo_sizes(file: StoredFile, base: Json) -> list[Json]:
    """A thumbnail's and the largest size; both lead to the same bytes here."""
    width, height = file.dimensions or (800, 600)
    sizes = []
    for most in (320, 2560):
        scale = min(1.0, most / max(width, height))
        size = {"width": max(1, round(width * scale)), "height": max(1, round(height * scale))}
        if most == 320 and scale < 1.0:
            sizes.append({**thumbnail(file), **size})
        elif most != 320:
            sizes.append({**base, **size})
    return sizes


def thumbnail(file: StoredFile) -> Json:
    """A photo's smaller size; its ids are kept with the file, so that they stay the same."""
    small_id, unique = file.small_ids
    return {"file_id": small_id, "file_unique_id": unique, "file_size": min(file.size, 20_000)}


def _named(file: StoredFile, base: Json, mime_type: str | None) -> Json:
    described = dict(base)
    if file.name:
        described["file_name"] = file.name
    if file.mime_type or mime_type:
        described["mime_type"] = file.mime_type or mime_type
    return described


def _document(file: StoredFile, base: Json, _: Params) -> Json:
    return {"document": _named(file, base, "application/octet-stream")}


def _moving(file: StoredFile, base: Json, options: Params) -> Json:
    return {
        **_named(file, base, "video/mp4"),
        "width": options.integer("width", 640),
        "height": options.integer("height", 360),
        "duration": options.integer("duration"),
    }


def _video(file: StoredFile, base: Json, options: Params) -> Json:
    return {"video": _moving(file, base, options)}


def _animation(file: StoredFile, base: Json, options: Params) -> Json:
    # an animation carries a document beside it, for clients that know no animations
    document = _named(file, base, "video/mp4")
    return {"animation": _moving(file, base, options), "document": document}


def _audio(file: StoredFile, base: Json, options: Params) -> Json:
    described = {**_named(file, base, "audio/mpeg"), "duration": options.integer("duration")}
    for name in ("performer", "title"):
        if options.text(name):
            described[name] = options.text(name)
    return {"audio": described}


def _voice(file: StoredFile, base: Json, options: Params) -> Json:
    mime_type = file.mime_type or "audio/ogg"
    duration = options.integer("duration")
    return {"voice": {**base, "duration": duration, "mime_type": mime_type}}


def _video_note(_: StoredFile, base: Json, options: Params) -> Json:
    length = options.integer("length", 240)
    return {"video_note": {**base, "length": length, "duration": options.integer("duration")}}


def _sticker(file: StoredFile, base: Json, options: Params) -> Json:
    width, height = file.dimensions or (512, 512)
    kind: Json = {"type": "regular", "is_animated": False, "is_video": False}
    emoji = options.text("emoji") or "👍"
    return {"sticker": {**base, **kind, "width": width, "height": height, "emoji": emoji}}


DESCRIPTIONS: dict[str, Callable[[StoredFile, Json, Params], Json]] = {
    "document": _document,
    "video": _video,
    "animation": _animation,
    "audio": _audio,
    "voice": _voice,
    "video_note": _video_note,
    "sticker": _sticker,
}


def _send(kind: str) -> Method:
    def send(call: Call) -> Any:
        params = call.params
        caption = {} if kind in WITHOUT_CAPTION else caption_content(params)
        file = find_file(call.core, params, kind, params.text(kind))
        above, hidden = params.flag("show_caption_above_media"), params.flag("has_spoiler")
        over = seen_at_once(kind, caption, above, hidden)
        return post(call, describe(file, kind, params) | caption | over)

    return send


for _kind, _name in {
    "photo": "sendPhoto",
    "document": "sendDocument",
    "video": "sendVideo",
    "animation": "sendAnimation",
    "audio": "sendAudio",
    "voice": "sendVoice",
    "video_note": "sendVideoNote",
    "sticker": "sendSticker",
}.items():
    method(_name, sends=True)(_send(_kind))

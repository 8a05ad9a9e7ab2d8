"""`entities`: a list of MessageEntity instead of a parse mode."""

from bisect import bisect_left
from typing import Any

from sandbox.botapi.entities.errors import ParseError
from sandbox.botapi.entities.links import WrongUrlError, checked_link
from sandbox.botapi.entities.marks import date_format, emoji_of
from sandbox.botapi.entities.overlap import ends, in_order
from sandbox.botapi.entities.utf16 import boundaries, byte_offset
from sandbox.botapi.errors import bad_request
from sandbox.botapi.fields import field
from sandbox.botapi.jsons import read_json

Json = dict[str, Any]

SIMPLE = {
    *("bold", "italic", "underline", "strikethrough", "spoiler", "code"),
    *("blockquote", "expandable_blockquote"),
}
FOUND_ANYWAY = {
    *("mention", "hashtag", "cashtag", "bot_command", "url", "email"),
    *("phone_number", "bank_card_number"),
}
FARTHEST = 1_000_000


def explicit(text: str, entities: Any) -> list[Json]:
    """Check the list; what is no list counts as none, and kinds that are found anyway too."""
    if isinstance(entities, str):
        try:
            entities = read_json(entities)
        except ValueError:
            return []
    if not isinstance(entities, list):
        return []
    kept = [read for entity in entities if (read := _read(entity)) is not None]
    for entity in kept:
        for name in ("offset", "length"):
            if not 0 <= entity[name] <= FARTHEST:
                raise bad_request(f"Receive an entity with incorrect {name} {entity[name]}")
    kept = in_order([entity for entity in kept if entity["length"]])
    if kept:
        between = boundaries(text)
        for entity in kept:
            _check_place(text, entity, between)
    return kept


def _read(entity: Any) -> Json | None:
    prefix = "Can't parse MessageEntity: "
    if not isinstance(entity, dict):
        raise bad_request(prefix + "expected an Object")
    read: Json = {
        "offset": field(entity, "offset", int, prefix),
        "length": field(entity, "length", int, prefix),
        "type": field(entity, "type", str, prefix),
    }
    kind = read["type"]
    if kind in FOUND_ANYWAY:
        return None
    if kind in SIMPLE:
        return read
    return read | _argument(kind, entity, prefix)


def _argument(kind: str, entity: Json, prefix: str) -> Json:
    if kind == "pre":
        language = field(entity, "language", str, prefix, default="")
        return {"language": language} if language else {}
    if kind == "text_link":
        url = field(entity, "url", str, prefix)
        try:
            return {"url": checked_link(url)}
        except WrongUrlError as error:
            raise bad_request(f"Entity URL '{url}' is invalid: {error}") from None
    if kind == "text_mention":
        user = field(entity, "user", dict, prefix)
        return {"user": {"id": field(user, "id", int, prefix)}}
    try:
        if kind == "custom_emoji":
            return emoji_of(str(field(entity, "custom_emoji_id", int, prefix)))
        if kind == "date_time":
            moment = field(entity, "unix_time", int, prefix)
            wanted = field(entity, "date_time_format", str, prefix, default="")
            return {"unix_time": moment, "date_time_format": date_format(wanted)}
    except ParseError as error:
        raise bad_request(prefix + str(error)) from None
    raise bad_request(prefix + "Unsupported type specified")


def _check_place(text: str, entity: Json, between: list[int]) -> None:
    offset, end, total = entity["offset"], ends(entity), between[-1]
    if offset > total:
        raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {offset}")
    begins = f"Entity beginning at UTF-16 offset {offset}"
    where = _byte_after(text, offset, between)
    if where is not None:
        raise bad_request(f"Entity begins in a middle of a UTF-16 symbol at byte offset {where}")
    if end > total:
        raise bad_request(f"{begins} ends after the end of the text at UTF-16 offset {end}")
    where = _byte_after(text, end, between)
    if where is not None:
        raise bad_request(f"{begins} ends in a middle of a UTF-16 symbol at byte offset {where}")


def _byte_after(text: str, offset: int, between: list[int]) -> int | None:
    """The byte behind the character that an offset divides; None when it divides none."""
    index = bisect_left(between, offset)
    return None if between[index] == offset else byte_offset(text, index)

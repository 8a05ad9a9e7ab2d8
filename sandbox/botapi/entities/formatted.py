"""A text as Telegram stores it: parsed, trimmed, with its entities in order."""

import json
from dataclasses import dataclass, field
from typing import Any

from sandbox.botapi.entities.found import find_entities
from sandbox.botapi.entities.html import ParseError, parse_html
from sandbox.botapi.entities.markdown import parse_markdown
from sandbox.botapi.entities.utf16 import byte_offset, character_index, utf16_length
from sandbox.botapi.errors import bad_request

Json = dict[str, Any]

LONGEST_SOURCE = 1 << 15
KINDS = {
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "code",
    "pre",
    "text_link",
    "text_mention",
    "custom_emoji",
    "blockquote",
    "expandable_blockquote",
}


@dataclass(frozen=True)
class Formatted:
    """Text and entities."""

    text: str
    entities: list[Json] = field(default_factory=list)

    @property
    def length(self) -> int:
        """Length in UTF-16 units, as limits count."""
        return utf16_length(self.text)


def plain(text: str) -> Formatted:
    """What a person typed: only found entities."""
    text = text.replace("\r", "").strip()
    return Formatted(text, find_entities(text, []))


def formatted(source: str, parse_mode: str = "", entities: Any = None) -> Formatted:
    """Read a bot's text by its parse mode or its list of entities; refuse wrong markup."""
    if len(source.encode("utf-8", "surrogatepass")) > LONGEST_SOURCE:
        raise bad_request("Text is too long")
    mode = parse_mode.lower()
    try:
        if not source or not mode or mode == "none":
            text, given = source, explicit(source, entities)
        elif mode == "html":
            text, given = parse_html(source)
        elif mode == "markdownv2":
            text, given = parse_markdown(source)
        elif mode == "markdown":
            text, given = legacy_markdown(source)
        else:
            raise bad_request("Unsupported parse_mode")
    except ParseError as error:
        raise bad_request(f"can't parse entities: {error}") from None
    return finish(text, given)


def legacy_markdown(source: str) -> tuple[str, list[Json]]:
    """The old Markdown: no nesting, and only four characters mean anything."""
    escaped = "".join(f"\\{c}" if c in "~>#+-=|{}.!()" else c for c in _outside_links(source))
    return parse_markdown(escaped.replace("\x01", "(").replace("\x02", ")"))


def _outside_links(source: str) -> str:
    # keeps the parentheses of [text](address) from being escaped
    marked, depth = [], False
    for index, character in enumerate(source):
        if character == "(" and source[index - 1 : index] == "]":
            marked.append("\x01")
            depth = True
        elif character == ")" and depth:
            marked.append("\x02")
            depth = False
        else:
            marked.append(character)
    return "".join(marked)


def explicit(text: str, entities: Any) -> list[Json]:
    """Check a list of MessageEntity; unknown kinds are ignored as Telegram ignores them."""
    if isinstance(entities, str):
        try:
            entities = json.loads(entities)
        except ValueError:
            return []
    if not isinstance(entities, list):
        return []
    kept = []
    for entity in entities:
        if not isinstance(entity, dict):
            raise bad_request("Can't parse MessageEntity: expected an Object")
        for name in ("offset", "length"):
            if not isinstance(entity.get(name), int):
                raise bad_request(f"Can't parse MessageEntity: Can't find field \"{name}\"")
        if entity.get("type") in KINDS and entity["length"] > 0:
            _check_place(text, entity["offset"], entity["length"])
            kept.append(dict(entity))
    return kept


def _check_place(text: str, offset: int, length: int) -> None:
    total = utf16_length(text)
    end = offset + length
    if offset < 0:
        raise bad_request(f"Receive an entity with incorrect offset {offset}")
    if offset >= total:
        raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {offset}")
    begins = f"Entity beginning at UTF-16 offset {offset}"
    if end > total:
        raise bad_request(f"{begins} ends after the end of the text at UTF-16 offset {end}")
    if character_index(text, offset) is None:
        where = _byte_inside(text, offset)
        raise bad_request(f"Entity begins in a middle of a UTF-16 symbol at byte offset {where}")
    if character_index(text, end) is None:
        where = _byte_inside(text, end)
        raise bad_request(f"{begins} ends in a middle of a UTF-16 symbol at byte offset {where}")


def _byte_inside(text: str, offset: int) -> int:
    index = character_index(text, offset + 1)
    return byte_offset(text, len(text) if index is None else index)


def finish(text: str, given: list[Json]) -> Formatted:
    """Trim, move entities along, add the found ones, and sort as Telegram sorts."""
    if "\r" in text:
        given = [_without_returns(text, entity) for entity in given]
        text = text.replace("\r", "")
    trimmed = text.strip()
    if trimmed != text:
        before = utf16_length(text[: len(text) - len(text.lstrip())])
        total = utf16_length(trimmed)
        given = [moved for entity in given if (moved := _moved(entity, before, total))]
    entities = given + find_entities(trimmed, given)
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return Formatted(trimmed, entities)


def _without_returns(text: str, entity: Json) -> Json:
    start = character_index(text, entity["offset"]) or 0
    end = character_index(text, entity["offset"] + entity["length"])
    inside = text[start:end].count("\r")
    before = text[:start].count("\r")
    return {
        **entity,
        "offset": entity["offset"] - before,
        "length": entity["length"] - inside,
    }


def _moved(entity: Json, before: int, total: int) -> Json | None:
    start = max(0, entity["offset"] - before)
    end = min(total, entity["offset"] + entity["length"] - before)
    return {**entity, "offset": start, "length": end - start} if end > start else None

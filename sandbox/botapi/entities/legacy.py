"""`parse_mode=Markdown`, the old one: four marks, no nesting."""

import re
from typing import Any

from sandbox.botapi.entities.errors import ParseError
from sandbox.botapi.entities.marks import link_to
from sandbox.botapi.entities.utf16 import byte_offset, utf16_length

Json = dict[str, Any]

PLAIN = re.compile(r"(?:\\[_*`\[]|[^_*`\[])+")
KINDS = {"_": "italic", "*": "bold", "`": "code"}
BEGIN_OF_PRE = re.compile(r"```(?:(?P<language>[^\s`]+)(?=\s))?(?:\r\n|\n\r|\n|\r)?")


def parse_legacy(text: str) -> tuple[str, list[Json]]:
    """The text without markup, and its entities."""
    parts: list[str] = []
    entities: list[Json] = []
    at = offset = 0
    while at < len(text):
        match = PLAIN.match(text, at)
        if match is not None:
            part, entity, at = re.sub(r"\\([_*`\[])", r"\1", match[0]), None, match.end()
        else:
            part, entity, at = _marked(text, at)
        length = utf16_length(part)
        if entity is not None and length:
            entities.append({"offset": offset, "length": length, **entity})
        parts.append(part)
        offset += length
    return "".join(parts), entities


def _marked(text: str, begin: int) -> tuple[str, Json | None, int]:
    """The text inside a mark, what it is, and where it ends."""
    if text[begin] == "[":
        return _link(text, begin)
    pre = BEGIN_OF_PRE.match(text, begin)
    mark = "```" if pre else text[begin]
    start = pre.end() if pre else begin + 1
    end = text.find(mark, start)
    if end < 0:
        raise _endless(text, begin)
    entity: Json = {"type": "pre" if pre else KINDS[mark]}
    if pre and pre["language"]:
        entity["language"] = pre["language"]
    return text[start:end], entity, end + len(mark)


def _link(text: str, begin: int) -> tuple[str, Json | None, int]:
    end = text.find("]", begin)
    if end < 0:
        raise _endless(text, begin)
    inside = text[begin + 1 : end]
    if text[end + 1 : end + 2] != "(":
        return inside, link_to(inside), end + 1
    close = text.find(")", end)
    close = len(text) if close < 0 else close
    return inside, link_to(text[end + 2 : close]), close + 1


def _endless(text: str, begin: int) -> ParseError:
    where = byte_offset(text, begin)
    return ParseError(f"Can't find end of the entity starting at byte offset {where}")

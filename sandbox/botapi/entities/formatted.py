"""A text as Telegram stores it: parsed, cleaned, trimmed, with its entities in order."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.botapi.entities.clean import cleaned, is_blank, trimmed
from sandbox.botapi.entities.errors import ParseError
from sandbox.botapi.entities.explicit import explicit
from sandbox.botapi.entities.found import find_entities
from sandbox.botapi.entities.html import parse_html
from sandbox.botapi.entities.legacy import parse_legacy
from sandbox.botapi.entities.markdown import parse_markdown
from sandbox.botapi.entities.overlap import add_found, settle
from sandbox.botapi.entities.utf16 import utf16_length
from sandbox.botapi.errors import bad_request

Json = dict[str, Any]

LONGEST_SOURCE = 1 << 15
READERS = {"html": parse_html, "markdownv2": parse_markdown, "markdown": parse_legacy}


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
    return finish(text, [])


def formatted(source: str, parse_mode: str = "", entities: Any = None) -> Formatted:
    """Read a bot's text by its parse mode or its list of entities; refuse wrong markup."""
    if len(source.encode("utf-8", "surrogatepass")) > LONGEST_SOURCE:
        raise bad_request("Text is too long")
    mode = parse_mode.lower()
    if not source or mode in {"", "none"}:
        return finish(source, explicit(source, entities))
    if mode not in READERS:
        raise bad_request("Unsupported parse_mode")
    try:
        text, given = READERS[mode](source)
    except ParseError as error:
        raise bad_request(f"can't parse entities: {error}") from None
    return finish(text, given)


def finish(text: str, given: list[Json]) -> Formatted:
    """Clean and trim, settle the entities, and add those that nobody marked."""
    text, entities = cleaned(text, settle(given) if given else given)
    text, entities = trimmed(text, entities)
    if is_blank(text):
        return Formatted("")
    return Formatted(text, add_found(entities, find_entities(text)))

"""`parse_mode=HTML`: Telegram's small HTML, its refusals and their byte offsets."""

import html
import re
from dataclasses import dataclass
from typing import Any

from sandbox.botapi.entities.utf16 import byte_offset, utf16_length

Json = dict[str, Any]

SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
KNOWN = {*SIMPLE, "a", "code", "pre", "blockquote", "tg-emoji", "tg-time"}
REFERENCE = re.compile(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|lt|gt|amp|quot);?")
NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


class ParseError(Exception):
    """The markup is wrong; the message is Telegram's."""


@dataclass
class OpenTag:
    """A tag whose end has not come yet."""

    name: str
    argument: str
    offset: int  # in UTF-16 units of the result
    start: int  # in parts of the result


class HtmlReader:
    """Reads one text."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.at = 0
        self.parts: list[str] = []
        self.offset = 0
        self.open: list[OpenTag] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        """The text without markup, and its entities."""
        source = self.source
        while self.at < len(source):
            if source[self.at] == "<":
                if source.startswith("</", self.at):
                    self._end_tag()
                else:
                    self._start_tag()
                continue
            cut = source.find("<", self.at)
            end = len(source) if cut < 0 else cut
            self._emit(decode(source[self.at : end]))
            self.at = end
        if self.open:
            raise ParseError(
                f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"'
            )
        return "".join(self.parts), self.entities

    def _emit(self, text: str) -> None:
        self.parts.append(text)
        self.offset += utf16_length(text)

    def _byte(self, index: int) -> int:
        return byte_offset(self.source, index)

    def _start_tag(self) -> None:
        begin = self.at
        match = re.compile(r"[^\s>]*").match(self.source, begin + 1)
        end = match.end() if match else begin + 1
        if end >= len(self.source):
            raise ParseError(f"Unclosed start tag at byte offset {self._byte(begin)}")
        name = self.source[begin + 1 : end].lower()
        if name not in KNOWN:
            raise ParseError(f'Unsupported start tag "{name}" at byte offset {self._byte(begin)}')
        self.at = end
        argument = self._attributes(name, begin)
        if name == "span" and argument != "spoiler":
            raise ParseError(
                f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}'
            )
        self.open.append(OpenTag(name, argument, self.offset, len(self.parts)))

    def _attributes(self, tag: str, begin: int) -> str:
        argument = ""
        source = self.source
        while True:
            self._skip_space()
            if self._peek() == ">":
                self.at += 1
                return argument
            start = self.at
            while self.at < len(source) and source[self.at] not in "=>/\"'" and not self._space():
                self.at += 1
            name = source[start : self.at]
            if not name:
                where = f'the tag "{tag}" at byte offset {self._byte(begin)}'
                raise ParseError(f"Empty attribute name in {where}")
            self._skip_space()
            if self._peek() == "=":
                value = self._value(tag, begin)
            elif self._peek() == "":
                raise ParseError(f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}')
            else:
                value = ""
            argument = meaning(tag, name, value, argument)

    def _value(self, tag: str, begin: int) -> str:
        self.at += 1
        self._skip_space()
        quote = self._peek()
        if quote == "":
            raise ParseError(f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}')
        start = self.at
        if quote in {'"', "'"}:
            end = self.source.find(quote, start + 1)
            if end < 0 or end + 1 >= len(self.source):
                raise ParseError(f"Unclosed start tag at byte offset {self._byte(begin)}")
            self.at = end + 1
            return decode(self.source[start + 1 : end])
        match = NAME_TOKEN.match(self.source, start)
        self.at = match.end() if match else start
        if self._peek() == "":
            raise ParseError(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if not self._space() and self._peek() != ">":
            raise ParseError(f"Unexpected end of name token at byte offset {self._byte(start)}")
        return self.source[start : self.at].lower()

    def _end_tag(self) -> None:
        begin = self.at
        where = f"at byte offset {self._byte(begin)}"
        if not self.open:
            raise ParseError(f"Unexpected end tag {where}")
        end = self.source.find(">", begin)
        name = self.source[begin + 2 : end].lower().rstrip() if end >= 0 else ""
        if end < 0 or any(c.isspace() for c in name):
            raise ParseError(f"Unclosed end tag {where}")
        tag = self.open[-1]
        if name and name != tag.name:
            raise ParseError(
                f'Unmatched end tag {where}, expected "</{tag.name}>", found "</{name}>"'
            )
        self.at = end + 1
        self.open.pop()
        if self.offset > tag.offset:
            self._close(tag)

    def _close(self, tag: OpenTag) -> None:
        entity: Json = {"offset": tag.offset, "length": self.offset - tag.offset}
        if tag.name in SIMPLE:
            entity["type"] = SIMPLE[tag.name]
        elif tag.name == "a":
            url = tag.argument or "".join(self.parts[tag.start :])
            if not set_link(entity, url):
                return
        elif tag.name == "blockquote":
            entity["type"] = "expandable_blockquote" if tag.argument else "blockquote"
        elif tag.name == "tg-emoji":
            if not tag.argument.isdigit():
                raise ParseError("Invalid custom emoji identifier specified")
            entity |= {"type": "custom_emoji", "custom_emoji_id": tag.argument}
        elif tag.name in {"pre", "code"}:
            if self._joined_code(tag, entity):
                return
        else:
            return  # tg-time: shown as its text
        self.entities.append(entity)

    def _joined_code(self, tag: OpenTag, entity: Json) -> bool:
        """`<pre><code class="language-…">` is one entity that knows its language."""
        entity["type"] = tag.name
        if tag.name == "code" and tag.argument:
            entity["_language"] = tag.argument
        last = self.entities[-1] if self.entities else None
        if last is None or (last["offset"], last["length"]) != (entity["offset"], entity["length"]):
            return False
        if tag.name == "pre" and last["type"] == "code" and "_language" in last:
            last |= {"type": "pre", "language": last.pop("_language")}
            return True
        return False

    def _peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def _space(self) -> bool:
        return self._peek().isspace()

    def _skip_space(self) -> None:
        while self._space():
            self.at += 1


def meaning(tag: str, name: str, value: str, before: str) -> str:
    """What an attribute says of its tag; attributes that Telegram ignores change nothing."""
    if (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id")}:
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value[len("language-") :]
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value[len("tg-") :]
    if (tag, name) == ("blockquote", "expandable"):
        return "1"
    return before


def set_link(entity: Json, url: str) -> bool:
    """Make the entity a link, or a mention of a user; False when the address is none."""
    mention = re.fullmatch(r"tg://user\?id=(\d+)", url, re.IGNORECASE)
    if mention:
        entity |= {"type": "text_mention", "user": {"id": int(mention[1])}}
        return True
    if re.match(r"(https?|tg|ton|tonsite)://\S", url, re.IGNORECASE):
        host_only = re.fullmatch(r"[a-z]+://[^/?#]+", url, re.IGNORECASE)
        http = url.lower().startswith("http")
        entity |= {"type": "text_link", "url": url + "/" if host_only and http else url}
        return True
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+([/?#]\S*)?", url):
        entity |= {"type": "text_link", "url": f"http://{url}" + ("" if "/" in url else "/")}
        return True
    return False


def decode(text: str) -> str:
    """Replace the four named and all numeric character references, and no others."""
    if "&" not in text:
        return text
    return REFERENCE.sub(lambda match: html.unescape(match[0].rstrip(";") + ";"), text)


def parse_html(text: str) -> tuple[str, list[Json]]:
    """The text without markup, and its entities."""
    plain, entities = HtmlReader(text).read()
    for entity in entities:
        entity.pop("_language", None)
    return plain, entities

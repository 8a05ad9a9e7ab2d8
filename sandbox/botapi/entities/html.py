"""`parse_mode=HTML`: Telegram's small HTML, its refusals and their byte offsets."""

import re
from dataclasses import dataclass
from typing import Any

from sandbox.botapi.entities.errors import ParseError
from sandbox.botapi.entities.marks import date_of, emoji_of, link_to
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
REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]*)|#(?P<number>[0-9]*)|(?P<name>[A-Za-z]+));?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
LONGEST_REFERENCE = 10  # with its ampersand, without its semicolon
SPACE = " \t\n\r\0\v"
TAG_NAME = re.compile(rf"[^{SPACE}>]*")
ONE_SPACE = str.maketrans(dict.fromkeys(SPACE, " "))
NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


@dataclass
class OpenTag:
    """A tag whose end has not come yet."""

    name: str
    argument: str
    date: int  # of tg-time
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
        self.date = 0

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
        text = "".join(self.parts)
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise ParseError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return text, self.entities

    def _emit(self, text: str) -> None:
        self.parts.append(text)
        self.offset += utf16_length(text)

    def _byte(self, index: int) -> int:
        return byte_offset(self.source, index)

    def _start_tag(self) -> None:
        begin = self.at
        match = TAG_NAME.match(self.source, begin + 1)
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
        self.open.append(OpenTag(name, argument, self.date, self.offset, len(self.parts)))

    def _attributes(self, tag: str, begin: int) -> str:
        argument, self.date = "", 0
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
            if (tag, name) == ("tg-time", "unix"):
                self.date = int(value) if re.fullmatch(r"[0-9]{1,10}", value) else 0

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
        name, _, after = self.source[begin + 2 : end].translate(ONE_SPACE).partition(" ")
        if end < 0 or after.strip(" "):
            raise ParseError(f"Unclosed end tag {where}")
        name = name.lower()
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
        place: Json = {"offset": tag.offset, "length": self.offset - tag.offset}
        if tag.name in {"pre", "code"}:
            self._close_code(tag, place)
            return
        meant = self._meant(tag)
        if meant is not None:
            self.entities.append(place | meant)

    def _meant(self, tag: OpenTag) -> Json | None:
        if tag.name in SIMPLE:
            return {"type": SIMPLE[tag.name]}
        if tag.name == "a":
            return link_to(tag.argument or "".join(self.parts[tag.start :]))
        if tag.name == "blockquote":
            return {"type": "expandable_blockquote" if tag.argument else "blockquote"}
        if tag.name == "tg-emoji":
            return emoji_of(tag.argument)
        made = date_of(tag.date, tag.argument)
        return made if tag.date else None

    def _close_code(self, tag: OpenTag, place: Json) -> None:
        """`<pre>` and `<code class="language-…">` in each other are one that knows its language."""
        last = self.entities[-1] if self.entities else {}
        other = "code" if tag.name == "pre" else "pre"
        language = tag.argument or last.get("_language", "")
        same = all(last.get(name) == place[name] for name in place)
        if same and last["type"] == other and language:
            last |= {"type": "pre", "language": language}
        else:
            self.entities.append({**place, "type": tag.name, "_language": tag.argument})

    def _peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def _space(self) -> bool:
        return self._peek() in SPACE and self.at < len(self.source)

    def _skip_space(self) -> None:
        while self._space():
            self.at += 1


def meaning(tag: str, name: str, value: str, before: str) -> str:
    """What an attribute says of its tag; attributes that Telegram ignores change nothing."""
    if (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id"), ("tg-time", "format")}:
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value[len("language-") :]
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value[len("tg-") :]
    if (tag, name) == ("blockquote", "expandable"):
        return "1"
    return before


def decode(text: str) -> str:
    """Replace the four named and all numeric character references, and no others."""
    if "&" not in text:
        return text
    decoded = REFERENCE.sub(_character, text)
    # halves of a pair may be written one after the other
    return decoded.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _character(match: re.Match[str]) -> str:
    if match["name"]:
        return NAMED.get(match["name"], match[0])
    number = int(match["hex"] or "0", 16) if match["number"] is None else int(match["number"] or 0)
    if not 0 < number < 0x10FFFF or len(match[0].rstrip(";")) >= LONGEST_REFERENCE:
        return match[0]
    return chr(number)


def parse_html(text: str) -> tuple[str, list[Json]]:
    """The text without markup, and its entities."""
    plain, entities = HtmlReader(text).read()
    for entity in entities:
        entity.pop("_language", None)
    return plain, entities

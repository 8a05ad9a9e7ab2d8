"""`parse_mode=MarkdownV2`: reserved characters, nesting and refusals as Telegram has them."""

from dataclasses import dataclass
from typing import Any

from sandbox.botapi.entities.errors import ParseError
from sandbox.botapi.entities.marks import link_to, pictured
from sandbox.botapi.entities.utf16 import byte_offset, utf16_length

Json = dict[str, Any]

RESERVED = set("_*[]()~`>#+-=|{}.!\n")
MARKS = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler"}
TITLES = {  # as refusals name them
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}


@dataclass
class Opened:
    """An entity whose end has not come yet."""

    type: str
    at: int  # in the source
    offset: int  # in UTF-16 units of the result
    start: int  # in parts of the result
    language: str = ""


class MarkdownReader:
    """Reads one text."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.at = 0
        self.parts: list[str] = []
        self.offset = 0
        self.open: list[Opened] = []
        self.entities: list[Json] = []
        self.line_start = True
        self.in_quote = False

    def read(self) -> tuple[str, list[Json]]:
        """The text without markup, and its entities."""
        while self.at < len(self.source):
            self._step()
        self._end_quote(at_end=True)
        if self.open:
            raise self._unfinished()
        return "".join(self.parts), self.entities

    def _step(self) -> None:
        character = self.source[self.at]
        following = self.source[self.at + 1 : self.at + 2]
        if character == "\\" and following and "\x00" < following <= "~":
            self._emit(following)
            self.line_start = self.line_start or following == "\n"
            self.at += 2
        elif self._inside_code():
            self._code_step(character)
        elif character not in RESERVED:
            self._emit(character)
            self.at += 1
        elif character == "\n":
            self._newline()
        elif character == ">":
            self._quote()
        elif character == "`":
            self._begin_code()
        elif character == "[" or self.source.startswith("![", self.at):
            kind = "text_link" if character == "[" else "custom_emoji"
            width = 1 if character == "[" else 2
            self._begin(kind, width)
        elif character == "]" and self.open and self.open[-1].type in {"text_link", "custom_emoji"}:
            self._end_link()
        else:
            self._mark(character)

    def _emit(self, text: str) -> None:
        self.parts.append(text)
        self.offset += utf16_length(text)
        if text != "\r":
            self.line_start = False

    def _begin(self, kind: str, width: int, language: str = "") -> None:
        self.open.append(Opened(kind, self.at, self.offset, len(self.parts), language))
        self.at += width

    def _mark(self, character: str) -> None:
        double = self.source[self.at : self.at + 2]
        token = double if double in MARKS else character
        kind = MARKS.get(token)
        if kind is None:
            raise self._reserved(character)
        if self.open and self.open[-1].type == kind:
            self.at += len(token)
            self._close(self.open.pop())
        else:
            self._begin(kind, len(token))

    def _newline(self) -> None:
        continues = self.source[self.at + 1 : self.at + 2] == ">"
        if self.in_quote and not continues:
            self._end_quote(at_end=False)
            return
        self._emit("\n")
        self.at += 1
        self.line_start = True

    def _quote(self) -> None:
        if not self.line_start:
            raise self._reserved(">")
        if self.in_quote:
            self.at += 1
            return
        self.in_quote = True
        self._begin("blockquote", 1)

    def _end_quote(self, *, at_end: bool) -> None:
        if not self.in_quote:
            return
        kind = "blockquote"
        if self._just_opened_a_spoiler():
            self.open.pop()
            kind = "expandable_blockquote"
        if self.open[-1].type != "blockquote":
            raise self._unfinished()
        opened, self.in_quote = self.open.pop(), False
        if not at_end:
            self._emit("\n")
            self.at += 1
            self.line_start = True
        if self.offset > opened.offset:
            length = self.offset - opened.offset
            self.entities.append({"type": kind, "offset": opened.offset, "length": length})

    def _just_opened_a_spoiler(self) -> bool:
        since = self.source[self.open[-1].at : self.at]
        return self.open[-1].type == "spoiler" and since in {"||", "||\r"}

    def _inside_code(self) -> bool:
        return bool(self.open) and self.open[-1].type in {"code", "pre"}

    def _begin_code(self) -> None:
        if not self.source.startswith("```", self.at):
            self._begin("code", 1)
            return
        start = end = self.at + 3
        while end < len(self.source) and not self.source[end].isspace() and self.source[end] != "`":
            end += 1
        named = end > start and end < len(self.source) and self.source[end] != "`"
        width = (end if named else start) - self.at
        self._begin("pre", width, self.source[start:end] if named else "")
        if self.source.startswith(("\r\n", "\n\r"), self.at):
            self.at += 2
        elif self.source[self.at : self.at + 1] in {"\n", "\r"}:
            self.at += 1

    def _code_step(self, character: str) -> None:
        kind = self.open[-1].type
        if character != "`":
            self._emit(character)
            self.at += 1
        elif kind == "code":
            self.at += 1
            self._close(self.open.pop())
        elif self.source.startswith("```", self.at):
            self.at += 3
            self._close(self.open.pop())
        else:
            raise self._reserved("`")

    def _end_link(self) -> None:
        opened = self.open.pop()
        self.at += 1
        url = "".join(self.parts[opened.start :])
        if self.source[self.at : self.at + 1] == "(":
            url = self._address()
        elif opened.type == "custom_emoji":
            raise ParseError("The entity must contain a tg://emoji or tg://time URL")
        meant = pictured(url) if opened.type == "custom_emoji" else link_to(url)
        length = self.offset - opened.offset
        if meant and length:
            self.entities.append({"offset": opened.offset, "length": length, **meant})

    def _address(self) -> str:
        self.at += 1
        start, address = self.at, ""
        while self.at < len(self.source) and self.source[self.at] != ")":
            if self.source[self.at] == "\\" and self.at + 1 < len(self.source):
                self.at += 1
            address += self.source[self.at]
            self.at += 1
        if self.at >= len(self.source):
            where = byte_offset(self.source, start)
            raise ParseError(f"Can't find end of a URL at byte offset {where}")
        self.at += 1
        return address

    def _close(self, opened: Opened) -> None:
        if self.offset == opened.offset:
            return
        length = self.offset - opened.offset
        entity: Json = {"type": opened.type, "offset": opened.offset, "length": length}
        if opened.language:
            entity["language"] = opened.language
        self.entities.append(entity)

    def _reserved(self, character: str) -> ParseError:
        return ParseError(
            f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
        )

    def _unfinished(self) -> ParseError:
        opened = self.open[-1]
        title = "PreCode" if opened.language else TITLES[opened.type]
        where = byte_offset(self.source, opened.at)
        return ParseError(f"Can't find end of {title} entity at byte offset {where}")


def parse_markdown(text: str) -> tuple[str, list[Json]]:
    """The text without markup, and its entities."""
    return MarkdownReader(text).read()

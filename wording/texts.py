"""Texts in both languages, from Fluent files, one file a subject."""

from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

from casework.people import Language

# Of a text that chooses nothing: words, or (with true before it) the name of a value.
Piece = tuple[bool, str]

LOCALES = Path(__file__).with_name("locales")


class MissingTextError(LookupError):
    """A text, or one of its variables, is missing; fact for programmers, not for people."""


class Words:
    """Speaks one language. ``words("key", name=value)`` gives the text, its values HTML-escaped.

    ``subjects`` are the files to read, all unless told: a command that ends at once reads few.
    """

    def __init__(self, language: Language, *subjects: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language.value], use_isolating=False)
        parser = FluentParser(with_spans=False)  # where in its file a word stands, nobody asks
        paths = sorted((LOCALES / language.value).glob("*.ftl"))
        for path in (path for path in paths if not subjects or path.stem in subjects):
            self._bundle.add_resource(parser.parse(path.read_text(encoding="utf-8")))
        self._plain: dict[str, str] = {}
        self._pieces: dict[str, tuple[Piece, ...] | None] = {}

    def __call__(self, key: str, **values: Any) -> str:
        """The text of a key; raises :class:`MissingTextError`."""
        if not values and key in self._plain:
            return self._plain[key]
        text = self._joined(key, values)
        if text is None:
            text = self._format(key, {name: _escaped(value) for name, value in values.items()})
        if not values:
            self._plain[key] = text
        return text

    def has(self, key: str) -> bool:
        """Whether there is a text for a key."""
        return self._bundle.has_message(key)

    def _joined(self, key: str, values: dict[str, Any]) -> str | None:
        """A text that only puts words in between, without Fluent's resolver; none for others."""
        if key not in self._pieces:
            self._pieces[key] = self._simple(key)
        pieces = self._pieces[key]
        if not pieces or not all(isinstance(value, str) for value in values.values()):
            return None
        try:
            return "".join(_escaped(values[piece]) if named else piece for named, piece in pieces)
        except KeyError as error:
            raise MissingTextError(key, error.args) from None

    def _simple(self, key: str) -> tuple[Piece, ...] | None:
        """The pieces of a text that chooses nothing; none when there is more to it."""
        if not self._bundle.has_message(key):
            return None
        pattern: Any = self._bundle.get_message(key).value
        pieces: list[Piece] = []
        for element in pattern.elements if isinstance(pattern, ast.Pattern) else ():
            if isinstance(element, ast.TextElement):
                pieces.append((False, element.value))
                continue
            within = element.expression if isinstance(element, ast.Placeable) else None
            if not isinstance(within, ast.VariableReference):
                return None
            pieces.append((True, within.id.name))
        return tuple(pieces)

    def _format(self, key: str, values: dict[str, Any]) -> str:
        if not self._bundle.has_message(key):
            raise MissingTextError(key)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise MissingTextError(key)
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise MissingTextError(key, errors)
        return str(text)


def _escaped(value: Any) -> Any:
    if isinstance(value, Html):
        return str(value)
    return escape(value, quote=False) if isinstance(value, str) else value


class Html(str):
    """A text that is HTML already and is not escaped again."""

    __slots__ = ()


@cache
def words_for(language: Language) -> Words:
    """The words of a language, loaded once."""
    return Words(language)

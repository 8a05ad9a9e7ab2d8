"""Words for the server's terminal: plain text in the language of the person at it."""

from collections.abc import Mapping
from html import unescape
from typing import Any

from casework.people import Language
from wording.texts import Html, Words

# The first of these that is set says which language the terminal speaks.
_NAMES = ("LC_ALL", "LC_MESSAGES", "LANG")


def spoken(environment: Mapping[str, str]) -> Language:
    """The language of a terminal: Chinese where its locale is, else English."""
    locale = next((environment[name] for name in _NAMES if environment.get(name)), "")
    return Language.CHINESE if locale.lower().startswith("zh") else Language.ENGLISH


class Terminal:
    """Says things in plain text; ``say("key", name=value)`` gives a text of the server's files."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._words = Words(language, "server", "imports", "labels")

    def __call__(self, key: str, /, **values: Any) -> str:
        """The text of a key."""
        plain = {
            name: Html(value) if isinstance(value, str) else value for name, value in values.items()
        }
        return self._words(key, **plain)

    def has(self, key: str) -> bool:
        """Whether there is a text for a key."""
        return self._words.has(key)

    @staticmethod
    def plain(html: str) -> str:
        """A text made for chat, without its markup's escapes."""
        return unescape(html)

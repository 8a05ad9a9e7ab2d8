"""Words for the server's terminal: plain text in the language of the person at it."""

from collections.abc import Mapping
from typing import Any

from casework.people import Language
from wording.texts import Html, MissingTextError, Words

# The first of these that is set says which language the terminal speaks.
_NAMES = ("LC_ALL", "LC_MESSAGES", "LANG")
# The files with the texts of a terminal, the most asked for first.
_SUBJECTS = ("server", "imports", "labels")


def spoken(environment: Mapping[str, str]) -> Language:
    """The language of a terminal: Chinese where its locale is, else English."""
    locale = next((environment[name] for name in _NAMES if environment.get(name)), "")
    return Language.CHINESE if locale.lower().startswith("zh") else Language.ENGLISH


class Terminal:
    """Says things in plain text; called with a key and its values.

    Files are read when a text of theirs is first asked for, so that the command starts at once.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self._words = [Words(language, _SUBJECTS[0])]

    def __call__(self, key: str, /, **values: Any) -> str:
        """The text of a key."""
        plain = {
            name: Html(value) if isinstance(value, str) else value for name, value in values.items()
        }
        for words in self._words:
            if words.has(key):
                return words(key, **plain)
        if len(self._words) == len(_SUBJECTS):
            raise MissingTextError(key)
        self._words.append(Words(self.language, _SUBJECTS[len(self._words)]))
        return self(key, **values)

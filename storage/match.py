"""How each database is asked for words in its index: the same question in two syntaxes.

Words hold letters, digits and characters only, besides the marks that the index makes itself, so
that nothing an officer types can become a part of the syntax.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Dialect

# Stands in no index.
NOTHING = "§nothing"


@dataclass(frozen=True, slots=True)
class Syntax:
    """Signs of one full-text search."""

    quote: str
    then: str
    both: str
    either: str
    without: str

    def phrase(self, words: Sequence[str]) -> str:
        """Words that stand in a row."""
        if self.then == " ":
            return f"{self.quote}{' '.join(words)}{self.quote}"
        return f"({self.then.join(f'{self.quote}{word}{self.quote}' for word in words)})"

    def all_of(self, questions: Iterable[str]) -> str:
        """All of some questions."""
        return f"({self.both.join(questions)})"

    def any_of(self, questions: Iterable[str]) -> str:
        """Any of some questions."""
        return f"({self.either.join(questions)})"

    def but_not(self, question: str, other: str) -> str:
        """One question and not the other."""
        return f"({question}{self.without}{other})"


_SQLITE = Syntax('"', " ", " AND ", " OR ", " NOT ")
_POSTGRESQL = Syntax("'", " <-> ", " & ", " | ", " & !")


def syntax(dialect: Dialect) -> Syntax:
    """The syntax of the database at hand."""
    return _POSTGRESQL if dialect.name == "postgresql" else _SQLITE

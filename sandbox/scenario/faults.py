"""What can be wrong with a scenario, each with its line and a sentence that says what to do."""

from dataclasses import dataclass, field
from typing import Any

SENTENCES = {
    "no_step": "this is no step: {text}",
    "no_words": "there are no words after it: {text}",
    "no_kind": "{kind} cannot be sent; what can: {kinds}",
    "no_place": "a place is two numbers, as in: sends location 33.1 112.2",
    "no_time": "this is no way for the clock to go: {text}",
    "empty": "there is no step in it",
    "too_long": "a scenario has {lines} lines and {letters} letters at most",
    "nobody": "nobody is called {who}; there are: {people}",
    "several": "several people are called {who}; use their names or roles in full",
    "no_message": "{who}'s phone has no message with {words!r}",
    "no_button": "{who}'s phone has no button {words!r}; it has: {labels}",
    "no_answer": "the bot did not answer when {who} tapped {words!r}",
    "not_seen": "{who} did not see {words!r}; the last was: {last}",
    "seen": "{who} sees {words!r} and should not",
    "refused": "the sandbox refused it: {reason}",
}


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and where: `line` counts from 1."""

    line: int
    code: str
    values: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"line {self.line}: {SENTENCES[self.code].format(**self.values)}"

    def as_json(self) -> dict[str, Any]:
        """For the page, which words it in its own language."""
        return {
            "line": self.line,
            "code": self.code,
            "values": self.values,
            "sentence": str(self),
        }


class ScenarioError(Exception):
    """A scenario cannot be read, or cannot go on; `faults` say where and why."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults

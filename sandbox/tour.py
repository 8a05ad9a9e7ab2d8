"""A guided tour: data that a host gives the sandbox, which knows nothing of what it is about.

Every text stands by language, as `{"zh": "…", "en": "…"}`; what is to be done, and by what one
knows that it is done, are lines of a scenario. `README.md` gives an example.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.scenario import Act, ScenarioError, Step, parse_line

Json = dict[str, Any]
Words = dict[str, str]
TARGETS = {Act.WRITES: "write", Act.TAPS: "tap"}


class TourError(ValueError):
    """The data of a tour cannot be used; the sentence says where and why."""


@dataclass(frozen=True)
class Move:
    """One thing to do, by language, and what shows that it was done."""

    do: dict[str, Step]
    until: dict[str, Step]


@dataclass(frozen=True)
class Stop:
    """One step of the tour: what it is about, and what to do there."""

    title: Words
    text: Words
    moves: Sequence[Move]


@dataclass(frozen=True)
class Tour:
    """The whole tour; `end` is said after the last step."""

    stops: Sequence[Stop]
    end: Words

    @classmethod
    def of(cls, data: Json) -> "Tour":
        """Read the data; TourError names what is missing or no line."""
        try:
            stops = [_stop(one, number) for number, one in enumerate(data["steps"], 1)]
            end = _words(data["end"])
        except (KeyError, TypeError, AttributeError) as error:
            raise TourError(f"the tour lacks or misplaces: {error}") from error
        if not stops:
            raise TourError("the tour has no steps")
        return cls(stops, end)

    @classmethod
    def from_file(cls, path: Path) -> "Tour":
        """Read a JSON file; TourError when it is none."""
        try:
            data = json.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError) as error:
            raise TourError(f"{path} cannot be read as JSON: {error}") from error
        return cls.of(data)

    def as_json(self, ids: dict[str, int]) -> Json:
        """For the page; `ids` are people by name. Without its people a step is left out."""
        stops = [_stop_json(stop, ids) for stop in self.stops if _all_there(stop, ids)]
        return {"steps": stops, "end": self.end}


def _stop(data: Json, number: int) -> Stop:
    moves = [_move(one, number) for one in data["moves"]]
    if not moves or not all(move.do and move.until for move in moves):
        raise TourError(f"step {number} of the tour has nothing to do")
    return Stop(_words(data["title"]), _words(data["text"]), moves)


def _move(data: Json, number: int) -> Move:
    do = {code: _line(text, number) for code, text in data["do"].items()}
    until = {code: _line(f"expect {text}", number) for code, text in data["until"].items()}
    for step in do.values():
        if step.act not in TARGETS or step.about:
            raise TourError(f"step {number} of the tour can only write or tap: {step}")
    return Move(do, until)


def _line(text: str, number: int) -> Step:
    try:
        return parse_line(text)
    except ScenarioError as error:
        raise TourError(f"step {number} of the tour: {error}") from error


def _words(data: Json) -> Words:
    return {str(code): str(text) for code, text in data.items()}


def _all_there(stop: Stop, ids: dict[str, int]) -> bool:
    steps = [step for move in stop.moves for step in (*move.do.values(), *move.until.values())]
    return all(step.who in ids for step in steps)


def _stop_json(stop: Stop, ids: dict[str, int]) -> Json:
    return {"title": stop.title, "text": stop.text, "moves": [_as_json(m, ids) for m in stop.moves]}


def _as_json(move: Move, ids: dict[str, int]) -> Json:
    return {
        "do": {
            code: {
                "kind": TARGETS[one.act],
                "person": ids[one.who],
                "words": one.words,
                "line": str(one),
            }
            for code, one in move.do.items()
        },
        "until": {
            code: {"person": ids[one.who], "words": one.words} for code, one in move.until.items()
        },
    }

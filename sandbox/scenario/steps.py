"""The steps of a scenario, and how each is written as a line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Act(StrEnum):
    """What a step does; the value is how it is written."""

    WRITES = ":"
    TAPS = "taps"
    REPLIES = "replies to"
    EDITS = "edits"
    DELETES = "deletes"
    SENDS = "sends"
    GOES = "goes"
    BLOCKS = "blocks"
    UNBLOCKS = "unblocks"
    SEES = "sees"
    SEES_NOT = "does not see"
    CLOCK = "clock"
    PICTURE = "picture"


VERB = "|".join(
    (
        *(Act.TAPS, Act.REPLIES, Act.EDITS, Act.DELETES, Act.SENDS),
        *(Act.GOES, Act.BLOCKS, Act.UNBLOCKS),
    )
)
SEEN = f"{Act.SEES}|{Act.SEES_NOT}"
KEYWORD = re.compile(r"(expect|clock|picture)(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Step:
    """One line. `words` are what is written, tapped, sent or seen; `about` names a message."""

    act: Act
    who: str = ""
    words: str = ""
    about: str = ""
    line: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return write(self)


def write(step: Step) -> str:
    """The line of a step: `parse_line(write(step)) == step`."""
    who, words, about = _name(step.who), _escaped(step.words), _name(step.about)
    match step.act:
        case Act.WRITES:
            return f"{who}: {words}"
        case Act.REPLIES | Act.EDITS:
            return f"{who} {step.act} {about}: {words}"
        case Act.TAPS:
            label, where = (
                re.sub(r"(?<!\S)(?=under(?!\S))", r"\\", one)
                for one in (words, _escaped(step.about))
            )
            return f"{who} {step.act} {label}" + (f" under {where}" if where else "")
        case Act.BLOCKS | Act.UNBLOCKS:
            return f"{who} {step.act} the bot"
        case Act.SEES | Act.SEES_NOT:
            return f"expect {who} {step.act} {words}"
        case Act.CLOCK | Act.PICTURE:
            return f"{step.act} {words}"
        case _:
            return f"{who} {step.act} {words}"


def script(steps: Iterable[Step | str]) -> str:
    """A scenario file; what is no step stands in it as a comment."""
    lines = [str(one) if isinstance(one, Step) else "# " + " ".join(one.split()) for one in steps]
    return "".join(f"{line}\n" for line in lines)


def _escaped(text: str) -> str:
    plain = text.replace("\r", "").replace("\\", "\\\\").replace("\n", "\\n")
    return plain.strip()


def _name(text: str) -> str:
    """Words before a verb or a colon, where neither may be taken for the one that counts."""
    name = re.sub(r"([:：])", r"\\\1", _escaped(text))
    name = re.sub(rf"(?<=\s)(?=(?:{VERB}|{SEEN})\b)", r"\\", name)
    return f"\\{name}" if name.startswith("#") or KEYWORD.match(name) else name

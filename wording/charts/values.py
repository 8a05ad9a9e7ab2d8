"""What a chart shows, as frozen values with every label already worded by the caller."""

from dataclasses import dataclass
from enum import StrEnum

from casework.visit_grid import DayMark


class Tone(StrEnum):
    """How a tile's number is meant."""

    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True)
class Tile:
    """One number with its label, and under it a note such as numerator and denominator."""

    label: str
    value: str
    tone: Tone = Tone.PLAIN
    note: str = ""


@dataclass(frozen=True)
class Bar:
    """One count, and the same count a year before when it is known."""

    label: str
    now: int
    before: int | None = None


@dataclass(frozen=True)
class Point:
    """A month's percentage, with what it is of; without one, too little fell due to show it."""

    label: str
    percent: float | None
    value: str
    note: str


@dataclass(frozen=True)
class HeatCell:
    """A count as it is shown, and how dark its ground is, from 1 to 4; 0 for what is hidden."""

    words: str
    level: int = 0
    covered: bool = False


@dataclass(frozen=True)
class HeatRow:
    """A row of counts with its name; a sum is drawn without ground."""

    label: str
    cells: tuple[HeatCell, ...]
    is_sum: bool = False


@dataclass(frozen=True)
class HeatPicture:
    """A grid of counts; ``key`` says what the heads of columns and the marks stand for.

    With ``sums`` the last column holds the sums of the rows.
    """

    title: str
    subtitle: str
    heads: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    key: tuple[str, ...]
    notes: tuple[str, ...] = ()
    sums: bool = False


@dataclass(frozen=True)
class StatusPicture:
    """How an office stands; `now` and `before` name the two kinds of bar."""

    title: str
    subtitle: str
    tiles: tuple[Tile, ...]
    bars_title: str = ""
    now: str = ""
    before: str = ""
    bars: tuple[Bar, ...] = ()
    line_title: str = ""
    points: tuple[Point, ...] = ()


@dataclass(frozen=True)
class Visitor:
    """One officer's month, a mark for each of its days; half a day done counts 0.5."""

    label: str
    done: float
    owed: int
    at_risk: bool = False
    marks: tuple[DayMark, ...] = ()


@dataclass(frozen=True)
class VisitGroup:
    """One township's field days, with its officers."""

    label: str
    done: float
    owed: int
    at_risk: bool = False
    visitors: tuple[Visitor, ...] = ()


@dataclass(frozen=True)
class VisitsPicture:
    """A month of `days` days by township; `key` names the marks, `more` says who is left out."""

    title: str
    subtitle: str
    groups: tuple[VisitGroup, ...]
    days: int
    key: tuple[tuple[DayMark, str], ...]
    at_risk: str
    more: str = ""

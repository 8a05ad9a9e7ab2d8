"""What is counted of a matter, at which unit and on which day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile

from casework.cases import Case
from casework.matters import Channel, MatterType
from casework.stages import DECIDED_FLAGS, DECIDED_STAGES, OPEN_STAGES, UNANSWERED_STAGES, Stage


class Measure(StrEnum):
    """What is counted; the bucket is a day. Those that end in a dot are followed by a channel."""

    LEADS = "leads"
    RECEIVED = "received."
    PERSONS = "persons."
    OPEN_DUE = "open_due"
    FALLING_DUE = "falling_due"
    ON_TIME = "on_time"
    SUSPENDED = "suspended"
    TO_DECIDE = "to_decide"
    FROM_ABOVE = "from_above"


# Counted where a case is handled; all others where it arose.
HANDLED = frozenset(
    {
        Measure.OPEN_DUE,
        Measure.FALLING_DUE,
        Measure.ON_TIME,
        Measure.SUSPENDED,
        Measure.TO_DECIDE,
        Measure.FROM_ABOVE,
    }
)
# Counted only for as long as a case stands so, whatever the day; all others stay on their day.
STANDING = frozenset({Measure.OPEN_DUE, Measure.SUSPENDED, Measure.TO_DECIDE, Measure.FROM_ABOVE})


@dataclass(frozen=True, slots=True)
class Counted:
    """One addition to a count: at a unit's path, on a day."""

    path: str
    measure: str
    day: date
    n: int = 1


def of_case(case: Case) -> Iterator[Counted]:
    """What a case adds to the counts as it stands; an accusation is counted once more, apart."""
    accuses = case.type is MatterType.ACCUSATION
    place, path = case.place_path, case.owner_path or case.place_path
    for measure, n in ((Measure.RECEIVED, 1), (Measure.PERSONS, case.persons)):
        yield Counted(place, measure + case.channel, case.received_on, n)
        if accuses:
            yield Counted(place, accused(measure + case.channel), case.received_on, n)
    for measure, day in _handled(case):
        yield Counted(path, measure, day)
        if accuses:
            yield Counted(place, accused(measure, depth_of_both(place, path)), day)


def of_letter(path: str, day: date) -> Iterator[Counted]:
    """What a sealed letter adds that is registered: an accusation of one person, at the office."""
    for measure in (Measure.RECEIVED, Measure.PERSONS):
        yield Counted(path, measure + Channel.LETTER, day)
        yield Counted(path, accused(measure + Channel.LETTER), day)


def by_channel(measure: Measure, channels: Iterable[Channel] = Channel) -> list[str]:
    """The names of a measure that ends in a dot, one for each channel."""
    return [measure + channel for channel in channels]


def _handled(case: Case) -> Iterator[tuple[Measure, date]]:
    if case.stage is Stage.SUSPENDED:
        yield Measure.SUSPENDED, case.received_on
    if case.stage in DECIDED_STAGES or case.flags & DECIDED_FLAGS:
        yield Measure.TO_DECIDE, case.received_on
    if case.channel is Channel.FROM_ABOVE and case.stage in UNANSWERED_STAGES:
        yield Measure.FROM_ABOVE, case.received_on
    if case.due_on is None:
        return
    yield Measure.FALLING_DUE, case.due_on
    if case.stage in OPEN_STAGES:
        yield Measure.OPEN_DUE, case.due_on
    elif case.replied_on is not None and case.replied_on <= case.due_on:
        yield Measure.ON_TIME, case.due_on


def accused(measure: str, common: int | None = None) -> str:
    """The name under which accusations are counted once more, all of them where they arose.

    Whoever has a post there may not know of them, so that they can be taken off without looking at
    each. What is counted where it is handled has behind its name how deep in the tree the smallest
    unit lies that holds both places.
    """
    return f"accused.{measure}" if common is None else f"accused.{measure}.{common}"


def depth(path: str) -> int:
    """How deep in the tree a unit lies; 1 is its root."""
    return path.count("/")


def depth_of_both(path: str, other: str) -> int:
    """How deep the smallest unit lies that holds two units."""
    pairs = zip(path.rstrip("/").split("/"), other.rstrip("/").split("/"), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

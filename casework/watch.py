"""How the program is, for the person on duty: what waits, and what of it is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LONGEST_WAIT = 120.0
"""Seconds that an update or a push that is due may wait."""

LONGEST_SILENCE = 300.0
"""Seconds in which the clocks have to have been looked at."""


class Wrong(StrEnum):
    """What somebody on duty has to see to."""

    OTHER_COPY = "other_copy"
    TOKEN = "token"  # noqa: S105 the name of a trouble
    RECEIVING = "receiving"
    INBOX = "inbox"
    PUSHES = "pushes"
    CLOCKS = "clocks"


@dataclass(frozen=True, slots=True)
class Watched:
    """One look at the running program; ages and times in seconds.

    ``hindered`` counts unsent pushes by what hindered them last, ``given_up`` those that Telegram
    refused for good; ``attachments`` those still to be fetched; ``ticks`` says how long ago each
    job ended well; ``receiving`` what keeps updates from coming, a bad network only after a while;
    ``used`` is the share of the token's messages a second, from 0 to 1.
    """

    inbox_seconds: float = 0.0
    push_seconds: float = 0.0
    handling: int = 0
    pushes_waiting: int = 0
    hindered: Mapping[str, int] = field(default_factory=dict)
    given_up: int = 0
    unreachable: int = 0
    attachments: int = 0
    ticks: Mapping[str, float] = field(default_factory=dict)
    receiving: Wrong | None = None
    receiving_seconds: float = 0.0
    used: float = 0.0
    halted_seconds: float = 0.0


def wrong(watched: Watched) -> tuple[Wrong, ...]:
    """What is wrong, the cause before what comes of it; nothing when all is well."""
    late = {
        Wrong.RECEIVING: watched.receiving is Wrong.RECEIVING
        and watched.receiving_seconds > LONGEST_WAIT,
        Wrong.INBOX: watched.inbox_seconds > LONGEST_WAIT,
        Wrong.PUSHES: watched.push_seconds > LONGEST_WAIT,
        Wrong.CLOCKS: watched.ticks.get("clock_tick", 0.0) > LONGEST_SILENCE,
    }
    at_once = tuple(it for it in (Wrong.OTHER_COPY, Wrong.TOKEN) if it is watched.receiving)
    return at_once + tuple(it for it, is_late in late.items() if is_late)

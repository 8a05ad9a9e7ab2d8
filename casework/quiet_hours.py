"""Each officer's own quiet hours, chosen among those that the office allows.

Kept as the names of the two choices. The office's own stand where nothing was chosen. However
somebody chooses, the night from ten to seven is quiet, and nobody is out of reach in office hours
but for the noon rest [ours].
"""

from collections.abc import Mapping
from datetime import time
from enum import StrEnum

from casework.errors import OldButtonError

Span = tuple[time, time]


class Rest(StrEnum):
    """When an officer is left alone."""

    NIGHT = "night"
    NOON = "noon"


USUAL = "usual"
# Within these the choices lie.
BOUNDS: Mapping[Rest, Span] = {
    Rest.NIGHT: (time(20), time(8, 30)),
    Rest.NOON: (time(11, 30), time(15)),
}
CHOICES: Mapping[Rest, Mapping[str, Span | None]] = {
    Rest.NIGHT: {
        "early": (time(20), time(8)),
        USUAL: (time(21), time(8)),
        "late": (time(22), time(7)),
    },
    Rest.NOON: {
        "none": None,
        "short": (time(12), time(13, 30)),
        USUAL: (time(12), time(14, 30)),
        "long": (time(11, 30), time(15)),
    },
}


def chosen(kept: str | None) -> dict[Rest, str]:
    """The choices as they are kept; the office's own where there are none."""
    names = dict(zip(Rest, (kept or "").split(","), strict=False))
    return {
        rest: name if (name := names.get(rest, USUAL)) in CHOICES[rest] else USUAL for rest in Rest
    }


def changed(kept: str | None, rest: str, name: str) -> str:
    """The choices with one of them changed; raises :class:`OldButtonError` for no choice."""
    if rest not in set(Rest) or name not in CHOICES[Rest(rest)]:
        raise OldButtonError
    return ",".join((chosen(kept) | {Rest(rest): name})[one] for one in Rest)


def hours(kept: str | None) -> tuple[Span, ...]:
    """The hours in which an officer is told only what is urgent."""
    found = (CHOICES[rest][name] for rest, name in chosen(kept).items())
    return tuple(span for span in found if span is not None)

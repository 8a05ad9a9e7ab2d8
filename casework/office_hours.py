"""Office hours by season, as an administrator writes them and as settings keep them.

Written: four times, like 8:00-12:00 14:30-18:00; before them, for the summer, its first and last
day, like 6.1-9.30. The cut-off for a first answer and the quiet hours are no part of it [ours].
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from enum import StrEnum
from itertools import pairwise

from casework.clock_errors import HoursError
from casework.seasons import ALL_YEAR, SUMMER, Season
from casework.sensitive import normalise

_TIME = re.compile(r"(?<![0-9])([0-9]{1,2}):([0-9]{2})(?![0-9])")
# With a dot, a slash, or the signs for month and day.
_DAY = re.compile(r"(?<![0-9:])([0-9]{1,2})[./\u6708]([0-9]{1,2})(?![0-9:])")
_LEAP_YEAR = 2024


class SeasonName(StrEnum):
    """The seasons that an office tells apart; the first that covers a day counts."""

    SUMMER = "summer"
    USUAL = "usual"


DEFAULTS: Mapping[SeasonName, Season] = {SeasonName.SUMMER: SUMMER, SeasonName.USUAL: ALL_YEAR}


def changed(name: SeasonName, season: Season, text: str) -> Season:
    """The season with what a text says of it; raises :class:`HoursError`."""
    plain = normalise(text)
    times = [_time(hour, minute) for hour, minute in _TIME.findall(plain)]
    days = [_day(month, day) for month, day in _DAY.findall(plain)]
    if len(times) != 4 or len(days) not in {0, 2} or (days and name is not SeasonName.SUMMER):
        raise HoursError(text=text)
    if any(late <= early for early, late in pairwise(times)):
        raise HoursError(text=text, reason="order")
    first, last = days or (season.first, season.last)
    morning, afternoon = (times[0], times[1]), (times[2], times[3])
    return replace(season, first=first, last=last, morning=morning, afternoon=afternoon)


def _time(hour: str, minute: str) -> time:
    try:
        return time(int(hour), int(minute))
    except ValueError as error:
        raise HoursError(text=f"{hour}:{minute}") from error


def _day(month: str, day: str) -> tuple[int, int]:
    try:
        found = date(_LEAP_YEAR, int(month), int(day))
    except ValueError as error:
        raise HoursError(text=f"{month}.{day}") from error
    return found.month, found.day


def written(season: Season) -> str:
    """A season as a setting keeps it."""
    days = "-".join(f"{month}.{day}" for month, day in (season.first, season.last))
    halves = (season.morning, season.afternoon)
    return " ".join((days, *(f"{first:%H:%M}-{last:%H:%M}" for first, last in halves)))


def read(name: SeasonName, kept: str | None) -> Season:
    """A season as it is kept; the default without."""
    usual = DEFAULTS[name]
    if kept is None:
        return usual
    _days, _, hours = kept.partition(" ")
    return changed(name, usual, kept if name is SeasonName.SUMMER else hours)

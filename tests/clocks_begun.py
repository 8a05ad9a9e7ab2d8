"""Clocks that tests begin, in the office's time."""

from datetime import datetime

from casework import clocks
from casework.calendar import WorkingCalendar
from casework.clocks import ClockRule, ClockState

CALENDAR = WorkingCalendar()


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CALENDAR.zone)


def begin(rule: ClockRule, at: str) -> ClockState:
    return clocks.start(rule, local(at), CALENDAR)


def handling() -> ClockState:
    """Nominally due on Wednesday 7 October 2026, rolled to Thursday the 8th."""
    return begin(ClockRule.HANDLING, "2026-08-08 09:42")

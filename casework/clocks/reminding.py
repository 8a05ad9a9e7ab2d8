"""Who is reminded of a deadline, and when: warnings before it, steps upward around it."""

from datetime import datetime, timedelta
from enum import StrEnum

from casework.calendar import WorkingCalendar
from casework.clocks.ledger import ClockState, ClockStatus
from casework.clocks.rules import ClockRule, ClockSettings, Offset, Unit


class Level(StrEnum):
    """Whom an escalation reaches, each beside those before it."""

    OWNER = "owner"
    SECTION_HEAD = "section_head"
    DEPUTY = "deputy"
    SUPERVISION = "supervision"
    EXECUTIVE_DEPUTY = "executive_deputy"
    DIRECTOR = "director"
    INSPECTOR = "inspector"
    SETTER = "setter"


ESCALATION: tuple[tuple[Level, Offset], ...] = (
    (Level.OWNER, Offset(7, Unit.DAYS)),
    (Level.SECTION_HEAD, Offset(3, Unit.DAYS)),
    (Level.DEPUTY, Offset(1, Unit.DAYS)),
    (Level.SUPERVISION, Offset(0, Unit.HOURS)),
    (Level.EXECUTIVE_DEPUTY, Offset(-3, Unit.WORKING_DAYS)),
    (Level.DIRECTOR, Offset(-10, Unit.WORKING_DAYS)),
)
# A letter in nobody's hands is asked after by the inspector; it never climbs through the units.
LETTER_ESCALATION: tuple[tuple[Level, Offset], ...] = ((Level.INSPECTOR, Offset(0, Unit.HOURS)),)
# Retaliation that nobody has taken on is the leaders'.
_TO_LEADERS: tuple[tuple[Level, Offset], ...] = ((Level.DIRECTOR, Offset(0, Unit.HOURS)),)
# What a meeting has asked for, and the meeting itself, go back to whoever has set the day.
_AFTER_ITS_DAY: tuple[tuple[Level, Offset], ...] = ((Level.SETTER, Offset(-1, Unit.WORKING_DAYS)),)
_OF_ITS_OWN = {
    ClockRule.RETALIATION: _TO_LEADERS,
    ClockRule.SEALED_LETTER: LETTER_ESCALATION,
    ClockRule.MEETING_ACTION: _AFTER_ITS_DAY,
    ClockRule.MEETING_DAY: _AFTER_ITS_DAY,
}


def warnings(
    state: ClockState, calendar: WorkingCalendar, settings: ClockSettings | None = None
) -> list[tuple[Offset, datetime]]:
    """Give the warnings still ahead when the clock last changed, earliest first.

    A day's warning goes out as the office opens, on the working day before when its own day is
    off; of two that fall on one morning the nearer stands. Source: domain.md, Deadlines.
    """
    if state.status is not ClockStatus.RUNNING:
        return []
    before = (settings or ClockSettings()).before(state.rule)
    planned = {_moment(offset, state, calendar): offset for offset in before}
    return sorted(
        ((offset, moment) for moment, offset in planned.items() if moment > state.changed_at),
        key=lambda warning: warning[1],
    )


def escalations(state: ClockState, calendar: WorkingCalendar) -> list[tuple[Level, datetime]]:
    """Give the steps upward still ahead when the clock last changed, earliest first.

    Source: domain.md, Deadlines; only the rules that escalate have any, and a few one of their own.
    """
    if state.status is not ClockStatus.RUNNING:
        return []
    climbs = ESCALATION if state.row.escalates else _OF_ITS_OWN.get(state.rule, ())
    steps = ((level, _moment(offset, state, calendar)) for level, offset in climbs)
    return [(level, moment) for level, moment in steps if moment > state.changed_at]


def _moment(offset: Offset, state: ClockState, calendar: WorkingCalendar) -> datetime:
    due = calendar.day_of(state.due_at)
    if offset.unit is Unit.HOURS:
        return state.due_at - timedelta(hours=offset.amount)
    if offset.unit is Unit.WORKING_DAYS:
        day = calendar.add_working_days(due, -offset.amount)
    else:
        day = calendar.previous_working(due - timedelta(days=offset.amount))
    return calendar.next_open_moment(calendar.start_of_day(day))

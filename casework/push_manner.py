"""When an unasked message goes out, how often it is said again, and when it climbs.

Pure rules over values; the periods are settings with these defaults. Source: domain.md, Push, and
architecture.md, How a push flows. Urgent messages keep to none of the hours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from casework.calendar import WorkingCalendar
from casework.days import ONE_DAY
from casework.matters import Subject
from casework.pushes import ASKED_STATES, CLIMBED_FROM, Push, PushKind, PushState

Hours = tuple[tuple[time, time], ...]
# What waited longer than this was held up by a stop, and is not told as new.
HELD_UP = timedelta(hours=2)
# So long before the morning's summary it is put together.
DRAWN_UP = timedelta(minutes=2)
# So many matters stand in a message, and so many of them have buttons; the rest is a tap away.
LINES, WITH_BUTTONS = 12, 5
# Every button of a push about these is noted on the push: it is opened, done, or settled.
_TRACED = frozenset(
    {
        Subject.LEAD,
        Subject.CASE,
        Subject.LETTER,
        Subject.RETALIATION,
        Subject.ACTION,
        Subject.FINDING,
        Subject.APPRAISAL,
    }
)
_WITHOUT_BUTTONS = frozenset({PushState.CLOSING, PushState.SETTLED})


@dataclass(frozen=True, slots=True)
class Manner:
    """How the office speaks unasked; ``a_day`` counts a person's messages that are not urgent."""

    a_day: int = 2
    gather: timedelta = timedelta(minutes=1)
    digest_at: time = time(8, 30)
    repeats: int = 3
    urgent_every: timedelta = timedelta(minutes=15)
    urgent_times: int = 8
    urgent_climbs: timedelta = timedelta(hours=1)
    unfolded: timedelta = timedelta(minutes=10)
    # A unit is told of its own work once so many are late or due within so many working days.
    backlog_cases: int = 3
    backlog_days: int = 5


class Step(StrEnum):
    """What follows where nobody has answered."""

    REPEAT = "repeat"
    CLIMB = "climb"


def next_digest(manner: Manner, calendar: WorkingCalendar, after: datetime) -> datetime:
    """The first morning summary of a working day at or after a moment."""
    day = calendar.day_of(after)
    if calendar.at(day, manner.digest_at) < after:
        day += ONE_DAY
    return calendar.at(calendar.next_working(day), manner.digest_at)


def reminder_at(
    manner: Manner, calendar: WorkingCalendar, now: datetime, due_at: datetime | None
) -> datetime:
    """When a reminder is due: with the next summary, at once where its deadline comes before."""
    morning = next_digest(manner, calendar, now)
    return now if due_at is not None and now < due_at < morning else morning


def may_go_at(
    manner: Manner,
    calendar: WorkingCalendar,
    hours: Hours,
    now: datetime,
    sent: Sequence[datetime],
    *,
    asks: bool,
) -> datetime:
    """The earliest moment for a person's next unasked message; ``now`` when it may go at once.

    ``sent`` are the moments of today's unasked messages. What asks for nothing leaves the day's
    last message to what does. A working day's first word is the summary.
    """
    open_at = calendar.next_open_moment(now, hours)
    if open_at > now:
        return _after_the_night(manner, calendar, hours, open_at)
    morning = calendar.at(calendar.day_of(now), manner.digest_at)
    if now < morning and calendar.is_working(calendar.day_of(now)):
        return morning
    left = manner.a_day - len(sent)
    if left <= 0 or (left == 1 and manner.a_day > 1 and not asks):
        return next_digest(manner, calendar, calendar.at(calendar.day_of(now) + ONE_DAY, time()))
    # The morning's own message begins no minute in which others are gathered.
    last = max((one for one in sent if not morning <= one < morning + manner.gather), default=None)
    if last is not None and now < last + manner.gather:
        return calendar.next_open_moment(last + manner.gather, hours)
    return now


def shown_meanwhile(there: Sequence[Push], held: Sequence[Push]) -> list[Push]:
    """Which of what waits for another day a message takes in, each with its buttons.

    ``there`` are the pushes of a message of the day. A matter that stands in it already does not
    stand in it twice, and what has no room waits unseen. What was sent alone may have become a card
    by a tap that leaves no mark on the push; then nothing is taken in.
    """
    gathered = any(push.shared for push in there)
    if not there or not (gathered or all(map(_is_untouched, there))):
        return []
    lines = [push for push in there if push.kind is not PushKind.DIGEST]
    known = {(push.kind, push.subject_kind, push.subject_id) for push in lines}
    with_buttons = sum(push.state not in _WITHOUT_BUTTONS for push in lines)
    room = max(0, min(LINES - len(lines), WITH_BUTTONS - with_buttons))
    fresh: dict[tuple[PushKind, str, int], Push] = {}
    for push in held:
        key = (push.kind, push.subject_kind, push.subject_id)
        if push.kind is not PushKind.DIGEST and key not in known:
            fresh.setdefault(key, push)
    return list(fresh.values())[:room]


def _is_untouched(push: Push) -> bool:
    """Whether the message of one push is surely still what was sent."""
    traced = push.subject_kind in _TRACED and CLIMBED_FROM not in push.facts
    return traced and push.state in ASKED_STATES


def _after_the_night(
    manner: Manner, calendar: WorkingCalendar, hours: Hours, open_at: datetime
) -> datetime:
    """What the night holds waits for the summary where there is one that day."""
    morning = calendar.at(calendar.day_of(open_at), manner.digest_at)
    if open_at < morning and calendar.is_working(calendar.day_of(open_at)):
        return calendar.next_open_moment(morning, hours)
    return open_at


def again_at(
    manner: Manner, calendar: WorkingCalendar, sent_at: datetime, *, urgent: bool
) -> datetime:
    """When it is looked at next whether somebody has answered what was sent."""
    if urgent:
        return sent_at + manner.urgent_every
    return next_digest(manner, calendar, calendar.at(calendar.day_of(sent_at) + ONE_DAY, time()))


def steps_after(manner: Manner, round_: int, *, urgent: bool) -> frozenset[Step]:
    """What follows when nobody has answered a push that was said ``round_`` times again.

    An urgent one goes on to its last repeat after it has climbed; an ordinary one climbs last.
    """
    most = manner.urgent_times if urgent else manner.repeats
    quarters = max(1, manner.urgent_climbs // manner.urgent_every)
    climbs_after = min(most, quarters - 1) if urgent else most
    steps = set()
    if round_ < most:
        steps.add(Step.REPEAT)
    if round_ == climbs_after:
        steps.add(Step.CLIMB)
    return frozenset(steps)


def is_held_up(due_at: datetime, now: datetime) -> bool:
    """Whether something waited because the program stood still."""
    return now - due_at > HELD_UP

"""Unasked messages keep to the hours, to two a day and to an end; the urgent goes on."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from casework.calendar import QUIET_HOURS, WorkingCalendar
from casework.errors import OldButtonError
from casework.matters import Subject
from casework.push_manner import (
    LINES,
    WITH_BUTTONS,
    Manner,
    Step,
    again_at,
    is_held_up,
    may_go_at,
    next_digest,
    reminder_at,
    shown_meanwhile,
    steps_after,
)
from casework.pushes import CLIMBED_FROM, Push, PushKind, PushState
from casework.quiet_hours import BOUNDS, CHOICES, Rest, changed, hours

CALENDAR = WorkingCalendar()
MANNER = Manner()
MOMENTS = some.integers(0, 60 * 24 * 60).map(
    lambda minutes: datetime(2026, 9, 20, tzinfo=UTC) + timedelta(minutes=minutes)
)
OWN = some.sampled_from(
    [f"{night},{noon}" for night in CHOICES[Rest.NIGHT] for noon in CHOICES[Rest.NOON]]
)


def local(text: str) -> datetime:
    """A moment of 2026 by the office's clock."""
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=CALENDAR.zone)


def goes(now: str, *sent: str, asks: bool = True, own: str | None = None) -> str:
    """When a message may go at that moment, after those of today."""
    found = may_go_at(
        MANNER, CALENDAR, hours(own), local(now), [local(one) for one in sent], asks=asks
    )
    return f"{CALENDAR.local(found):%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("now", "sent", "at"),
    [
        ("11-23 09:00", (), "11-23 09:00"),  # the first goes at once
        ("11-23 09:00", ("11-23 09:00",), "11-23 09:01"),  # the next minute's are gathered
        ("11-23 09:05", ("11-23 09:00",), "11-23 09:05"),
        ("11-23 08:30", ("11-23 08:30",), "11-23 08:30"),  # not after the morning's own
        ("11-23 09:05", ("11-23 09:00", "11-23 09:01"), "11-24 08:30"),  # the third waits
        ("11-27 16:00", ("11-27 09:00", "11-27 10:00"), "11-30 08:30"),  # over a weekend
        ("09-30 16:00", ("09-30 09:00", "09-30 10:00"), "10-08 08:30"),  # over National Day
        ("11-23 12:30", (), "11-23 14:30"),  # the noon rest
        ("11-23 11:59", ("11-23 11:59",), "11-23 14:30"),  # gathered into it
        ("11-23 22:00", (), "11-24 08:30"),  # the night, then the summary
        ("11-24 08:05", (), "11-24 08:30"),
        ("11-28 08:05", (), "11-28 08:05"),  # a Saturday has no summary
        ("11-27 22:00", (), "11-28 08:00"),
    ],
)
def test_when_a_message_goes(now: str, sent: tuple[str, ...], at: str) -> None:
    assert goes(now, *sent) == at


def test_what_asks_for_nothing_leaves_the_last_message_of_the_day_to_what_does() -> None:
    assert goes("11-23 10:00", asks=False) == "11-23 10:00"
    assert goes("11-23 10:00", "11-23 09:00", asks=False) == "11-24 08:30"
    assert goes("11-23 10:00", "11-23 09:00", asks=True) == "11-23 10:00"


def test_an_officers_own_hours_stand_in_place_of_the_offices() -> None:
    assert goes("11-23 12:30", own="usual,none") == "11-23 12:30"
    assert goes("11-23 14:45", own="usual,long") == "11-23 15:00"
    assert goes("11-23 21:30", own="late,usual") == "11-23 21:30"
    assert goes("11-23 20:30", own="early,usual") == "11-24 08:30"


@pytest.mark.parametrize(
    ("now", "due", "at"),
    [
        ("11-24 16:00", "11-24 18:00", "11-24 16:00"),  # due before the next summary
        ("11-24 08:00", "11-26 18:00", "11-24 08:30"),
        ("11-24 08:31", "11-26 18:00", "11-25 08:30"),
        ("11-24 18:00", "11-24 18:00", "11-25 08:30"),  # past its time: no hurry any more
    ],
)
def test_a_reminder_waits_for_the_summary_unless_its_deadline_comes_first(
    now: str, due: str, at: str
) -> None:
    assert reminder_at(MANNER, CALENDAR, local(now), local(due)) == local(at)
    assert reminder_at(MANNER, CALENDAR, local("11-24 16:00"), None) == local("11-25 08:30")


def test_an_urgent_push_is_said_every_quarter_of_an_hour_eight_times_and_climbs_after_one() -> None:
    sent = local("11-23 23:00")
    assert again_at(MANNER, CALENDAR, sent, urgent=True) == sent + timedelta(minutes=15)
    steps = [steps_after(MANNER, n, urgent=True) for n in range(9)]
    assert [Step.REPEAT in one for one in steps] == [True] * 8 + [False]
    # After the fourth quarter of an hour.
    assert [n for n, one in enumerate(steps) if Step.CLIMB in one] == [3]


def test_an_ordinary_push_is_said_on_three_more_working_days_and_climbs() -> None:
    sent = local("11-26 10:00")  # a Thursday
    moments, steps = [], []
    for round_ in range(4):
        sent = again_at(MANNER, CALENDAR, sent, urgent=False)
        moments.append(f"{CALENDAR.local(sent):%m-%d %H:%M}")
        steps.append(steps_after(MANNER, round_, urgent=False))
    assert moments == ["11-27 08:30", "11-30 08:30", "12-01 08:30", "12-02 08:30"]
    assert steps == [{Step.REPEAT}, {Step.REPEAT}, {Step.REPEAT}, {Step.CLIMB}]


def test_what_waited_for_a_program_that_stood_still_is_known_by_its_age() -> None:
    assert not is_held_up(local("11-24 08:30"), local("11-24 08:31"))
    assert is_held_up(local("11-24 08:30"), local("11-27 10:00"))


@given(MOMENTS, OWN, some.lists(MOMENTS, max_size=3), some.booleans())
def test_nothing_goes_out_in_anybodys_quiet_hours(
    now: datetime, own: str, sent: list[datetime], asks: object
) -> None:
    today = [moment for moment in sent if CALENDAR.day_of(moment) == CALENDAR.day_of(now)]
    found = may_go_at(MANNER, CALENDAR, hours(own), now, today, asks=bool(asks))
    assert found >= now
    if found == now:
        assert CALENDAR.next_open_moment(now, hours(own)) == now


@given(
    some.lists(some.tuples(some.integers(0, 60 * 24), some.booleans()), min_size=1, max_size=40),
    OWN,
)
def test_nobody_gets_more_than_two_a_day_and_nothing_is_lost(
    made: list[tuple[int, bool]], own: str
) -> None:
    start = local("09-28 00:00")
    waiting: list[tuple[datetime, bool]] = []
    for minutes, asks in sorted(made):
        waiting.append((start + timedelta(minutes=6 * minutes), asks))
    sent: list[datetime] = []
    told, held = 0, list(waiting)
    for _ in range(1000):
        if not held:
            break
        now = min(due for due, _ in held)
        due = [one for one in held if one[0] <= now]
        today = [one for one in sent if CALENDAR.day_of(one) == CALENDAR.day_of(now)]
        asks = any(asking for _, asking in due)
        at = may_go_at(MANNER, CALENDAR, hours(own), now, today, asks=asks)
        held = [one for one in held if one not in due]
        if at > now:
            held += [(at, asking) for _, asking in due]
            continue
        sent.append(now)
        told += len(due)
    assert held == []
    days = [CALENDAR.day_of(one) for one in sent]
    assert max(days.count(day) for day in days) <= MANNER.a_day
    assert told <= len(waiting)


@pytest.mark.parametrize("urgent", [True, False])
@given(sent=MOMENTS)
def test_each_push_that_nobody_answers_comes_to_an_end(sent: datetime, *, urgent: bool) -> None:
    climbed = 0
    for round_ in range(100):
        steps = steps_after(MANNER, round_, urgent=urgent)
        climbed += Step.CLIMB in steps
        later = again_at(MANNER, CALENDAR, sent, urgent=urgent)
        assert later > sent
        sent = later
        if Step.REPEAT not in steps:
            break
    assert round_ == (MANNER.urgent_times if urgent else MANNER.repeats)
    assert climbed == 1


@given(MOMENTS)
def test_the_summary_comes_at_its_hour_on_working_days(moment: datetime) -> None:
    found = CALENDAR.local(next_digest(MANNER, CALENDAR, moment))
    assert found >= moment
    assert found.time() == time(8, 30)
    assert CALENDAR.is_working(found.date())


def _within(clock: time, bounds: tuple[time, time]) -> bool:
    first, last = bounds
    return first <= clock <= last if first <= last else clock >= first or clock <= last


def test_every_choice_of_quiet_hours_lies_in_the_offices_bounds() -> None:
    for rest, choices in CHOICES.items():
        for span in choices.values():
            assert span is None or all(_within(clock, BOUNDS[rest]) for clock in span)
        assert choices["usual"] in QUIET_HOURS


def test_a_choice_changes_one_rest_and_leaves_the_other() -> None:
    kept = changed(None, "noon", "none")
    assert hours(kept) == ((time(21), time(8)),)
    assert hours(changed(kept, "night", "late")) == ((time(22), time(7)),)
    assert hours("nonsense,more") == QUIET_HOURS
    with pytest.raises(OldButtonError):
        changed(kept, "noon", "all day")


def push(number: int, state: PushState, kind: PushKind = PushKind.LEAD_NEW) -> Push:
    """A push about the lead of that number."""
    lead = Subject.LEAD.value
    return Push(number, kind, 1, lead, number, False, True, {}, state=state, shared=True)


def taken(there: list[Push], *held: int) -> list[int]:
    """Which of the held a message takes in beside what stands in it."""
    found = shown_meanwhile(there, [push(n, PushState.HELD) for n in held])
    return [one.subject_id for one in found]


def test_a_message_takes_in_what_waits_as_long_as_each_has_its_buttons() -> None:
    there = [push(n, PushState.SENT) for n in (1, 2, 3)]
    assert taken(there, 4, 5, 6, 7) == [4, 5]
    assert taken([*there, push(8, PushState.SENT, PushKind.DIGEST)], 4) == [4]
    assert taken([push(n, PushState.SENT) for n in range(WITH_BUTTONS)], 90) == []
    assert taken([], 90) == []


def test_what_is_done_gives_up_its_buttons_and_not_its_line() -> None:
    done = [push(n, PushState.SETTLED) for n in range(WITH_BUTTONS)]
    assert taken(done, 90, 91) == [90, 91]
    assert taken([push(n, PushState.CLOSING) for n in range(LINES)], 90) == []


def test_a_matter_stands_in_a_message_once_and_a_summary_is_never_taken_in() -> None:
    assert taken([push(1, PushState.SENT)], 1, 2, 2) == [2]
    summary = push(3, PushState.HELD, PushKind.DIGEST)
    assert shown_meanwhile([push(1, PushState.SENT)], [summary]) == []


@pytest.mark.parametrize(
    ("subject", "state", "facts", "new"),
    [
        (Subject.LEAD, PushState.SENT, {}, [2]),
        (Subject.LEAD, PushState.ACKNOWLEDGED, {}, []),  # opened: it is the card now
        (Subject.CASE, PushState.SETTLED, {}, []),
        (Subject.MONTH, PushState.SENT, {}, []),  # may have become a form
        (Subject.CASE, PushState.SENT, {CLIMBED_FROM: "3"}, []),  # or the list of who is silent
    ],
)
def test_a_message_of_one_takes_more_in_while_it_surely_is_what_was_sent(
    subject: Subject, state: PushState, facts: dict[str, str], new: list[int]
) -> None:
    one = replace(push(1, state), subject_kind=subject.value, facts=facts, shared=False)
    assert taken([one], 2) == new

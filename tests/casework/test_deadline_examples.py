"""Deadlines worked out by hand from the arrangements announced for 2024, 2025 and 2026.

Off (make-up working days in brackets):
2024  1 Jan; 10-17 Feb [Sun 4, Sun 18 Feb]; 4-6 Apr [Sun 7 Apr]; 1-5 May [Sun 28 Apr, Sat 11 May];
      8-10 Jun; 15-17 Sep [Sat 14 Sep]; 1-7 Oct [Sun 29 Sep, Sat 12 Oct]
2025  1 Jan; 28 Jan-4 Feb [Sun 26 Jan, Sat 8 Feb]; 4-6 Apr; 1-5 May [Sun 27 Apr];
      31 May-2 Jun; 1-8 Oct [Sun 28 Sep, Sat 11 Oct]
2026  1-3 Jan [Sun 4 Jan]; 15-23 Feb [Sat 14, Sat 28 Feb]; 4-6 Apr; 1-5 May [Sat 9 May];
      19-21 Jun; 25-27 Sep [Sun 20 Sep]; 1-7 Oct [Sat 10 Oct]

A row reads: rule, the office's clock at the trigger, nominal date, due date, the counting. In the
counting a number before "=" is the working day counted, `+` marks a make-up day.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import pytest

from casework import clocks
from casework.calendar import WorkingCalendar
from casework.clocks import ClockRule as Rule
from casework.clocks import ClockState, LedgerEntry
from casework.holidays import Override

PLAIN = WorkingCalendar()

# fmt: off
FIRST_ANSWERS = [
    # before 16:00 on a working day: that day; from 16:00 or on a day off: the next working day
    ("2026-03-11 15:59", "2026-03-11", "2026-03-11", "Wed, before the cut-off"),
    ("2026-03-11 16:00", "2026-03-12", "2026-03-12", "the cut-off itself is late"),
    ("2026-03-11 16:01", "2026-03-12", "2026-03-12", "Wed, after the cut-off: Thu"),
    ("2026-03-13 16:01", "2026-03-16", "2026-03-16", "Fri, after the cut-off: Mon"),
    ("2026-03-14 09:00", "2026-03-16", "2026-03-16", "Sat off: Mon"),
    ("2026-03-14 16:01", "2026-03-16", "2026-03-16", "Sat off, late: Mon all the same"),
    ("2026-02-13 16:01", "2026-02-14", "2026-02-14", "Fri, late: Sat 14 is a make-up day"),
    ("2026-02-14 10:00", "2026-02-14", "2026-02-14", "Sat make-up day: the same day"),
    ("2026-02-14 16:01", "2026-02-24", "2026-02-24", "late before Spring Festival: Tue 24"),
    ("2026-02-17 09:00", "2026-02-24", "2026-02-24", "on New Year's Day of the moon: Tue 24"),
    ("2025-09-28 15:59", "2025-09-28", "2025-09-28", "Sun make-up day: the same day"),
    ("2025-09-30 16:01", "2025-10-09", "2025-10-09", "Tue, late; 1-8 Oct off: Thu 9"),
    ("2024-12-31 16:01", "2025-01-02", "2025-01-02", "Tue, late at the year's end: Thu 2"),
    ("2025-12-31 15:59", "2025-12-31", "2025-12-31", "Wed at the year's end, in time"),
    ("2025-12-31 16:01", "2026-01-04", "2026-01-04", "1-3 Jan off; Sun 4 is a make-up day"),
    ("2024-02-29 15:59", "2024-02-29", "2024-02-29", "leap day, Thu"),
    ("2024-02-29 16:01", "2024-03-01", "2024-03-01", "leap day, late: Fri 1 Mar"),
    ("2024-09-14 16:01", "2024-09-18", "2024-09-18", "Sat make-up, late; 15-17 off: Wed 18"),
]

WORKING_DAYS = [
    # 1 working day
    (Rule.ACKNOWLEDGE, "2026-09-30 11:00", "2026-10-08", "1-7 Oct off; Thu 8=1"),
    (Rule.ACKNOWLEDGE, "2026-10-09 11:00", "2026-10-10", "Sat 10+=1"),
    (Rule.ACKNOWLEDGE, "2026-10-10 17:00", "2026-10-12", "Sun 11 off; Mon 12=1"),
    (Rule.REVIEW, "2026-03-14 10:00", "2026-03-16", "given on Sat; Mon 16=1"),
    (Rule.REVIEW, "2025-01-26 10:00", "2025-01-27", "given on a make-up Sun; Mon 27=1"),
    (Rule.REVIEW, "2025-01-27 20:00", "2025-02-05", "28 Jan-4 Feb off; Wed 5=1"),
    (Rule.REVIEW, "2024-02-28 20:00", "2024-02-29", "leap day, Thu 29=1"),
    (Rule.FINDING_REPORT, "2024-06-07 18:00", "2024-06-11", "8-10 Jun off; Tue 11=1"),
    # 2 working days
    (Rule.SEALED_LETTER, "2026-04-30 09:00", "2026-05-07", "1-5 May off; 6=1, Thu 7=2"),
    (Rule.SEALED_LETTER, "2026-05-08 09:00", "2026-05-11", "Sat 9+=1, Sun off, Mon 11=2"),
    # 3 working days
    (Rule.SIMPLE_ACCEPT, "2024-02-08 10:00", "2024-02-19", "Fri 9=1, 10-17 off, Sun 18+=2, 19=3"),
    (Rule.SIMPLE_ACCEPT, "2026-04-03 10:00", "2026-04-09", "4-6 Apr off; Tue 7=1, 8=2, 9=3"),
    (Rule.SIMPLE_ACCEPT, "2024-02-28 10:00", "2024-03-04", "29 Feb=1, Fri 1=2, Mon 4=3"),
    (Rule.SIMPLE_ACCEPT, "2025-02-26 10:00", "2025-03-03", "27=1, Fri 28=2, Mon 3 Mar=3"),
    (Rule.ROUTING_INSIDE, "2025-05-30 10:00", "2025-06-05", "31 May-2 Jun off; 3=1, 4=2, 5=3"),
    # 5 working days
    (Rule.OBJECTION, "2026-02-13 10:00", "2026-02-27", "Sat 14+=1, 15-23 off, 24=2 .. Fri 27=5"),
    (Rule.OBJECTION, "2026-02-24 10:00", "2026-03-02", "25=1 26=2 27=3 Sat 28+=4, Mon 2 Mar=5"),
    (Rule.OBJECTION, "2024-09-27 10:00", "2024-10-10", "Sun 29+=1 30=2, 1-7 off, 8=3 9=4 10=5"),
    (Rule.OBJECTION, "2024-10-08 10:00", "2024-10-14", "9=1 10=2 11=3 Sat 12+=4, Mon 14=5"),
    (Rule.OBJECTION, "2025-04-25 10:00", "2025-05-06", "Sun 27+=1 28 29 30=4, 1-5 off, 6=5"),
    (Rule.OBJECTION, "2024-04-03 10:00", "2024-04-11", "4-6 off, Sun 7+=1 8 9 10, Thu 11=5"),
    # 10 working days
    (Rule.SIMPLE_DECIDE, "2026-09-18 10:00", "2026-10-09",
     "Sun 20+=1 21 22 23 24=5, 25-27 off, 28 29 30=8, 1-7 off, 8=9, Fri 9=10"),
    (Rule.SIMPLE_DECIDE, "2025-09-26 10:00", "2025-10-16",
     "Sun 28+=1 29 30=3, 1-8 off, 9 10 Sat 11+=6, 13 14 15, Thu 16=10"),
    (Rule.SIMPLE_DECIDE, "2025-12-19 10:00", "2026-01-05",
     "22 .. 26=5, 29 30 31=8, 1-3 Jan off, Sun 4+=9, Mon 5=10"),
    (Rule.SIMPLE_DECIDE, "2024-04-26 10:00", "2024-05-13",
     "Sun 28+=1 29 30=3, 1-5 off, 6 .. 10=8, Sat 11+=9, Mon 13=10"),
]

NATURAL_DAYS = [
    # 7 days
    (Rule.FINDING_SETTLE, "2026-04-28 10:00", "2026-05-05", "2026-05-06", "1-5 May off: Wed 6"),
    (Rule.FINDING_SETTLE, "2024-09-30 10:00", "2024-10-07", "2024-10-08", "1-7 Oct off: Tue 8"),
    # 15 days
    (Rule.NOTICE, "2026-02-01 10:00", "2026-02-16", "2026-02-24", "15-23 Feb off: Tue 24"),
    (Rule.NOTICE, "2026-09-15 10:00", "2026-09-30", "2026-09-30", "Wed, the eve of the holiday"),
    (Rule.NOTICE, "2026-09-16 10:00", "2026-10-01", "2026-10-08", "one day later, a week later"),
    (Rule.NOTICE, "2026-09-25 10:00", "2026-10-10", "2026-10-10", "a make-up Sat is worked"),
    (Rule.NOTICE, "2026-09-26 10:00", "2026-10-11", "2026-10-12", "Sun: Mon 12"),
    (Rule.ROUTING, "2025-12-17 10:00", "2026-01-01", "2026-01-04", "1-3 Jan off: make-up Sun 4"),
    (Rule.ROUTING, "2024-02-14 10:00", "2024-02-29", "2024-02-29", "leap day, Thu"),
    (Rule.ROUTING, "2024-02-15 10:00", "2024-03-01", "2024-03-01", "over a leap day: Fri"),
    (Rule.ROUTING, "2025-02-13 10:00", "2025-02-28", "2025-02-28", "no leap day: Fri"),
    (Rule.ROUTING, "2025-02-14 10:00", "2025-03-01", "2025-03-03", "Sat: Mon 3"),
    (Rule.FOLLOW_UP, "2024-12-17 10:00", "2025-01-01", "2025-01-02", "1 Jan off: Thu 2"),
    # 30 days
    (Rule.LEADER_SET, "2026-01-20 10:00", "2026-02-19", "2026-02-24", "11 to 31 Jan, 19 on"),
    (Rule.LEADER_SET, "2024-01-30 10:00", "2024-02-29", "2024-02-29", "1 to 31 Jan, 29 on"),
    (Rule.LEADER_SET, "2025-01-30 10:00", "2025-03-01", "2025-03-03", "1, 28 to 28 Feb, 1; Sat"),
    (Rule.REVIEW_DECIDE, "2025-09-01 10:00", "2025-10-01", "2025-10-09", "1-8 Oct off: Thu 9"),
    (Rule.REVIEW_DECIDE, "2026-08-31 10:00", "2026-09-30", "2026-09-30", "Wed"),
    (Rule.REVIEW_APPLY, "2024-09-15 10:00", "2024-10-15", "2024-10-15", "from a day off; Tue"),
    (Rule.RECHECK_APPLY, "2024-04-05 10:00", "2024-05-05", "2024-05-06", "1-5 May off: Mon 6"),
    (Rule.RECHECK_DECIDE, "2024-01-12 10:00", "2024-02-11", "2024-02-18",
     "10-17 Feb off: make-up Sun 18"),
    (Rule.SUPERVISION_REPLY, "2025-04-30 10:00", "2025-05-30", "2025-05-30", "Fri"),
    (Rule.SUPERVISION_REPLY, "2025-05-01 10:00", "2025-05-31", "2025-06-03",
     "31 May-2 Jun off: Tue 3"),
    # 60 days
    (Rule.HANDLING, "2024-01-01 10:00", "2024-03-01", "2024-03-01", "30 Jan, 29 Feb, 1: Fri"),
    (Rule.HANDLING, "2025-01-01 10:00", "2025-03-02", "2025-03-03", "30 Jan, 28 Feb, 2: Sun"),
    (Rule.HANDLING, "2023-12-31 10:00", "2024-02-29", "2024-02-29", "31 Jan, 29 Feb: Thu"),
    (Rule.HANDLING, "2026-08-08 10:00", "2026-10-07", "2026-10-08", "23 Aug, 30 Sep, 7: Thu 8"),
    (Rule.HANDLING, "2025-08-02 10:00", "2025-10-01", "2025-10-09", "29 Aug, 30 Sep, 1: Thu 9"),
    (Rule.HANDLING, "2024-12-18 10:00", "2025-02-16", "2025-02-17", "13, 31, 16: Sun, so Mon"),
    (Rule.HANDLING, "2025-12-17 10:00", "2026-02-15", "2026-02-24", "14, 31, 15: 15-23 off"),
    (Rule.HANDLING, "2025-12-16 10:00", "2026-02-14", "2026-02-14", "a day less: make-up Sat"),
    (Rule.HANDLING, "2026-03-31 23:59", "2026-05-30", "2026-06-01", "Sat: Mon 1 Jun"),
    (Rule.HANDLING, "2026-04-01 00:30", "2026-05-31", "2026-06-01", "still March in UTC; Sun"),
    # 90 days
    (Rule.FOLLOW_UP_AGAIN, "2025-11-18 10:00", "2026-02-16", "2026-02-24", "12, 31, 31, 16"),
]

HISTORIES = [
    # what happened after the trigger, then both dates
    (Rule.HANDLING, "2026-08-08", ["extend 30 2026-09-20"], "2026-11-06", "2026-11-06",
     "7 Oct + 30 = Fri 6 Nov: from the nominal date, not from 8 Oct"),
    (Rule.HANDLING, "2025-08-02", ["extend 7 2025-09-20"], "2025-10-08", "2025-10-09",
     "1 Oct + 7 = 8 Oct, still off"),
    (Rule.HANDLING, "2026-08-08", ["extend 1 2026-10-08"], "2026-10-08", "2026-10-08",
     "asked on the last day itself"),
    (Rule.HANDLING, "2026-07-06", ["pause 2026-09-01", "resume 2026-09-29"],
     "2026-10-02", "2026-10-08", "Fri 4 Sep + 28 = 2 Oct, into the holiday"),
    (Rule.HANDLING, "2026-08-20", ["pause 2026-09-30", "resume 2026-10-08"],
     "2026-10-27", "2026-10-27", "a pause across the holiday: Mon 19 Oct + 8 = Tue 27"),
    (Rule.HANDLING, "2026-01-12", ["pause 2026-02-10", "resume 2026-02-25"],
     "2026-03-28", "2026-03-30", "across Spring Festival: Fri 13 Mar + 15 = Sat 28, so Mon 30"),
    (Rule.HANDLING, "2026-03-02",
     ["pause 2026-03-10", "resume 2026-03-13", "pause 2026-04-01", "resume 2026-04-05"],
     "2026-05-08", "2026-05-08", "1 May + 3 + 4 = Fri 8"),
    (Rule.HANDLING, "2026-03-02", ["pause 2026-03-10", "resume 2026-03-10"],
     "2026-05-01", "2026-05-06", "a pause within a day moves nothing"),
    (Rule.NOTICE, "2026-09-16", ["pause 2026-09-17", "resume 2026-09-18"],
     "2026-10-02", "2026-10-08", "the nominal date moves, the rolled one stays"),
    (Rule.HANDLING, "2024-03-01", ["pause 2024-03-11", "resume 2024-03-21", "extend 1 2024-04-01"],
     "2024-05-11", "2024-05-11", "Tue 30 Apr + 10 + 1 = make-up Sat 11 May"),
    (Rule.HANDLING, "2024-03-01", ["pause 2024-03-11", "resume 2024-03-21", "extend 2 2024-04-01"],
     "2024-05-12", "2024-05-13", "one more: Sun, so Mon 13"),
    (Rule.HANDLING, "2026-04-10", ["day_off 2026-06-09"], "2026-06-09", "2026-06-10",
     "Tue 9 Jun turned off late: Wed 10"),
    (Rule.SIMPLE_DECIDE, "2026-09-18", ["day_off 2026-09-22"], "2026-10-10", "2026-10-10",
     "a day off late among those counted: the tenth is make-up Sat 10"),
    (Rule.NOTICE, "2026-03-06", ["make_up 2026-03-21"], "2026-03-21", "2026-03-21",
     "Sat 21 turned into a working day late"),
    (Rule.HANDLING, "2026-04-10", ["pause 2026-05-11", "day_off 2026-06-10", "resume 2026-05-12"],
     "2026-06-10", "2026-06-11", "9 Jun + 1 falls on a late day off: Thu 11"),
    (Rule.FIRST_ANSWER, "2026-03-11", ["day_off 2026-03-11"], "2026-03-12", "2026-03-12",
     "the very day turned off: Thu 12"),
]
# fmt: on

NATURAL_OR_SAME_DAY = [(Rule.FIRST_ANSWER, *row) for row in FIRST_ANSWERS] + NATURAL_DAYS


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PLAIN.zone)


def dates(state: ClockState) -> tuple[str, str]:
    return state.nominal_due.isoformat(), PLAIN.day_of(state.due_at).isoformat()


def labels(rows: Sequence[tuple[object, ...]]) -> list[str]:
    return [f"{row[0]} {row[1]}" for row in rows]


def test_the_table_is_large_enough() -> None:
    assert len(NATURAL_OR_SAME_DAY) + len(WORKING_DAYS) + len(HISTORIES) >= 90


@pytest.mark.parametrize(
    ("rule", "at", "nominal", "due", "why"), NATURAL_OR_SAME_DAY, ids=labels(NATURAL_OR_SAME_DAY)
)
def test_same_day_and_natural_days(rule: Rule, at: str, nominal: str, due: str, why: str) -> None:
    assert dates(clocks.start(rule, moment(at), PLAIN)) == (nominal, due), why


@pytest.mark.parametrize(("rule", "at", "due", "why"), WORKING_DAYS, ids=labels(WORKING_DAYS))
def test_working_days(rule: Rule, at: str, due: str, why: str) -> None:
    assert dates(clocks.start(rule, moment(at), PLAIN)) == (due, due), why


@pytest.mark.parametrize(
    ("rule", "on", "steps", "nominal", "due", "why"), HISTORIES, ids=labels(HISTORIES)
)
def test_what_happens_to_a_clock(
    rule: Rule, on: str, steps: list[str], nominal: str, due: str, why: str
) -> None:
    state, calendar = clocks.start(rule, moment(f"{on} 10:00"), PLAIN), PLAIN
    for step in steps:
        verb, *rest = step.split()
        day = date.fromisoformat(rest[-1])
        if verb in {"day_off", "make_up"}:
            calendar = WorkingCalendar(overrides={day: Override(verb, "")})
        state, _ = act(verb, state, calendar, PLAIN.at(day, time(10)), rest)
    assert dates(state) == (nominal, due), why


def act(
    verb: str, state: ClockState, calendar: WorkingCalendar, at: datetime, rest: list[str]
) -> tuple[ClockState, LedgerEntry | None]:
    if verb == "pause":
        return clocks.pause(state, at)
    if verb == "resume":
        return clocks.resume(state, at, calendar)
    if verb == "extend":
        return clocks.extend(state, int(rest[0]), at, calendar)
    return clocks.recompute(state, at, calendar)


def test_a_leaders_date_never_passes_the_handling_limit() -> None:
    # handling from 8 Aug 2026 ends on 7 Oct; the leader asks for 20 Oct
    state = clocks.start(
        Rule.LEADER_SET,
        moment("2026-09-01 10:00"),
        PLAIN,
        due_on=date(2026, 10, 20),
        limit=date(2026, 10, 7),
    )
    assert dates(state) == ("2026-10-07", "2026-10-08")


def test_the_default_of_a_leaders_date_is_capped_as_well() -> None:
    # 20 Sep + 30 = 20 Oct
    at = moment("2026-09-20 10:00")
    state = clocks.start(Rule.LEADER_SET, at, PLAIN, limit=date(2026, 10, 7))
    assert dates(state) == ("2026-10-07", "2026-10-08")


def test_an_urgent_acknowledgement_is_due_two_hours_later_even_in_a_holiday_night() -> None:
    at = moment("2026-10-01 22:30")
    state = clocks.start(Rule.ACKNOWLEDGE_URGENT, at, PLAIN)
    assert state.due_at == at + timedelta(hours=2)
    assert dates(state) == ("2026-10-02", "2026-10-02")


@pytest.mark.parametrize(
    ("at", "closes"),
    [
        ("2026-09-15 10:00", "2026-09-30 18:30"),  # summer hours end with September
        ("2026-09-16 10:00", "2026-10-08 18:00"),
        ("2026-05-14 10:00", "2026-05-29 18:00"),
        ("2026-05-17 10:00", "2026-06-01 18:30"),  # and begin with June
    ],
)
def test_a_day_is_due_at_the_close_of_business(at: str, closes: str) -> None:
    assert clocks.start(Rule.NOTICE, moment(at), PLAIN).due_at == moment(closes)


def test_a_year_without_an_announcement_is_provisional() -> None:
    # 2 Nov 2026 + 60: 28 Nov, 31 Dec, 1 Jan 2027 (Fri), a statutory day before a weekend
    state = clocks.start(Rule.HANDLING, moment("2026-11-02 10:00"), PLAIN)
    assert dates(state) == ("2027-01-01", "2027-01-04")
    assert clocks.is_provisional(state, PLAIN)


def test_dates_within_announced_years_are_not_provisional() -> None:
    state = clocks.start(Rule.HANDLING, moment("2026-10-30 10:00"), PLAIN)
    assert dates(state) == ("2026-12-29", "2026-12-29")
    assert not clocks.is_provisional(state, PLAIN)

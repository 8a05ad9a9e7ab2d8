"""What should come of three months of sixty officers, worked out apart from the rules.

The working days are written down here from the published arrangement of 2026, and nothing of the
office is asked: a few lines say once more, in another way, what domain.md says.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from sixty_officers import COMPANIONS, COUNTY, FIRST, LAST, Person, Trip

# Who stands in for everybody on leave.
STAND_IN = 100

# The arrangement as published: Mid-Autumn 25 to 27 September with Sunday the 20th worked, National
# Day 1 to 7 October with Saturday the 10th worked.
OFF = {date(2026, 9, 25), *(date(2026, 10, n) for n in range(1, 8))}
WORKED = {date(2026, 9, 20), date(2026, 10, 10)}
DAYS = [date(2026, 8, 1) + timedelta(days=n) for n in range(153)]
WORK = [day for day in DAYS if day in WORKED or (day.weekday() < 5 and day not in OFF)]


class Nudge(NamedTuple):
    """When somebody is told what; ``figures`` are days missing and left, people, or a day."""

    when: str
    who: int
    kind: str
    figures: tuple[str, ...]


def working(month: int) -> list[date]:
    return [day for day in WORK if day.month == month]


def here(who: Person, month: int) -> list[date]:
    return [day for day in working(month) if who.has_duty(day) and not who.is_away(day)]


def days_owed(who: Person, month: int) -> int:
    return ceil(Fraction(3 * len(here(who, month)), len(working(month))))


def counts_from(who: Person, trip: Trip) -> date | None:
    """The first morning on which a trip counts; none when it never does."""
    held = who.moved_to if who.moves and who.moves <= trip.day else who.village
    if (held and held != trip.village) or (who.number in COMPANIONS and not trip.affirmed):
        return None
    since = trip.day if trip.photo else trip.confirm
    return since + timedelta(days=1) if since else None


def halves(who: Person, month: int, morning: date) -> int:
    """Half days that count on a morning: a date gives two at most."""
    by_day: Counter[date] = Counter()
    for trip in who.trips:
        since = counts_from(who, trip)
        if trip.day.month == month and since is not None and since <= morning:
            by_day[trip.day] += 1 if trip.half else 2
    return sum(min(2, n) for n in by_day.values())


def missing(who: Person, month: int, morning: date) -> int:
    return max(0, days_owed(who, month) - halves(who, month, morning) // 2)


def left(who: Person, morning: date) -> int:
    return sum(day >= morning for day in here(who, morning.month))


def on_or_after(day: date) -> date:
    return next(one for one in WORK if one >= day)


def told(who: Person, staff: list[Person], day: date) -> int:
    """The companion, while there is one and is there."""
    companion = COMPANIONS.get(who.number)
    return who.number if companion is None or staff[companion].is_away(day) else companion


def plans_by_day(who: Person) -> Iterator[tuple[date, set[date]]]:
    """What stands planned each morning; who puts things off moves what falls on a working day."""
    plan: set[date] = set()
    for day in (one for one in DAYS if one >= FIRST):
        yield day, set(plan)
        if reminded(who, day, plan) and who.puts_off and (to := next_day(who, day, plan)):
            plan = plan - {day} | {to}
        plan |= set(who.plans.get(day, ()))


def reminded(who: Person, day: date, plan: set[date]) -> bool:
    return day in plan and day in WORK and who.has_duty(day) and not who.is_away(day)


def next_day(who: Person, day: date, plan: set[date]) -> date | None:
    later = (one for one in working(day.month) if one > day)
    return next((one for one in later if one not in plan and not who.is_away(one)), None)


def expected(staff: list[Person]) -> list[Nudge]:
    found: list[Nudge] = []
    for who in staff:
        for day, plan in plans_by_day(who):
            if not FIRST < day < LAST:
                continue
            if reminded(who, day, plan):
                to = next_day(who, day, plan)
                figures = (str(day), str(to) if to else "")
                moment = f"{day:%m-%d} 08:30"
                found.append(Nudge(moment, told(who, staff, day), "visit_planned", figures))
            kind = nudge(who, day, plan)
            if kind is not None:
                figures = (str(missing(who, day.month, day)), str(left(who, day)))
                found.append(Nudge(f"{day:%m-%d} 08:30", told(who, staff, day), kind, figures))
        found += closings(who, staff)
    return found + heads(staff)


def is_short(who: Person, day: date) -> bool:
    present = day in WORK and who.has_duty(day) and not who.is_away(day)
    return present and missing(who, day.month, day) > 0


def nudge(who: Person, day: date, plan: set[date]) -> str | None:
    if not is_short(who, day):
        return None
    if day == working(day.month)[0]:
        to_come = any(one.month == day.month and one >= day for one in plan)
        return None if to_come else "visit_plan"
    if left(who, day) <= missing(who, day.month, day) + 2:
        return "visit_last_days"
    done = halves(who, day.month, day) // 2
    for date_, fewer in ((20, 2), (10, 1)):
        if day == on_or_after(day.replace(day=date_)) and done < fewer:
            return "visit_short"
    return None


def closes_on(month: int) -> date:
    return on_or_after(date(2026, month + 1, 1))


def closed_short(who: Person, month: int) -> bool:
    return missing(who, month, closes_on(month)) > 0


def closings(who: Person, staff: list[Person]) -> list[Nudge]:
    """The reason is asked on the closing day, of who is away on the first day back."""
    found = []
    for month in (8, 9, 10, 11):
        if not closed_short(who, month):
            continue
        waits = [one for one in WORK if closes_on(month) <= one < LAST]
        for day in waits:
            if not who.is_away(day):
                if short := missing(who, month, day):
                    moment, to = f"{day:%m-%d} 08:30", told(who, staff, day)
                    found.append(Nudge(moment, to, "visit_month_closed", (str(short),)))
                break
    return found


def heads(staff: list[Person]) -> list[Nudge]:
    """On the last three working days, how many are short where each section head looks."""
    found = []
    for day in [one for month in (9, 10, 11) for one in working(month)[-3:]]:
        for head in (staff[54], staff[55]):
            short = [
                who
                for who in staff
                if who is not head and is_short(who, day) and head.unit in {COUNTY, who.unit}
            ]
            if short:
                to = STAND_IN if head.is_away(day) else head.number
                found.append(Nudge(f"{day:%m-%d} 08:30", to, "visit_short", (str(len(short)),)))
    return found


def forecast(days_missing: int, days_left: int) -> str:
    if not days_missing:
        return "done"
    if days_left <= days_missing:
        return "unlikely"
    return "tight" if days_left <= days_missing + 2 else "on_track"

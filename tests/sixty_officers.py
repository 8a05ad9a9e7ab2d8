"""Sixty officers with their starts, leaves, villages, plans and habits, made up by one seed.

Everything here is what people do; what should come of it is worked out in the test.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from casework.people import Role

FIRST, LAST = date(2026, 8, 31), date(2026, 12, 3)
LONG_AGO = date(2026, 1, 1)
COUNTY = "990000"
TOWNSHIPS = ("990000001", "990000002", "990000003")
VILLAGES = {f"{township}20{n}": township for township in TOWNSHIPS for n in (1, 2)}
# Leaders, and who accompanies them; the second companion is on leave for a while.
COMPANIONS = {50: 30, 51: 31}


@dataclass(eq=False)
class Trip:
    """A day, or half of one, at a village, and how it comes to count; ``confirm`` is a day."""

    day: date
    village: str
    half: bool
    photo: bool
    confirm: date | None
    affirmed: bool


@dataclass(eq=False)
class Person:
    """One officer over three months; ``moves`` is the day on which the village changes."""

    number: int
    role: Role
    unit: str
    start: date = LONG_AGO
    end: date | None = None
    leaves: list[tuple[date, date]] = field(default_factory=list)
    village: str | None = None
    moves: date | None = None
    moved_to: str | None = None
    trips: list[Trip] = field(default_factory=list)
    plans: dict[date, list[date]] = field(default_factory=dict)
    puts_off: bool = False
    explains: bool = False

    def is_away(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.leaves)

    def has_duty(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


def _role(number: int) -> tuple[Role, str]:
    if number < 30:
        return Role.LIAISON, TOWNSHIPS[number % 3]
    for limit, role in ((50, Role.STAFF), (54, Role.LEADER), (56, Role.SECTION_HEAD)):
        if number < limit:
            return role, TOWNSHIPS[1] if number == 55 else COUNTY
    return (Role.DEPUTY if number < 58 else Role.CLERK), COUNTY


def everybody() -> list[Person]:
    dice = random.Random(20260901)  # noqa: S311 a story, not a secret
    return [_person(dice, number) for number in range(60)]


def _person(dice: random.Random, number: int) -> Person:
    who = Person(number, *_role(number))
    settled = number in {30, 31, 54, 55} or who.role in {Role.LEADER, Role.DEPUTY}
    if not settled and dice.random() < 0.25:
        who.start = date(2026, 9, 1) + timedelta(days=dice.randrange(80))
    if not settled and dice.random() < 0.12:
        who.end = max(who.start, date(2026, 10, 1)) + timedelta(days=dice.randrange(5, 45))
    if dice.random() < 0.5 and number not in {30, 50}:
        first = date(2026, 9, 1) + timedelta(days=dice.randrange(85))
        who.leaves.append((first, first + timedelta(days=dice.randrange(16))))
    if number == 31:
        who.leaves = [(date(2026, 10, 12), date(2026, 10, 30))]
    if number == 54:
        who.leaves = [(date(2026, 10, 29), date(2026, 11, 4))]
    if dice.random() < 0.7:
        who.village = dice.choice(list(VILLAGES))
        if dice.random() < 0.3:
            day = date(2026, 10, 5) + timedelta(days=dice.randrange(40))
            if who.has_duty(day):
                who.moves = day
                who.moved_to = dice.choice([code for code in VILLAGES if code != who.village])
    who.puts_off, who.explains = dice.random() < 0.4, dice.random() < 0.5
    for month in (9, 10, 11):
        _live(dice, who, month)
    return who


def _live(dice: random.Random, who: Person, month: int) -> None:
    """The trips and the plan of one month."""
    first = date(2026, month, 1)
    days = [first + timedelta(days=n) for n in range(30)]
    free = [day for day in days if who.has_duty(day) and not who.is_away(day)]
    for day in sorted(dice.sample(free, min(len(free), dice.randrange(6)))):
        who.trips.append(_trip(dice, who, day))
        if who.trips[-1].half and dice.random() < 0.4:
            who.trips.append(_trip(dice, who, day))
            who.trips[-1].half = True
    if free and dice.random() < 0.5:
        made = dice.choice((first - timedelta(days=1), date(2026, month, 8)))
        later = [day for day in free if day > made]
        if later and who.start <= made:
            who.plans[made] = sorted(dice.sample(later, min(len(later), dice.randrange(1, 5))))


def _trip(dice: random.Random, who: Person, day: date) -> Trip:
    moved = who.moves is not None and who.moves <= day
    own = who.moved_to if moved else who.village
    village = own if own and dice.random() < 0.85 else dice.choice(list(VILLAGES))
    luck = dice.random()
    confirm = None
    if 0.6 <= luck < 0.8:
        confirm = day
    elif 0.8 <= luck < 0.92:  # all at once, after the month has closed
        confirm = date(2026, day.month % 12 + 1, 2 if day.month == 11 else 9)
    return Trip(day, village, dice.random() < 0.3, luck < 0.6, confirm, dice.random() < 0.7)

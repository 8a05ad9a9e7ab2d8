"""Who owes field days from when to when, and at which contact village.

Source: domain.md, Field visits [report]; what happens on the day of a change is [ours].
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Duty:
    """The duty that goes with one post, from its first day to its last; none while it goes on."""

    officer_id: int
    unit_code: str
    unit_path: str
    first: date = date.min
    last: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the duty is in force on a day."""
        return self.first <= day and (self.last is None or day <= self.last)

    def meets(self, first: date, last: date) -> bool:
        """Whether the duty is in force on any of these days."""
        return self.first <= last and (self.last is None or first <= self.last)


# The duty of somebody of whom nothing else is known.
ALWAYS = (Duty(0, "", ""),)


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """A village held by an officer as contact point, and who assigned it; nobody for an import."""

    officer_id: int
    village_code: str
    first: date
    last: date | None = None
    assigned_by: int | None = None

    def covers(self, day: date) -> bool:
        """Whether the village is held on a day."""
        return self.first <= day and (self.last is None or day <= self.last)

    @property
    def came_to_be(self) -> bool:
        """Whether it was ever held: one corrected on its first day was not."""
        return self.last is None or self.first <= self.last


def is_at_contact_point(points: Iterable[ContactPoint], day: date, village_code: str) -> bool:
    """Whether a day at a village counts: at the village held on that day, or with none held."""
    held = {point.village_code for point in points if point.covers(day)}
    return not held or village_code in held


def on_duty(duties: Collection[Duty], day: date) -> bool:
    """Whether any of an officer's duties is in force on a day."""
    return any(duty.covers(day) for duty in duties)

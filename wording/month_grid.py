"""A month as a grid of buttons, one a day, for whatever is picked or looked at by the day."""

from calendar import Calendar
from collections.abc import Callable
from datetime import date

from casework.actions import Action
from casework.holidays import DayKind
from wording.screen import Button
from wording.speaker import Speaker

# What stands for a day that means nothing here.
BLANK = "·"


def grid(
    say: Speaker, first: date, blank: Action | None, cell: Callable[[date], Button]
) -> tuple[tuple[Button, ...], ...]:
    """The weekdays, then the weeks of a month; days of other months do as the weekdays: ``blank``.

    ``cell`` gives the button of a day of the month.
    """
    head = tuple(Button(say(f"calendar-weekday-{n}"), blank) for n in range(1, 8))
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return (
        head,
        *(
            tuple(cell(day) if day.month == first.month else Button(BLANK, blank) for day in week)
            for week in weeks
        ),
    )


def mark(say: Speaker, kind: DayKind, *, today: bool) -> str:
    """One sign in place of the date, for a day that is not just another: a cell holds two."""
    if today:
        return say("calendar-cell-today")
    return "" if kind is DayKind.WORKING else say(f"calendar-cell-{kind.value}")


def circled(day: date) -> str:
    """The date as one sign that shows that it was picked."""
    return chr(0x245F + day.day if day.day <= 20 else 0x3250 + day.day - 20)

"""Service periods that tests enter and live through."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from movable_time import MovableTime
from sqlalchemy import text
from two_townships import Story

from casework.actions import Answer, View
from casework.forms import FormKind
from casework.sheets_periods import PeriodSheet
from services import forms, period_cards, period_prompts

# A Monday; the period below runs from that Wednesday to the Tuesday after.
FIRST, LAST = "2026-11-25", "2026-12-01"


def do(story: Story, work: Callable[..., Any], who: str, *args: Any) -> Any:
    return story.database.write_now(work, story.who(who), *args)


def see(story: Story, question: Callable[..., Any], who: str, *args: Any) -> Any:
    return story.database.read_now(question, story.who(who), *args)


def enter(story: Story, **fields: str) -> int:
    draft = do(story, forms.start, "administrator", FormKind.PERIOD, 0).ref
    told = {"period": "election", "title": "村委会换届", "begins": FIRST, "ends": LAST}
    told |= {"units": "all", "zero": "yes"} | fields
    for name, value in told.items():
        if name == "title":
            do(story, forms.type_text, "administrator", draft, value)
        else:
            do(story, forms.fill, "administrator", draft, name, value)
    done: Answer = do(story, forms.finish, "administrator", draft)
    assert (done.view, done.notice) == (View.PERIOD, "period_entered")
    return done.ref


def on(story: Story, clock: MovableTime, day: date, hour: int = 8, minute: int = 26) -> None:
    """It is that moment by the office's clock, and the tick runs."""
    clock.set(datetime(day.year, day.month, day.day, hour - 8, minute, tzinfo=UTC))
    story.database.write_now(period_prompts.keep_up)


def told(story: Story, who: str) -> list[str]:
    """What is owed to somebody about periods and not settled."""
    wanted = text(
        "SELECT kind FROM push WHERE recipient_id = :who AND subject_kind = 'period'"
        " AND settled_at IS NULL ORDER BY id"
    )
    rows = story.database.read_now(lambda view: view.run(wanted, {"who": story.ids[who]}).all())
    return [row.kind for row in rows]


def card(story: Story, who: str, period: int) -> PeriodSheet:
    found: PeriodSheet = see(story, period_cards.card, who, period)
    return found

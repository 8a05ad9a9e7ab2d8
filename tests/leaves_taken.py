"""Leaves that tests take, and the days lived in them."""

from datetime import date
from typing import Any

from movable_time import MovableTime
from office_life import allow, enter
from sqlalchemy import select
from two_townships import ROOT, Story, begin

from casework.actions import Answer
from casework.people import Language, Role
from services import drafting, forms, leave_days, leaves, lists
from storage import people
from storage.database import Database
from storage.tables import EventRow, core

TODAY = date(2026, 11, 23)  # a Monday
FRIDAY = date(2026, 11, 27)


def of_two_deputies(database: Database) -> Story:
    """An office with a second deputy and one of staff, in which everybody has joined."""
    found = begin(database)
    enter(found, "staff", "叶知秋", Role.STAFF, ROOT, None)
    enter(found, "second", "沈副", Role.DEPUTY, ROOT, None)
    for number, who in enumerate(found.ids.values(), 1):
        database.write_now(people.bind, who, number, Language.CHINESE)
    return found


def says(story: Story, who: str, text: str = "") -> Answer:
    """`/leave`, with what follows it."""
    return story.database.write_now(leaves.begin, story.who(who), text)


def fields(story: Story, who: str, answer: Answer) -> dict[str, str]:
    draft = story.database.read_now(drafting.mine, story.who(who), answer.ref)
    return dict(draft.fields)


def take(story: Story, who: str, text: str) -> int:
    """A leave is asked for in one line, confirmed and approved; gives its id."""
    leave_id = request(story, who, text)
    allow(story, leave_id)
    return leave_id


def request(story: Story, who: str, text: str) -> int:
    """A leave is asked for in one line and confirmed; gives its id."""
    form = says(story, who, text)
    assert form.notice is None, form
    return story.database.write_now(forms.finish, story.who(who), form.ref).ref


def back(story: Story, who: str, leave_id: int) -> str | None:
    return story.database.write_now(leaves.end, story.who(who), leave_id).notice


def live(story: Story, clock: MovableTime, days: int = 1) -> None:
    """Days go by, each with its midnight."""
    for _ in range(days):
        clock.move(days=1)
        story.database.write_now(leave_days.keep_up)


def events(story: Story) -> list[str]:
    rows = core(EventRow)
    question = select(rows.c.kind).where(rows.c.subject_kind == "leave").order_by(rows.c.position)
    return story.database.read_now(lambda view: [row.kind for row in view.run(question)])


def lines(story: Story, who: str, question: Any = lists.my_cases) -> list[tuple[Any, Any]]:
    sheet = story.database.read_now(question, story.who(who))
    return [(line.covers, line.covered_by) for line in sheet.lines]

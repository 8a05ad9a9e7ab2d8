"""Once a week the inspectors get the end of the chain, in a form that is typed back."""

import json

from movable_time import MovableTime
from sqlalchemy import select
from two_townships import Story

from casework.people import Language
from casework.pushes import Push, PushKind
from casework.sheets_pushes import PushSheet
from services import audit, record_heads
from services.audit import Mark
from storage.tables import PushRow, core
from wording import pushes as words

PUSH = core(PushRow)


def told(story: Story) -> list[tuple[str, str]]:
    """To whom which end has been told."""
    question = select(PUSH).where(PUSH.c.kind == "chain_head").order_by(PUSH.c.id)
    names = {number: name for name, number in story.ids.items()}
    rows = story.database.read_now(lambda view: view.run(question).all())
    return [(names[row.recipient_id], json.loads(row.facts)["head"]) for row in rows]


def test_the_inspector_alone_is_told_on_the_first_working_day_of_a_week(
    story: Story, clock: MovableTime
) -> None:
    for _ in range(14):  # from a Monday to the Sunday after next
        story.database.write_now(record_heads.tell)
        clock.move(days=1)
    assert [name for name, _ in told(story)] == ["inspector", "inspector"]


def test_what_was_told_proves_later_that_nothing_before_it_was_touched(story: Story) -> None:
    story.case()
    story.database.write_now(record_heads.tell)
    story.case("neighbour")
    ((_, noted),) = told(story)
    mark = Mark.read(noted)
    assert story.database.read_now(audit.verify, mark).fault is None
    assert mark is not None
    assert mark.position < story.database.read_now(audit.head).position


def test_the_message_holds_the_mark_and_nothing_to_tap(story: Story) -> None:
    facts = {"head": "142:9f86-d081-884c-7d65", "purged": "3"}
    push = Push(1, PushKind.CHAIN_HEAD, 2, "officer", 2, urgent=False, asks=False, facts=facts)
    calendar = story.database.calendar
    screen = words.screen(PushSheet(push, 2, Language.CHINESE, story.database.now(), calendar))
    assert facts["head"] in screen.text
    assert screen.buttons == ()

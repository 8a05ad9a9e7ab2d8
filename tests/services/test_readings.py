"""Whoever reads what is protected stands in the chain, and nobody else does."""

import pytest
from office_life import reveal
from sqlalchemy import select
from two_townships import Story

from casework.actions import View
from casework.errors import NotFoundError
from casework.matters import Subject
from casework.numbers import LeadNumber
from services import audit, cases, finding, forms, leads
from storage.tables import EventRow, core

EVENT = core(EventRow)
CALLED = "上湾村机井坏了,可打13876543210"


def readings(story: Story) -> list[tuple[str, str, str, str]]:
    """Who has read what: name, kind of act, kind of matter, facts."""
    names = {number: name for name, number in story.ids.items()}
    question = (
        select(EVENT).where(EVENT.c.kind.in_(["read", "revealed"])).order_by(EVENT.c.position)
    )
    rows = story.database.read_now(lambda view: view.run(question).all())
    return [(names[row.actor_id], row.kind, row.subject_kind, row.facts) for row in rows]


def test_a_card_a_history_files_and_names_are_read_on_record(story: Story) -> None:
    number = story.case(words=CALLED)
    for view in (View.CASE, View.HISTORY):
        story.database.write_now(cases.opened, story.who("inspector"), number, view)
    story.database.write_now(cases.files_read, story.who("deputy"), (Subject.CASE, number))
    assert reveal(story, "clerk", number) == ["13876543210"]
    assert readings(story) == [
        ("inspector", "read", "case", "{}"),
        ("inspector", "read", "case", '{"shown": "hist"}'),
        ("deputy", "read", "case", '{"shown": "media"}'),
        ("clerk", "revealed", "case", '{"values": 1}'),
    ]
    assert story.database.read_now(audit.verify).fault is None


def test_a_report_is_read_on_record_by_all_but_its_author(story: Story) -> None:
    lead = story.report(words=CALLED)
    for who in ("liaison", "clerk"):
        story.database.write_now(leads.opened, story.who(who), lead)
    number = LeadNumber(2026, 1).typed
    form = story.database.write_now(finding.begin, story.who("deputy"), "").ref
    found = story.database.write_now(forms.type_text, story.who("deputy"), form, number)
    assert found.view is View.LEAD
    assert readings(story) == [("clerk", "read", "lead", "{}"), ("deputy", "read", "lead", "{}")]


def test_what_may_not_be_seen_is_not_read_and_leaves_nothing(story: Story) -> None:
    lead = story.report(words=CALLED)
    with pytest.raises(NotFoundError):
        story.database.write_now(leads.opened, story.who("neighbour"), lead)
    with pytest.raises(NotFoundError):
        story.database.write_now(leads.opened, story.who("neighbour"), 1)
    assert readings(story) == []


def test_a_reading_that_is_taken_out_of_the_record_is_missed(story: Story) -> None:
    number = story.case(words=CALLED)
    story.database.write_now(cases.opened, story.who("inspector"), number)
    story.case("neighbour")
    with story.database.engine.begin() as connection:
        taken = EVENT.delete().where(EVENT.c.kind == "read").returning(EVENT.c.position)
        (position,) = connection.execute(taken).scalars()
    found = story.database.read_now(audit.verify)
    assert (found.fault, found.position) == ("broken", position)

"""N7: lists, counts, charts and meetings read the same whether or not a hidden matter is there.

The office stands twice: as it is, and as if one matter had never come about. Whoever may know
nothing of that matter is given the same in both by every list and every number; charts are drawn
from these alone.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from typing import Any

import pytest
from everyone import Everyone
from movable_time import START, MovableTime
from rules import ACCUSATION, PLAIN, PROPOSED, ROLES, SECTIONED, SECTIONED_ACCUSATION, sees
from sqlalchemy import delete, insert
from sqlmodel import SQLModel
from standings import YUN
from their_matters import Matter

from casework.errors import CaseworkError
from casework.recusal import Trigger
from casework.sheets_status import Behind
from casework.statistics import Period
from services import (
    behind,
    calendar,
    digests,
    finding,
    lists,
    meeting_cards,
    period_cards,
    report,
    silent,
    status,
    trends,
    visit_figures,
)
from storage import counting, people
from storage.database import Database
from storage.tables import CounterRow, core
from storage.unit import Reader, Unit
from storage.vault import Vault
from storage.visible import CASE, LEAD

WHOLE = "LIANLUO_SOAK" in os.environ
HIDDEN = {
    "plain": PLAIN,
    "proposed": PROPOSED,
    "accusation": ACCUSATION,
    "sectioned": SECTIONED,
    "sectioned_accusation": SECTIONED_ACCUSATION,
}
# A list that begins where a number is, of each manner of counting.
_BEHIND = (Behind.REPORTED, Behind.RECEIVED, Behind.MISSED, Behind.NEWLY_LATE)
Question = Callable[..., Any]
QUESTIONS: dict[str, Question] = {
    "/leads": lists.my_leads,
    "/desk": lists.desk,
    "/cases": lists.my_cases,
    "/approvals": lists.approvals,
    "to do": lists.to_do,
    "/overdue": behind.overdue,
    "open": behind.open_cases,
    "suspended": behind.suspended,
    **{f"behind {one.value}": partial(behind.page, what=one) for one in _BEHIND},
    "/status": status.overview,
    "/status of another": partial(status.overview, unit_text=YUN),
    "/status below": status.units_below,
    "/silent": silent.page,
    "asked of me": silent.asked_of_me,
    "/meetings": meeting_cards.overview,
    "/calendar": calendar.month,
    "summary": digests.of,
    "figures": visit_figures.of,
    "/report": partial(report.make, unit_text="", period=Period(date(2026, 9, 1), START.date())),
    "/trend": trends.of,
    "periods": period_cards.overview,
}


@pytest.fixture(scope="module")
def worlds(
    everyone: Everyone, vault: Vault, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Database]]:
    """The office as it is, and once without each of its matters."""
    folder = tmp_path_factory.mktemp("worlds")
    found = {}
    for name in ("", *HIDDEN):
        path = folder / f"{name or 'whole'}.db"
        source = sqlite3.connect(str(everyone.database.engine.url.database))
        with closing(source), closing(sqlite3.connect(path)) as copy:
            source.backup(copy)
        clock = MovableTime(START)
        found[name] = Database(f"sqlite:///{path}", vault, clock, durable=False)
        if name:
            found[name].write_now(_forget, matter(everyone, name))
    yield found
    for database in found.values():
        database.close()


def matter(everyone: Everyone, name: str) -> Matter:
    return everyone.about[next(iter(HIDDEN[name])), "liaison"]


def _forget(unit: Unit, it: Matter) -> None:
    """Take a case out of every table, with all reports that came to it."""
    rows = unit.run(LEAD.select().where(LEAD.c.case_id == it.case_id))
    gone = {it.case_id, *(row.id for row in rows)}
    for table in SQLModel.metadata.tables.values():
        for name in ("case_id", "lead_id", "subject_id"):
            if name in table.c:
                unit.run(delete(table).where(table.c[name].in_(gone)))
    unit.run(delete(CASE).where(CASE.c.id == it.case_id))
    unit.run(delete(LEAD).where(LEAD.c.id.in_(gone)))
    unit.run(delete(core(CounterRow)))
    for (code, measure, bucket), n in counting.recount(unit).items():
        row = {"unit_code": code, "measure": measure, "bucket": bucket, "n": n}
        unit.run(insert(core(CounterRow)).values(row))
    finding.rebuild(unit)


def answers(database: Database, officer_id: int, questions: dict[str, Question]) -> dict[str, Any]:
    """What each question gives somebody, or how it is refused."""

    def ask(view: Reader) -> dict[str, Any]:
        officer = people.get(view, officer_id)
        found = {}
        for name, question in questions.items():
            try:
                found[name] = question(view, officer)
            except CaseworkError as error:
                found[name] = repr(error), error.facts
        return found

    return database.read_now(ask)


def asked(everyone: Everyone, turn: int | None = None) -> dict[str, Question]:
    """All questions, or a quarter of them by turns: four roles of the office stand in a row."""
    held = {"agenda": partial(meeting_cards.meeting, meeting_id=everyone.meeting_id)}
    everything = list((QUESTIONS | held).items())
    if turn is None or WHOLE:
        return dict(everything)
    return {name: question for n, (name, question) in enumerate(everything) if (n + turn) % 4 == 0}


def unseeing(relation: str) -> list[str]:
    """The roles that see nothing; why somebody is recused is all one, but for the whole run."""
    if relation.removeprefix("recused_") in set(Trigger) - {Trigger.NAMED} and not WHOLE:
        return []
    return [role for role in ROLES if sees(relation, role) == (False, False)]


@pytest.mark.parametrize("name", HIDDEN)
def test_a_hidden_matter_changes_no_list_and_no_number(
    everyone: Everyone, worlds: dict[str, Database], name: str
) -> None:
    amiss = []
    for at, relation in enumerate(HIDDEN[name]):
        for role in unseeing(relation):
            officer_id = everyone.who[relation, role]
            questions = asked(everyone, at + ROLES.index(role))
            with_it, without = (answers(worlds[one], officer_id, questions) for one in ("", name))
            amiss += [
                (relation, role, question)
                for question in with_it
                if with_it[question] != without[question]
            ]
    assert amiss == []


@pytest.mark.parametrize("name", HIDDEN)
def test_whoever_sees_a_matter_finds_it_in_lists_and_numbers(
    everyone: Everyone, worlds: dict[str, Database], name: str
) -> None:
    relation = {
        "plain": "county",
        "proposed": "proposed_place",
        "accusation": "accusation_county",
        "sectioned": "own_section",
        "sectioned_accusation": "accusation_own_section",
    }
    officer_id = everyone.who[relation[name], "clerk"]
    with_it, without = (answers(worlds[one], officer_id, asked(everyone)) for one in ("", name))
    told = {question for question in with_it if with_it[question] != without[question]}
    assert told >= {"behind all", "/status", "/report", "/trend"}

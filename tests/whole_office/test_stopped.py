"""Three days without the program, over a month's end, beside a twin that ran all the time (N2)."""

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fixed_chance import FixedChance
from inside import inside
from movable_time import MovableTime
from two_townships import PEOPLE, Story, begin

from casework.briefs import Wish, kinds_for
from casework.forms import FormKind
from casework.people import Language
from casework.workflow import Move
from services import audit
from storage import briefs, people
from storage.database import Database
from storage.unit import Reader, Unit
from storage.vault import Vault

# A Friday before a month's end, and the Monday on which the new month has begun.
STOPS = datetime.fromisoformat("2027-01-29T17:00:00+08:00")
RUNS = STOPS + timedelta(days=3)
# What is said because the program stood still, and what comes every morning.
_OWN = "('updates_dropped', 'digest')"
_CLOCKS = "SELECT year, serial, rule, status, due_at FROM clock JOIN case_ ON case_.id = subject_id"
_CASES = "SELECT year, serial, stage, flags FROM case_"
_EVENTS = """
SELECT year, serial, kind, stage_from, stage_to FROM event LEFT JOIN case_ ON case_.id = subject_id
WHERE at > ?
"""
_PUSHES = f"""
SELECT name, year, serial, kind FROM push JOIN officer ON officer.id = recipient_id
LEFT JOIN case_ ON case_.id = subject_id WHERE made_at > ? AND kind NOT IN {_OWN}
"""  # noqa: S608 our own words


@dataclass
class Life:
    """What came of one of the twins."""

    standing: list[list[tuple[Any, ...]]]
    owed: Counter[tuple[Any, ...]]
    messages: dict[str, list[str]] = field(default_factory=dict)


def have(database: Database, clock: MovableTime) -> Story:
    """Cases whose deadlines come up, pass and climb within the three days."""
    story = begin(database)
    for days in (70, 62, 60, 59, 30, 16, 12, 2, 1):
        clock.set(STOPS - timedelta(days=days))
        for procedure in ("simple", "ordinary"):
            case = story.case(procedure=procedure)
            if procedure == "ordinary":
                story.act("deputy", Move.ASSIGN, case)
            if days != 1:
                story.act("liaison", Move.ACKNOWLEDGE, case)
    story.form("inspector", FormKind.SUPERVISE, case, text="请说明")
    clock.set(STOPS - timedelta(hours=1))
    database.write_now(briefed_before)
    return story


def briefed_before(unit: Unit) -> None:
    """The briefs of earlier weeks have been told: a very first one does not come late."""
    for who in people.everybody(unit):
        for kind in kinds_for(who):
            told = Wish(told_on=STOPS.date() - timedelta(days=25), figures="{}")
            briefs.put(unit, who.id, kind, told)


async def lived(database: Database, clock: MovableTime, folder: Path, *, stops: bool) -> Life:
    """From before the Friday to the Monday afternoon."""
    story = have(database, clock)
    async with inside(database, clock, folder) as (app, walk):
        names: dict[int, str] = {}
        for who, (name, *_) in PEOPLE.items():
            phone = app.line.core.world.add_person(name)
            app.line.core.world.chats[phone.id].known_to_bot = True
            database.write_now(people.bind, story.ids[who], phone.id, Language.CHINESE)
            names[phone.id] = who
        for entry in app.timetable:
            await entry.run()
        await app.settle()
        await walk.to(STOPS)
        app.line.said.clear()
        if stops:
            await app.sender.stop()
            walk._set(RUNS)
            for entry in app.timetable:  # as at a start: what was missed, then the sender
                await entry.run()
            app.sender.start()
            await app.settle()
        else:
            await walk.to(RUNS)
        said = app.line.said
    messages: dict[str, list[str]] = {}
    for one in said:
        if one.method == "sendMessage":
            messages.setdefault(names[one.chat_id], []).append(one.values["text"])
    assert database.read_now(audit.verify).fault is None

    def look(view: Reader) -> Life:
        def ask(question: str, *given: object) -> list[tuple[Any, ...]]:
            rows = view.connection.exec_driver_sql(question, tuple(given))
            return sorted((tuple(row) for row in rows), key=repr)

        since = STOPS.astimezone(database.now().tzinfo).strftime("%Y-%m-%d %H:%M:%S.%f")
        standing = [ask(_CLOCKS), ask(_CASES), ask(_EVENTS, since)]
        return Life(standing, Counter(ask(_PUSHES, since)), messages)

    return database.read_now(look)


@pytest.fixture
def twins(
    sqlite_template: Path, tmp_path: Path, vault: Vault, clock: MovableTime
) -> Iterator[list[Database]]:
    """Two records that begin alike."""
    found = []
    for name in ("ran", "stopped"):
        path = tmp_path / f"{name}.db"
        shutil.copyfile(sqlite_template, path)
        files = tmp_path / name
        url, chance = f"sqlite:///{path}", FixedChance()
        found.append(Database(url, vault, clock, durable=False, attachments=files, chance=chance))
    yield found
    for one in found:
        one.close()


async def test_a_stop_over_a_months_end_leaves_all_as_if_it_had_run_and_is_told_once(
    twins: list[Database], clock: MovableTime, tmp_path: Path
) -> None:
    ran = await lived(twins[0], clock, tmp_path, stops=False)
    stopped = await lived(twins[1], clock, tmp_path, stops=True)
    assert stopped.standing == ran.standing
    assert stopped.owed == ran.owed
    kinds = {kind for *_, kind in ran.owed}
    assert {"due_soon", "overdue", "supervision_opened", "visit_month_closed"} <= kinds
    assert "weekly_brief" in kinds
    assert set(stopped.messages) == set(PEOPLE)  # each has to send again what was not answered
    assert all(len(texts) == 1 for texts in stopped.messages.values()), stopped.messages
    assert stopped.messages["liaison"][0].startswith("<b>2月1日(周一) 今天的事</b>")
    assert "停过一段时间" in stopped.messages["liaison"][0]

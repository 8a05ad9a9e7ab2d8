"""The program is killed again and again while officers report, tap and get pushes (N1).

What the server has handed over is there once and answered, and the record is whole. ``make soak``
kills two hundred times, a plain run forty; each tenth start is the program from cold.
"""

import asyncio
import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from program import TOKEN, Program, morning_zone
from sqlalchemy import select, update
from street import Street, report_of

from bot.config import Settings
from bot.keys import secret_keys
from casework.people import Language, Officer, Role, UnitKind
from casework.people import Unit as OfficeUnit
from sandbox.botapi import Sandbox
from services import audit, counting, desk, digests, forms, reporting
from storage import migrate, people, units
from storage.database import Database
from storage.tables import InboxRow, LeadRow, NoteRow, PushRow, core
from storage.unit import Reader, Unit
from storage.vault import Vault

SOAK = "LIANLUO_SOAK" in os.environ
KILLS = 200 if SOAK else 40
OFFICERS = 500
CALLS = 3000  # that the program makes for all of them, about
ROOT = "990000"
LEAD, NOTE, PUSH, INBOX = core(LeadRow), core(NoteRow), core(PushRow), core(InboxRow)
ASSIGNED = PUSH.c.kind == "case_assigned"


def open_record(folder: Path) -> Database:
    settings = Settings(_env_file=None, bot_token=TOKEN, data_dir=folder)
    return Database(settings.database, Vault(secret_keys(settings)), timezone=morning_zone())


def enter(unit: Unit, name: str, role: Role, code: str, phone: int) -> Officer:
    officer_id = people.add_officer(unit, name, Language.CHINESE)
    people.add_post(unit, officer_id, role=role.value, unit_code=code, first_day=date(2026, 1, 1))
    people.bind(unit, officer_id, phone, Language.CHINESE)
    found = people.get(unit, officer_id)
    assert found is not None
    return found


def settle_in(database: Database, phones: list[int]) -> None:
    """A township with a liaison for every phone, who is given a case."""
    county = OfficeUnit(ROOT, "青溪县", "青溪县", UnitKind.COUNTY, f"{ROOT}/")
    database.write_now(units.add, [county])
    clerk = database.write_now(enter, "周清和", Role.CLERK, ROOT, 1)

    def add(unit: Unit, number: int) -> None:
        code, name = f"{ROOT}{number:03}", f"第{number}乡"
        place = OfficeUnit(code, name, name, UnitKind.TOWNSHIP, f"{ROOT}/{code}/", ROOT)
        units.add(unit, [place])
        enter(unit, f"林{number}", Role.LIAISON, code, phones[number])

    def assign(unit: Unit, number: int) -> None:
        liaison = people.by_telegram(unit, phones[number])
        assert liaison is not None
        card = reporting.start(unit, liaison, "水渠漏水。", place=f"{ROOT}{number:03}")
        form = desk.open_register(unit, clerk, forms.finish(unit, liaison, card.ref).ref).ref
        forms.fill(unit, clerk, form, "owner", f"{ROOT}{number:03}")
        forms.finish(unit, clerk, form)

    def fifty(unit: Unit, work: Callable[[Unit, int], None], first: int) -> None:
        for number in range(first, first + 50):
            work(unit, number)

    for work in (add, assign):
        for first in range(0, len(phones), 50):
            database.write_now(fifty, work, first)
    database.write_now(push_by_and_by, phones)


def push_by_and_by(unit: Unit, phones: list[int]) -> None:
    """Each is pushed their case while others work, and nobody is told anything else today."""
    digests.owe(unit, [])
    unit.run(update(PUSH).where(~ASSIGNED).values(state="settled"))
    first = datetime.now(UTC)
    for number, phone in enumerate(phones):
        officer = people.by_telegram(unit, phone)
        assert officer is not None
        mine = ASSIGNED & (PUSH.c.recipient_id == officer.id)
        due_at = first + timedelta(seconds=number * 0.05)
        unit.run(update(PUSH).where(mine).values(due_at=due_at))


async def live(program: Program, street: Street) -> None:
    """Kill after kill, some more officers at work in each life; in the last everything ends."""
    working: list[asyncio.Task[None]] = []
    waiting = list(range(OFFICERS))
    for kill in range(KILLS):
        street.another_life(kill)
        await program.begin(cold=kill % 10 == 9)
        share = -(-len(waiting) // (KILLS - kill))
        working += [asyncio.create_task(street.work(number)) for number in waiting[:share]]
        del waiting[:share]
        await street.some_calls(street.dice.randint(0, 2 * CALLS // KILLS))
        await asyncio.sleep(street.dice.uniform(0.0, 0.05))
        program.kill()
    street.another_life(KILLS)
    await program.begin()
    await asyncio.gather(*working)
    await street.some_calls(CALLS)  # until it has no more to do


def check(view: Reader) -> None:
    """Each report once, each push accepted, all answered, the counters and the chain whole."""
    told = select(NOTE.c.text).join(LEAD, LEAD.c.id == NOTE.c.subject_id)
    texts = view.run(told.where(NOTE.c.subject_kind == "lead", NOTE.c.text.like("第%号井%")))
    assert sorted(texts.scalars()) == [report_of(number) for number in range(OFFICERS)]
    states = view.run(select(PUSH.c.state).where(ASSIGNED)).scalars().all()
    assert len(states) == OFFICERS
    assert set(states) <= {"acknowledged", "closing", "settled"}  # each was taken on
    assert set(view.run(select(INBOX.c.state)).scalars()) == {"answered"}
    assert counting.compare(view) == []
    assert audit.verify(view).fault is None


@pytest.mark.timeout(0 if SOAK else 1200)
async def test_a_killed_program_loses_nothing_and_does_nothing_twice(tmp_path: Path) -> None:
    async with Sandbox(TOKEN) as box:
        phones = [box.world.add_person(f"林{number}") for number in range(OFFICERS)]
        ids = [phone.id for phone in phones]
        for one in ids:
            box.world.chats[one].known_to_bot = True
        database = open_record(tmp_path)
        migrate.upgrade(database.engine)
        settle_in(database, ids)
        street = Street(box.core, Random(6), phones)  # noqa: S311 a game, not a secret
        street.listen()
        async with Program(tmp_path, box.url) as program:
            await live(program, street)
        database.read_now(check)
        database.close()
    pushed = street.repeated("交办给您")
    twice = [street.cards(one) for one in range(OFFICERS) if len(street.cards(one)) != 1]
    print(f"{KILLS} kills: {sum(pushed.values())} pushes and {len(twice)} answers twice")  # noqa: T201
    assert max(pushed.values(), default=0) <= 8
    assert not twice, twice[:3]

"""Each row of the table of moves is within reach of every role that may make it, on a phone.

Derived from the table: a new row that somebody may make, and cannot reach by the bot's own buttons,
fails here.
"""

import shutil
import sqlite3
from datetime import date
from pathlib import Path
from random import Random

import pytest
from inside import inside
from movable_time import MovableTime
from moving import Moving, given, nobodys
from office import NAMES, settle_in
from office_life import enter
from townsfolk import town_of
from two_townships import LIU, ROOT, YUN, Story

from casework.people import Role
from storage import people
from storage.database import Database
from storage.vault import Vault

# Beside those of the whole office: section heads and staff of townships.
MORE = {
    "head_liu": ("齐守正", Role.SECTION_HEAD, LIU),
    "staff_yun": ("温知行", Role.STAFF, YUN),
    "head_yun": ("岳守成", Role.SECTION_HEAD, YUN),
}
# Who goes on field days as well, and hands up what is found there.
FIELD_DAYS = {"second_head": Role.SECTION_HEAD, "second_deputy": Role.DEPUTY}


def office(database: Database, clock: MovableTime) -> Story:
    story = settle_in(database, clock)
    for who, (name, role, code) in MORE.items():
        enter(story, who, name, role, code, None)
    for who, role in FIELD_DAYS.items():
        post = {"role": role.value, "unit_code": ROOT, "visit_duty": True}
        database.write_now(people.add_post, story.ids[who], first_day=date(2026, 1, 1), **post)
    return story


def test_every_move_is_somebodys() -> None:
    assert nobodys() == []


@pytest.mark.timeout(1200)
async def test_each_role_makes_each_of_its_moves_by_its_own_buttons(
    sqlite_template: Path, vault: Vault, tmp_path: Path
) -> None:
    clock = MovableTime()
    path = tmp_path / "lianluo.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}", vault, clock, durable=False, attachments=tmp_path)
    story = office(database, clock)
    record = sqlite3.connect(path)
    names = NAMES | {who: one[0] for who, one in MORE.items()}
    wrong = []
    dice = Random(1)  # noqa: S311 nothing is left to it
    async with inside(database, clock, tmp_path) as (app, _walk):
        moving = Moving(town_of(app, story, names, dice, record), story)
        for move, role in given():
            if (why := await moving.make(move, role)) is not None:
                wrong.append(f"{move.value} by {role.value}: {why}")
    record.close()
    assert not wrong, "\n".join(wrong)
    database.close()

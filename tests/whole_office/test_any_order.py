"""Whatever comes, from whomever, in any order: no fault, no wrong stage, no word astray (N5).

The players know what their phones offer and do what was done least, so that a few thousand updates
go through nearly every move and form; a part of them means ill. A plain run plays five thousand
updates, ``make soak`` as many in each of twenty offices, and in one of them every move has to be
made and every form to come to both its ends.
"""

import os
import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from inside import Inside, inside
from movable_time import MovableTime
from office import NAMES, OFTEN, settle_in
from office_life import counts_hold, index_holds
from planted import Planted
from player import Player
from rules import RULES
from townsfolk import ENDS, Person, Town
from two_townships import Story
from watch import Watch

from casework.forms import FORMS, FormKind
from casework.people import Language
from schedules.walk import Walk
from services import audit
from storage import people
from storage.database import Database
from storage.vault import Vault

SOAK = "LIANLUO_SOAK" in os.environ
COUNT, SEEDS = 5000, 20 if SOAK else 1
# An import is a file, with nothing to fill in; a search stays open for the next words.
NEVER = {(FormKind.IMPORT, "done"), (FormKind.IMPORT, "dropped"), (FormKind.FIND, "done")}
MOVES = {("move", one) for rules in RULES.values() for one in rules}
ALL_ENDS = {(kind, end) for kind in FORMS for end in ENDS} - NEVER
STRANGERS = ("路人甲", "路人乙")
AHEAD = (0.02, 0.1, 0.5, 1, 2, 4, 24, 24, 48)


def town_of(app: Inside, story: Story, dice: Random, record: sqlite3.Connection) -> Town:
    """Everybody gets a phone; two strangers have one too."""
    everybody: dict[str, Person] = {}
    world = app.line.core.world
    for key, name in {**NAMES, **{one: one for one in STRANGERS}}.items():
        phone = world.add_person(name, language_code="zh-hans")
        world.chats[phone.id].known_to_bot = True
        everybody[key] = Person(key, phone, story.ids.get(key, 0))
        if key in story.ids:
            language = Language.ENGLISH if key == "second_deputy" else Language.CHINESE
            story.database.write_now(people.bind, story.ids[key], phone.id, language)
    town = Town(app, dice, Planted(dice), everybody, record)
    town.look()
    return town


async def play(town: Town, watch: Watch, walk: Walk, clock: MovableTime) -> int:
    """Live on until so many updates have come; gives how many came."""
    dice, player, heard, moved = town.dice, Player(town), 0, 0
    everybody = [who for who in town.people.values() for _ in range(OFTEN.get(who.key, 1))]
    while heard < COUNT:
        for who in dict.fromkeys(dice.sample(everybody, dice.randint(1, 12))):
            await player.turn(who)
        heard += await town.app.hear()
        watch.look()
        if heard > moved + 60:
            moved = heard
            await walk.to(clock() + timedelta(hours=dice.choice(AHEAD)))
            watch.look()
    return heard


def taken(town: Town) -> set[tuple[str, str]]:
    """The moves that somebody made, and the ends to which forms have come."""
    made = {("move", one) for _move, one in MOVES if town.seen[one]}
    return made | {(kind.value, end) for kind, end in ALL_ENDS if town.forms[kind, end]}


@pytest.mark.timeout(0 if SOAK else 1200)
async def test_whatever_comes_nothing_breaks_and_no_word_goes_astray(
    sqlite_template: Path, vault: Vault, tmp_path: Path
) -> None:
    ever: set[tuple[str, str]] = set()
    for seed in range(1, SEEDS + 1):
        folder = tmp_path / str(seed)
        folder.mkdir()
        shutil.copyfile(sqlite_template, folder / "lianluo.db")
        ever |= await live(folder, vault, MovableTime(), seed)
    ends = {(kind.value, end) for kind, end in ALL_ENDS}
    print(f"not taken: {sorted((MOVES | ends) - ever)}")  # noqa: T201
    assert len(MOVES & ever) >= (1.0 if SOAK else 0.94) * len(MOVES), sorted(MOVES - ever)
    assert len(ends & ever) >= (1.0 if SOAK else 0.75) * len(ends), sorted(ends - ever)


async def live(folder: Path, vault: Vault, clock: MovableTime, seed: int) -> set[tuple[str, str]]:
    """One office, from its first day on; gives what was taken in it."""
    path = folder / "lianluo.db"
    database = Database(f"sqlite:///{path}", vault, clock, durable=False, attachments=folder)
    story = settle_in(database, clock)
    record = sqlite3.connect(path)
    async with inside(database, clock, folder) as (app, walk):
        town = town_of(app, story, Random(seed), record)  # noqa: S311 a game, not a secret
        watch = Watch(town)
        with watch.listening():
            heard = await play(town, watch, walk, clock)
    record.close()
    watch.stages_stand()
    print(f"office {seed}: {heard} updates, {watch.reached} reached a service")  # noqa: T201
    assert not watch.wrong, "\n\n".join(watch.wrong)
    assert watch.reached >= 0.3 * heard
    assert counts_hold(story)
    assert index_holds(story)
    assert database.read_now(audit.verify).fault is None
    database.close()
    return taken(town)

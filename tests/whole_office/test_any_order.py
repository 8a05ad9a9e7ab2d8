"""Whatever comes, from whomever, in any order: no fault, no wrong stage, no word astray (N5).

The players know what their phones offer and set out for what nobody has done yet, so that every
move is made and every form is both finished and dropped; a part of them means ill. A plain run
plays five thousand updates in one office, which may leave a little undone; ``make soak`` as many in
each of twenty, and together they leave nothing.
"""

import json
import os
import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from inside import inside
from movable_time import START, MovableTime
from office import NAMES, OFTEN, settle_in
from office_life import counts_hold, index_holds
from player import Player
from quests import Quests
from townsfolk import Town, town_of
from watch import Watch

from schedules.walk import Walk
from services import audit
from storage.database import Database
from storage.vault import Vault

SOAK = "LIANLUO_SOAK" in os.environ
COUNT, OFFICES = 5000, 20 if SOAK else 1
# So little may an office leave undone, of what comes up seldom.
LEAVES = 12
# How long the office has been there when the play begins, a few days before the year's end.
BEFORE = timedelta(days=56)
AHEAD = (0.02, 0.1, 0.5, 1, 2, 4, 12, 24, 24)


async def play(town: Town, watch: Watch, walk: Walk, clock: MovableTime) -> int:
    """Live on until so many updates have come; gives how many came."""
    dice, player, quests, heard, moved = town.dice, Player(town), Quests(town), 0, 0
    await walk.to(clock() + timedelta(minutes=1))  # what had been due by then
    everybody = [who for who in town.people.values() for _ in range(OFTEN.get(who.key, 1))]
    while not watch.wrong and heard < COUNT:
        busy = dice.sample(town.busy, min(8, len(town.busy)))
        set_out = [one for one in quests.found(4) if one.who not in busy]
        for one in set_out:
            await player.follow(one)
        others = dice.sample(everybody, dice.randint(2, 8))
        for who in dict.fromkeys((*busy, *others)):
            await player.turn(who)
        heard += await town.app.hear(twice=dice.random() < 0.05)
        watch.look()
        if heard > moved + 100:
            moved = heard
            await walk.to(clock() + timedelta(hours=dice.choice(AHEAD)))
            watch.look()
    return heard


def left_by_all(together: Path, seed: int, left: set[str]) -> set[str]:
    """What every office has left undone; as long as one is still at play, that is not known."""
    together.mkdir(exist_ok=True)
    (together / f"{seed}.json").write_text(json.dumps(sorted(left)))
    played = [set(json.loads(one.read_text())) for one in together.glob("*.json")]
    return set.intersection(*played) if len(played) == OFFICES else set()


@pytest.fixture(scope="session")
def together(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Path:
    """One folder for all the programs among which the offices of this run are shared out."""
    return tmp_path_factory.getbasetemp().parent / f"offices-{testrun_uid}"


@pytest.mark.timeout(0 if SOAK else 1200)
@pytest.mark.parametrize("seed", range(1, OFFICES + 1))
async def test_whatever_comes_nothing_breaks_and_no_word_goes_astray(
    sqlite_template: Path, vault: Vault, tmp_path: Path, together: Path, seed: int
) -> None:
    clock = MovableTime(START - BEFORE)
    path = tmp_path / "lianluo.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}", vault, clock, durable=False, attachments=tmp_path)
    story = settle_in(database, clock)
    record = sqlite3.connect(path)
    async with inside(database, clock, tmp_path) as (app, walk):
        town = town_of(app, story, NAMES, Random(seed), record)  # noqa: S311 a game, not a secret
        watch = Watch(town)
        with watch.listening():
            heard = await play(town, watch, walk, clock)
    record.close()
    watch.stages_stand()
    left = Quests(town).left()
    print(  # noqa: T201
        f"office {seed}: {heard} updates, {watch.reached} reached a service, left {sorted(left)}"
    )
    assert not watch.wrong, "\n\n".join(watch.wrong)
    assert watch.reached >= 0.3 * heard
    assert len(left) <= LEAVES, f"not done by anybody: {sorted(left)}"
    nowhere = left_by_all(together, seed, left)
    assert not nowhere or OFFICES == 1, f"not done in any office: {sorted(nowhere)}"
    assert counts_hold(story)
    assert index_holds(story)
    assert database.read_now(audit.verify).fault is None
    database.close()

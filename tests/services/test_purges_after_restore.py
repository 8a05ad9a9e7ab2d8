"""An older copy of the record, put back: what was purged since goes again, holds stand again."""

from pathlib import Path

import pytest
from movable_time import MovableTime
from office_life import counts_hold
from offices import shown
from two_townships import Story, begin

from casework.forms import FormKind
from casework.workflow import Move
from services import audit, expiring, letting_go
from storage import backup, ledger
from storage.database import Database

PASSPHRASE = "a passphrase of this test"


@pytest.fixture
def story(database: Database) -> Story:
    return begin(database)


def closed(story: Story, words: str) -> int:
    number = story.case(words=words)
    story.answer(number)
    said = {"service": "satisfied", "result": "fairly", "cause": "knowledge_of_law"}
    story.form("clerk", FormKind.FOLLOW_UP, number, **said)
    return number


def test_a_restored_copy_lets_go_again_and_holds_again(
    story: Story, clock: MovableTime, tmp_path: Path, elsewhere: str
) -> None:
    gone, kept = closed(story, "蟠桃园的篱笆倒了"), closed(story, "上湾村机井坏了")
    clock.move(days=3600)
    database = story.database
    url = database.engine.url.render_as_string(hide_password=False)
    made = backup.make(
        tmp_path / "a.backup",
        PASSPHRASE,
        url,
        database.attachments,
        made_at=clock.now,
        settings={},
        newest_key=bytes(4),
    )
    clock.move(days=100)  # ten years are over; since the backup one is held, the other goes
    story.act("inspector", Move.PUT_LEGAL_HOLD, kept)
    assert letting_go.let_go(database, database.read_now(expiring.over)).matters == 1
    letting_go.keep_list(database)
    listed = ledger.read(tmp_path / ledger.NAME, database.vault)

    (tmp_path / "elsewhere").mkdir()
    folder = tmp_path / "elsewhere" / "attachments"
    restored = Database(elsewhere, database.vault, clock, durable=False, attachments=folder)
    backup.put_back(tmp_path / "a.backup", PASSPHRASE, elsewhere, restored.attachments)
    again = Story(restored, story.ids)
    assert "篱笆" in shown(again, "deputy", gone)
    assert letting_go.again(restored, listed) == (1, 1)
    assert "内容已销毁" in shown(again, "deputy", gone)
    assert "留存" in shown(again, "deputy", kept)
    found = restored.read_now(audit.verify)
    assert (found.fault, found.position) == (None, made.position + 2)
    assert counts_hold(again)
    assert letting_go.again(restored, listed) == (0, 0)
    beside = ledger.read(tmp_path / "elsewhere" / ledger.NAME, restored.vault)
    assert beside.purged.keys() == listed.purged.keys()
    restored.close()


def test_an_older_copy_put_in_place_by_hand_is_set_right_in_the_night(
    lite_database: Database, clock: MovableTime, tmp_path: Path
) -> None:
    story = begin(lite_database)
    gone = closed(story, "蟠桃园的篱笆倒了")
    clock.move(days=3700)
    with lite_database.engine.connect() as connection:
        copy = tmp_path / "older.db"
        connection.connection.execute("VACUUM INTO ?", (str(copy),))
    letting_go.let_go(lite_database, lite_database.read_now(expiring.over))
    letting_go.keep_list(lite_database)

    url, folder = f"sqlite:///{copy}", lite_database.attachments.path
    older = Database(url, lite_database.vault, clock, durable=False, attachments=folder)
    again = Story(older, story.ids)
    assert "篱笆" in shown(again, "deputy", gone)
    letting_go.nightly(older)
    assert "内容已销毁" in shown(again, "deputy", gone)
    older.close()

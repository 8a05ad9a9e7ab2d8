"""A backup is one moment of the record, whole; what was changed in its file is noticed."""

import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from two_townships import Story, begin

from casework.matters import Subject
from casework.media import Incoming, MediaKind, MediaState
from services import audit, counting, lists, status
from storage import archiving, backup, media
from storage.database import Database
from storage.vault.pieces import HEADER, SEALED_PIECE

PASSPHRASE = "correct horse battery staple"
NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
KEY = bytes(4)


def url_of(database: Database) -> str:
    return database.engine.url.render_as_string(hide_password=False)


def make(database: Database, path: Path) -> backup.Made:
    return backup.make(
        path,
        PASSPHRASE,
        url_of(database),
        database.attachments,
        made_at=NOW,
        settings={"LIANLUO_TIMEZONE": "Asia/Shanghai"},
        newest_key=KEY,
    )


def put_back(path: Path, database: Database, url: str, folder: Path) -> Iterator[Database]:
    """The record put back at another place, as another program opens it."""
    opened = Database(url, database.vault, database.now, durable=False, attachments=folder)
    backup.put_back(path, PASSPHRASE, url, opened.attachments)
    yield opened
    opened.close()


def answers(story: Story, database: Database) -> Any:
    """What the office answers to those who ask how it stands."""
    leader, clerk, liaison = (story.who(who) for who in ("leader", "clerk", "liaison"))
    return (
        database.read_now(status.overview, leader),
        database.read_now(lists.desk, clerk),
        database.read_now(lists.my_cases, liaison),
    )


def test_a_backup_made_while_officers_work_answers_as_its_moment_did(
    database: Database, elsewhere: str, tmp_path: Path
) -> None:
    story = begin(database)
    story.case()
    moments: dict[int, Any] = {}
    going, started = threading.Event(), threading.Event()

    def work() -> None:
        for n in range(400):
            story.report(words=f"第{n}口井坏了")
            moments[database.read_now(audit.head).position] = answers(story, database)
            started.set()
            if going.is_set() and n > 12:
                return

    worker = threading.Thread(target=work)
    worker.start()
    started.wait(20)
    path = tmp_path / "a.backup"
    made = make(database, path)
    going.set()
    worker.join()
    assert len(moments) > 12
    for restored in put_back(path, database, elsewhere, tmp_path / "elsewhere" / "attachments"):
        found = restored.read_now(audit.verify)
        assert (found.fault, found.position) == (None, made.position)
        assert restored.read_now(counting.check).differences == ()
        assert answers(story, restored) == moments[made.position]


def add_file(database: Database, content: bytes) -> tuple[int, str]:
    """An attachment is stored; gives its row's id and its name in the folder."""
    case = (Subject.CASE, 5)
    file = Incoming(MediaKind.DOCUMENT, "file", "unique", name="letter.pdf")
    database.write_now(media.add, case, 1, file)
    (row,) = database.write_now(archiving.claim, 1, timedelta(minutes=1))
    with database.attachments.write(row.media_id) as writing:
        writing.add(content)
        name = writing.finish().name
    database.write_now(
        archiving.settle, row.media_id, MediaState.STORED, stored_as=name, sha256="0"
    )
    return row.media_id, name


def test_attachments_come_back_sealed_as_they_were(
    database: Database, elsewhere: str, tmp_path: Path
) -> None:
    content = b"a letter " * 50_000
    number, name = add_file(database, content)
    assert make(database, tmp_path / "a.backup").attachments == 1
    for restored in put_back(tmp_path / "a.backup", database, elsewhere, tmp_path / "there"):
        assert b"".join(restored.attachments.read(number, name)) == content
        (file,) = restored.read_now(media.of, [(Subject.CASE, 5)])
        assert (file.name, file.stored_as) == ("letter.pdf", name)


def test_a_file_erased_at_that_moment_is_passed_over(
    lite_database: Database, tmp_path: Path
) -> None:
    _, name = add_file(lite_database, b"a letter")
    lite_database.attachments.remove(name)
    assert make(lite_database, tmp_path / "a.backup").attachments == 0


def test_nothing_is_put_where_a_record_is_already(
    database: Database, elsewhere: str, tmp_path: Path
) -> None:
    make(database, tmp_path / "a.backup")
    for _ in put_back(tmp_path / "a.backup", database, elsewhere, tmp_path / "there"):
        with pytest.raises(backup.NotEmptyError):
            backup.put_back(tmp_path / "a.backup", PASSPHRASE, elsewhere, database.attachments)


@pytest.mark.parametrize("left", ["-wal", "-shm", "-journal"])
def test_nothing_is_put_beside_what_a_lost_database_has_left(
    lite_database: Database, tmp_path: Path, left: str
) -> None:
    make(lite_database, tmp_path / "a.backup")
    target = tmp_path / "there" / "lianluo.db"
    target.parent.mkdir()
    target.with_name(f"lianluo.db{left}").write_bytes(b"what was not in the backup")
    url = f"sqlite:///{target}"
    with pytest.raises(backup.NotEmptyError):
        backup.put_back(tmp_path / "a.backup", PASSPHRASE, url, lite_database.attachments)
    assert not target.exists()


def test_a_backup_shows_nothing_and_opens_for_its_passphrase_alone(
    lite_database: Database, tmp_path: Path
) -> None:
    begin(lite_database).report(words="上湾村机井坏了")
    path = tmp_path / "a.backup"
    make(lite_database, path)
    assert path.stat().st_mode & 0o777 == 0o600
    raw = path.read_bytes()
    assert all(
        word not in raw for word in ("上湾村".encode(), "井坏".encode(), b"SQLite", b"TIMEZONE")
    )
    assert backup.look(path, PASSPHRASE).settings == {"LIANLUO_TIMEZONE": "Asia/Shanghai"}
    with pytest.raises(backup.WrongPassphraseError):
        backup.look(path, f"{PASSPHRASE}!")


@pytest.mark.parametrize(
    "damage", ["flipped", "cut", "cut_at_a_piece", "added", "empty", "foreign"]
)
def test_a_damaged_backup_is_noticed_and_leaves_no_record(
    lite_database: Database, tmp_path: Path, damage: str
) -> None:
    path = tmp_path / "a.backup"
    make(lite_database, path)
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(
        {
            "flipped": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
            "cut": whole[:middle],
            "cut_at_a_piece": whole[: 17 + 16 + HEADER + 3 * SEALED_PIECE],
            "added": whole + b"x",
            "empty": b"",
            "foreign": b"PK" + whole,
        }[damage]
    )
    target = tmp_path / "there" / "lianluo.db"
    with pytest.raises(backup.ForeignFileError):
        backup.put_back(path, PASSPHRASE, f"sqlite:///{target}", lite_database.attachments)
    assert not target.exists()
    assert not target.with_suffix(".part").exists()


def test_a_backup_that_fails_leaves_nothing_half_written(
    lite_database: Database, tmp_path: Path
) -> None:
    with pytest.raises(sqlite3.OperationalError):
        backup.make(
            tmp_path / "a.backup",
            PASSPHRASE,
            f"sqlite:///{tmp_path / 'gone.db'}",
            lite_database.attachments,
            made_at=NOW,
            settings={},
            newest_key=KEY,
        )
    left = {path.name for path in tmp_path.iterdir()}
    assert {name for name in left if not name.startswith("lianluo.db")} == set()


def test_old_backups_expire_by_their_names_and_nothing_else_does(tmp_path: Path) -> None:
    for days in (0, 29, 30, 31, 400):
        (tmp_path / backup.name_for(NOW - timedelta(days=days))).touch()
    for other in ("lianluo-purges.sealed", "lianluo.db", "lianluo-20200101-000000.backup.txt"):
        (tmp_path / other).touch()
    gone = backup.expire(tmp_path, NOW, 30)
    assert len(gone) == 2
    assert len(list(tmp_path.iterdir())) == 6

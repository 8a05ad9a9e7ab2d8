"""Doctor opens with the plain limit, looks at everything, and says how to mend what is wrong."""

import shutil
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from chinese_calendar.constants import holidays
from examined import look, start_once, use_once

from casework.attachments import Cause, Stored
from casework.matters import Subject
from casework.media import Incoming, MediaKind
from casework.people import Language
from services import archiving, purging
from storage import media
from storage.backup import name_for
from storage.clock import utc_now
from storage.database import Database
from storage.vault import Vault, make_key

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize("language", list(Language))
def test_a_fresh_folder_is_well_and_opens_with_the_limit(language: Language) -> None:
    well, text = look(language)
    assert well
    assert "✗" not in text
    opening = {"en": "not end-to-end encrypted", "zh-CN": "没有端到端加密"}
    assert opening[language] in text.splitlines()[0]
    assert not Path("data").exists()


def test_an_installation_that_ran_is_well(folder: Path) -> None:
    start_once(folder)
    well, text = look()
    assert (well, text.count("✗")) == (True, 0)
    assert "up to date" in text


def attach(key: str, *causes: str | None) -> None:
    """Enter a stored attachment, and others that were hindered by these causes."""
    database = Database(
        "sqlite:///data/lianluo.db", Vault([key]), attachments=Path("data/attachments")
    )
    for n in range(len(causes) + 1):
        file = Incoming(MediaKind.PHOTO, "f", f"{len(causes)}-{n}")
        database.write_now(media.add, (Subject.LEAD, 1), 1, file)
    first, *others = database.write_now(archiving.take, 10, timedelta(minutes=1))
    with database.attachments.write(first.media_id) as writing:
        written = writing.finish()
    found = Stored(written.name, written.sha256, "image/jpeg")
    database.write_now(archiving.stored, first.media_id, found)
    for one, cause in zip(others, causes, strict=True):
        if cause is not None:
            database.write_now(archiving.not_stored, one, Cause(cause), 60.0)
    database.close()


def test_attachments_are_counted_and_what_hinders_them_is_named(folder: Path) -> None:
    start_once(folder)
    key = (folder / "data" / "secret.key").read_text(encoding="ascii").strip()
    attach(key, None, "type")
    well, text = look()
    assert (well, "Attachments: 1 stored, 1 waiting" in text) == (True, True)
    attach(key, "disk", "network", "network")
    well, text = look(Language.CHINESE)
    assert not well
    assert "已存档 2 个" in text
    assert "1 个写不进附件文件夹" in text
    assert "2 个因网络不通没取回" in text


def test_a_stored_file_that_is_not_there_is_told(folder: Path) -> None:
    start_once(folder)
    attach((folder / "data" / "secret.key").read_text(encoding="ascii").strip())
    assert look()[0]
    shutil.rmtree(folder / "data" / "attachments")
    well, text = look()
    assert not well
    assert "1 stored files are missing from data/attachments" in text


def test_wrong_settings_are_named_with_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANLUO_TIMEZONE", "Mars/Olympus")
    monkeypatch.setenv("LIANLUO_PROXY", "nonsense")
    well, text = look()
    assert not well
    assert "✗ LIANLUO_TIMEZONE cannot be used" in text
    assert "✗ LIANLUO_PROXY cannot be used" in text


def test_a_key_that_others_can_read_is_wrong(folder: Path) -> None:
    start_once(folder)
    (folder / "data" / "secret.key").chmod(0o644)
    well, text = look()
    assert not well
    assert "chmod 600" in text


def test_a_data_folder_that_others_come_at_is_wrong(folder: Path) -> None:
    start_once(folder)
    (folder / "data").chmod(0o750)
    well, text = look()
    assert not well
    assert "chmod -R go= data" in text


@pytest.mark.parametrize("elsewhere", [False, True])
def test_the_age_of_the_newest_backup_is_told_and_an_old_one_is_wrong(
    folder: Path, *, elsewhere: bool
) -> None:
    start_once(folder)
    assert "nothing to back up" in look()[1]
    use_once((folder / "data" / "secret.key").read_text())
    well, text = look()
    assert not well
    assert "✗ Backup: none in" in text
    shelf = folder / "disk" if elsewhere else folder / "data" / "backups"
    shelf.mkdir()
    if elsewhere:
        database = Database("sqlite:///data/lianluo.db", Vault([make_key()]))
        database.write_now(purging.note_backups, str(shelf))
        database.close()
    now = utc_now().astimezone(ZoneInfo("Asia/Shanghai"))
    (shelf / name_for(now - timedelta(days=9))).touch()
    (shelf / "lianluo-purges.sealed").touch()
    well, text = look()
    assert not well
    assert "9 days ago" in text
    (shelf / name_for(now - timedelta(days=6))).touch()
    well, text = look()
    assert well
    assert f"✓ Backup: the newest is of {(now - timedelta(days=6)):%Y-%m-%d %H:%M}" in text


def test_a_year_without_a_published_calendar_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_once(folder)
    known = {day: name for day, name in holidays.items() if day.year == 2010}
    monkeypatch.setattr("chinese_calendar.constants.holidays", known)
    well, text = look()
    assert not well
    assert "lianluo holidays import" in text

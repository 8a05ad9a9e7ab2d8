"""Doctor opens with the plain limit, looks at everything, and says how to mend what is wrong."""

import json
import shutil
import threading
from collections.abc import Iterator
from datetime import timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from chinese_calendar.constants import holidays

from bot.doctor import examine
from casework.attachments import Cause, Stored
from casework.matters import Incoming, MediaKind, Subject
from casework.people import Language
from services import archiving, purging
from storage import media, migrate, people, probe
from storage.backup import name_for
from storage.clock import utc_now
from storage.database import Database, make_engine
from storage.types import Sealed
from storage.vault import Vault, make_key
from wording.terminal import Terminal

TOKEN = "123456789:AAF-token-of-a-test-that-opens-nothing"
GOOD = {"ok": True, "result": {"id": 1, "is_bot": True, "username": "office_bot"}}


class Server(HTTPServer):
    """Answers every request with what the test sets."""

    status = 200
    content: object = GOOD
    seconds_off = 0


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.send_response_only(self.server.status)
        self.end_headers()
        self.wfile.write(json.dumps(self.server.content).encode())

    def end_headers(self) -> None:
        moment = utc_now().timestamp() + self.server.seconds_off
        told = utc_now().fromtimestamp(moment, utc_now().tzinfo)
        self.send_header("Date", format_datetime(told, usegmt=True))
        super().end_headers()

    def log_message(self, *args: Any) -> None: ...


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with Server(("127.0.0.1", 0), _Handler) as found:
        thread = threading.Thread(target=found.serve_forever)
        thread.start()
        monkeypatch.setenv("LIANLUO_BOT_TOKEN", TOKEN)
        monkeypatch.setenv("LIANLUO_API_BASE", f"http://127.0.0.1:{found.server_port}")
        yield found
        found.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def look(language: Language = Language.ENGLISH) -> tuple[bool, str]:
    lines: list[str] = []
    well = examine(Terminal(language), lambda line: lines.append(str(line)))
    return well, "\n".join(lines)


def start_once(folder: Path) -> None:
    (folder / "data").mkdir(mode=0o700)
    engine = make_engine("sqlite:///data/lianluo.db")
    migrate.upgrade(engine)
    engine.dispose()
    key = folder / "data" / "secret.key"
    key.write_text(make_key(), encoding="ascii")
    key.chmod(0o600)


def use_once(key: str) -> None:
    """Enter somebody with a phone, which is sealed."""
    database = Database("sqlite:///data/lianluo.db", Vault([key]))
    database.write_now(people.add_officer, "林小溪", Language.CHINESE, "13800138000")
    database.close()


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


def test_a_spoilt_key_is_wrong(folder: Path) -> None:
    start_once(folder)
    (folder / "data" / "secret.key").write_text("spoilt", encoding="ascii")
    assert "holds no usable key" in look()[1]


def test_a_lost_key_is_wrong_once_something_was_sealed(folder: Path) -> None:
    start_once(folder)
    key = folder / "data" / "secret.key"
    use_once(key.read_text())
    key.unlink()
    well, text = look()
    assert not well
    assert "missing" in text


def test_tables_without_a_key_are_well_while_nothing_was_sealed(folder: Path) -> None:
    start_once(folder)
    (folder / "data" / "secret.key").unlink()
    well, text = look()
    assert well
    assert "none yet" in text


@pytest.mark.parametrize("where", ["file", "setting"])
def test_a_key_of_another_database_is_wrong(
    folder: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    start_once(folder)
    key = folder / "data" / "secret.key"
    first, second = key.read_text(), make_key()
    use_once(first)
    if where == "setting":
        monkeypatch.setenv("LIANLUO_SECRET_KEYS", second)
    else:
        key.write_text(second)
    well, text = look()
    assert not well
    assert "does not open this database" in text
    monkeypatch.setenv("LIANLUO_SECRET_KEYS", f"{second},{first}")
    well, text = look()
    assert not well
    assert "lianluo keys rotate" in text


def test_the_key_is_known_on_both_kinds(
    database_url: str, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(database_url, vault)
    database.write_now(people.add_officer, "林小溪", Language.CHINESE, "13800138000")
    database.close()
    monkeypatch.setenv("LIANLUO_DATABASE_URL", database_url)
    monkeypatch.setenv("LIANLUO_SECRET_KEYS", make_key())
    assert "does not open this database" in look()[1]


@pytest.mark.parametrize("question", probe._SEALED)
def test_keys_are_looked_for_in_sealed_columns_only(question: str) -> None:
    _, column, _, table, *_ = question.split()
    assert isinstance(migrate.METADATA.tables[table].c[column].type, Sealed)


@pytest.mark.parametrize(("revision", "said"), [("0000", "lianluo migrate"), ("9999", "newer")])
def test_another_version_of_the_database_is_named(folder: Path, revision: str, said: str) -> None:
    start_once(folder)
    engine = make_engine("sqlite:///data/lianluo.db")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = ?", (revision,))
    engine.dispose()
    well, text = look()
    assert not well
    assert said in text


def test_a_file_that_is_no_database_is_named(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "lianluo.db").write_bytes(b"something else" * 1000)
    well, text = look()
    assert not well
    assert "is damaged, or is no database" in text


def test_damage_within_the_file_is_seen(folder: Path) -> None:
    start_once(folder)
    file = folder / "data" / "lianluo.db"
    content = file.read_bytes()
    file.write_bytes(content[:200_000] + b"?" * (len(content) - 200_000))
    well, text = look()
    assert not well
    assert "is damaged, or is no database" in text


def test_a_server_that_does_not_run_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANLUO_DATABASE_URL", "postgresql://u:hidden@127.0.0.1:1/x")
    well, text = look()
    assert not well
    assert "Database: cannot be reached" in text
    assert "hidden" not in text


def test_a_database_on_both_kinds_is_seen(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIANLUO_DATABASE_URL", database_url)
    monkeypatch.setenv("LIANLUO_SECRET_KEYS", make_key())
    well, text = look()
    assert well
    assert "up to date" in text


def test_a_year_without_a_published_calendar_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_once(folder)
    known = {day: name for day, name in holidays.items() if day.year == 2010}
    monkeypatch.setattr("chinese_calendar.constants.holidays", known)
    well, text = look()
    assert not well
    assert "lianluo holidays import" in text


def test_a_good_token_shows_the_bots_name_and_the_clock(server: Server) -> None:
    well, text = look()
    assert well
    assert "@office_bot" in text
    assert "Clock: agrees" in text


@pytest.mark.parametrize(
    ("content", "well", "said"),
    [
        ({"ok": True, "lines": {"en": ["All is well.", "None waiting."]}}, True, "runs: All is"),
        ({"ok": False, "lines": {"en": ["Something needs you:\nStop one."]}}, False, "but: Some"),
        ({"ok": True, "lines": {"en": []}}, False, "another program has port"),
        ({"ok": True}, False, "another program has port"),
        (["hello"], False, "another program has port"),
    ],
)
def test_a_running_bot_says_itself_how_it_is(
    server: Server, monkeypatch: pytest.MonkeyPatch, content: object, *, well: bool, said: str
) -> None:
    monkeypatch.delenv("LIANLUO_BOT_TOKEN")
    monkeypatch.setenv("LIANLUO_METRICS_PORT", str(server.server_port))
    server.content = content
    found, text = look()
    assert (found, said in text) == (well, True)


def test_a_bot_that_does_not_run_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANLUO_METRICS_PORT", "1")
    found, text = look(Language.CHINESE)
    assert found
    assert "1 端口上没有在运行" in text


def test_a_refused_token_is_named_and_never_shown(server: Server) -> None:
    server.status, server.content = 401, {"ok": False, "error_code": 401}
    well, text = look()
    assert not well
    assert "LIANLUO_BOT_TOKEN" in text
    assert TOKEN not in text


def test_a_page_that_is_no_bot_api_server_is_named(server: Server) -> None:
    server.content = ["welcome"]
    well, text = look()
    assert not well
    assert "does not answer like a Bot API server" in text


def test_an_unreachable_server_is_named(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANLUO_API_BASE", "http://127.0.0.1:1")
    well, text = look()
    assert not well
    assert "127.0.0.1:1 cannot be reached" in text
    assert TOKEN not in text


def test_a_clock_that_is_off_is_named(server: Server) -> None:
    server.seconds_off = -3600
    well, text = look()
    assert not well
    assert "seconds off" in text

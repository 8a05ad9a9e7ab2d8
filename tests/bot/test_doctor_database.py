"""Doctor names what is wrong with the database and with the key of what is sealed in it."""

from pathlib import Path

import pytest
from examined import look, start_once, use_once

from casework.people import Language
from services import door
from storage import migrate, people, probe
from storage.database import Database, make_engine
from storage.types import Sealed
from storage.vault import Vault, make_key

pytestmark = pytest.mark.usefixtures("folder")


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


def test_the_key_is_known_on_both_kinds_where_only_an_invite_was_sealed(
    database_url: str, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(database_url, vault)
    officer_id = database.write_now(people.add_officer, "林小溪", Language.CHINESE)
    database.write_now(door.make_invite, officer_id)
    assert not probe.look(database_url).is_entered
    database.close()
    monkeypatch.setenv("LIANLUO_DATABASE_URL", database_url)
    monkeypatch.setenv("LIANLUO_SECRET_KEYS", make_key())
    well, text = look()
    assert not well
    assert "does not open this database" in text


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

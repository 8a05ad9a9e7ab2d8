"""Backup, purge and restore as a technician runs them, on one machine and then on another."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from server_program import Server

from bot import backup_command, office_commands, purge_command
from bot.refusing import RefusedError, SettingsError
from casework.people import Language
from wording.terminal import Terminal

DATA = Path(__file__).parent.parent / "data"
UNITS, REGISTER = DATA / "units-qingxi.csv", DATA / "register-2012-2013.csv"
SAY = Terminal(Language.ENGLISH)


class Machine:
    """A machine on which commands are given, in this process; one at a time is worked at."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, said: Callable[[], str]) -> None:
        self.data, self._patch, self._said = folder / "data", patch, said
        self.data.mkdir(parents=True)
        self._folder = folder

    def do(self, command: Callable[..., None], *args: object, **settings: str) -> str:
        """What a command says."""
        with self._patch.context() as patch:
            patch.chdir(self._folder)
            for name, value in settings.items():
                patch.setenv(f"LIANLUO_{name}", value)
            command(SAY, *args)
        return self._said()

    def refuses(self, command: Callable[..., None], *args: object, **settings: str) -> str:
        """Why a command is refused."""
        with pytest.raises(RefusedError) as refused:
            self.do(command, *args, **settings)
        return " ".join(refused.value.lines)

    @property
    def backup(self) -> Path:
        """The one backup that was made."""
        (found,) = (self.data / "backups").glob("*.backup")
        return found

    @property
    def key(self) -> Path:
        """The key that was made for backups."""
        return self.data / "backup.key"


@pytest.fixture
def make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], Machine]:
    return lambda name: Machine(tmp_path / name, monkeypatch, lambda: capsys.readouterr().out)


@pytest.fixture
def here(make: Callable[[str], Machine]) -> Machine:
    found = make("one")
    found.do(office_commands.import_units, [UNITS], None)
    return found


@pytest.fixture
def there(make: Callable[[str], Machine], here: Machine) -> Machine:
    """Another machine, to which nothing but the vault's key has come."""
    found = make("two")
    shutil.copy(here.data / "secret.key", found.data)
    return found


def test_the_real_program_backs_up_and_restores(tmp_path: Path) -> None:
    server, other = Server(tmp_path / "one"), Server(tmp_path / "two")
    server.folder.mkdir()
    (other.folder / "data").mkdir(parents=True)
    server.run("units", "import", UNITS)
    code, out, errors = server.run("backup", lang="zh_CN.UTF-8")
    assert (code, errors, "备份密码新生成在" in out) == (0, "", True)
    (made,) = (server.folder / "data" / "backups").glob("*.backup")
    shutil.copy(server.folder / "data" / "secret.key", other.folder / "data")
    code, _, errors = other.run("restore", made)
    assert (code, errors.startswith("There is no passphrase")) == (1, True)
    key = server.folder / "data" / "backup.key"
    code, out, errors = other.run("restore", made, "--key", key)
    assert (code, errors, "The chain is whole" in out) == (0, "", True)


def test_a_record_that_moves_is_purged_there_as_it_was_here(here: Machine, there: Machine) -> None:
    def take_in(say: Terminal) -> None:
        office_commands.import_register(say, REGISTER, rehearsal=False)

    def purge(say: Terminal, do: str) -> None:
        purge_command.purge(say, do=bool(do))

    here.do(take_in)
    here.do(backup_command.backup, None, TIMEZONE="Asia/Shanghai")
    shown = here.do(purge, "")
    assert "Accusations: 18" in shown
    assert "Nothing was purged" in shown
    assert "XF12-" in shown
    assert "Purged: 65, forms: 0" in here.do(purge, "do")
    assert "Nothing has been kept" in here.do(purge, "")
    said = there.do(backup_command.restore, here.backup, here.key, None)
    assert "65 purged again" in said
    assert "The chain is whole and the counts hold" in said
    kept = (there.data / "settings-of-the-backup.env").read_text()
    assert kept == "LIANLUO_TIMEZONE=Asia/Shanghai\n"
    assert "Nothing has been kept" in there.do(purge, "")


def test_what_is_missing_for_a_restore_is_named_and_nothing_is_written(
    here: Machine, there: Machine, tmp_path: Path
) -> None:
    here.do(backup_command.backup, None)

    def refused(backup: Path, key: Path | None, purges: Path | None = None) -> str:
        return there.refuses(backup_command.restore, backup, key, purges)

    assert "There is no passphrase" in refused(here.backup, None)
    assert "not the passphrase" in refused(here.backup, here.data / "secret.key")
    assert "cannot be read" in refused(tmp_path / "none.backup", here.key)
    secret = (there.data / "secret.key").read_text()
    (there.data / "secret.key").unlink()
    assert "secret.key" in refused(here.backup, here.key)
    (there.data / "secret.key").write_text(secret)
    spoilt, cut = tmp_path / "spoilt.sealed", tmp_path / "cut.backup"
    spoilt.write_bytes(b"no list")
    assert "does not open" in refused(here.backup, here.key, spoilt)
    cut.write_bytes(here.backup.read_bytes()[:-5])
    assert "damaged" in refused(cut, here.key)
    assert [path.name for path in there.data.iterdir()] == ["secret.key"]
    no_list = tmp_path / "nowhere.sealed"
    said = there.do(backup_command.restore, here.backup, here.key, no_list)
    assert "No list of purges" in said
    assert "a database here already" in refused(here.backup, here.key)


def test_old_backups_go_and_a_passphrase_too_short_is_refused(here: Machine) -> None:
    shelf = here.data / "shelf"
    shelf.mkdir()
    (shelf / "lianluo-20200101-020304.backup").touch()
    with pytest.raises(SettingsError):
        here.do(backup_command.backup, shelf, BACKUP_KEY="short")
    said = here.do(backup_command.backup, shelf, BACKUP_KEY="twenty characters and more")
    assert "1 old backups deleted" in said
    assert "A key for backups was made" not in said
    assert sorted(path.suffix for path in shelf.iterdir()) == [".backup", ".sealed"]


def test_a_record_that_does_not_hold_is_put_back_and_said_so(here: Machine, there: Machine) -> None:
    with sqlite3.connect(here.data / "lianluo.db") as driver:
        driver.execute("UPDATE event SET actor_id = 7 WHERE position = 1")
    driver.close()
    here.do(backup_command.backup, None)
    said = there.refuses(backup_command.restore, here.backup, here.key, None)
    assert "do not start it yet" in said
    assert "position 1" in said


def test_a_backup_of_one_kind_of_database_is_not_put_into_the_other(
    here: Machine, there: Machine
) -> None:
    here.do(backup_command.backup, None)
    nowhere = "postgresql://nobody@127.0.0.1:1/nothing"
    said = there.refuses(backup_command.restore, here.backup, here.key, None, DATABASE_URL=nowhere)
    assert "another kind of database" in said

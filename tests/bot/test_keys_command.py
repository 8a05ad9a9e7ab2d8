"""A new key while the program runs: all is sealed with it, and nobody is kept from reading."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot import config, keys, keys_command, opening
from bot.doctor import examine
from bot.refusing import RefusedError
from casework.attachments import Stored
from casework.forms import FormKind
from casework.matters import Subject
from casework.media import Incoming, MediaKind
from casework.people import Language
from services import archiving
from storage import drafts, identities, media, migrate, people, rotation
from storage.attachments import Folder
from storage.database import Database
from storage.probe import ATTACHMENTS
from storage.vault import Vault, WrongKeyError, make_key
from wording.terminal import Terminal

SAY = Terminal(Language.ENGLISH)
CONTENT = b"\x89PNG" * 50_000
MANY = 2 * rotation.AT_ONCE + 3


class Office:
    """The program that runs on a data folder, and what somebody has entered there."""

    def __init__(self) -> None:
        self.settings = config.load()
        self.database = Database(
            self.settings.database,
            keys.vault(self.settings),
            durable=False,
            attachments=self.settings.data_dir / ATTACHMENTS,
        )
        migrate.upgrade(self.database.engine)
        write = self.database.write_now
        self.officer = write(people.add_officer, "林小溪", Language.CHINESE, "13800138000")
        self.form = write(drafts.add, self.officer, FormKind.LEAD, {"text": "机井"}, asks=None)
        write(identities.keep, (Subject.CASE, 1), "phone", [f"1390013{n:04}" for n in range(MANY)])
        picture = Incoming(MediaKind.PHOTO, "file", "unique", name="证明.png")
        write(media.add, (Subject.CASE, 1), self.officer, picture)
        (fetch,) = write(archiving.take, 1, timedelta(minutes=1))
        with self.database.attachments.write(fetch.media_id) as writing:
            writing.add(CONTENT)
            self.file = fetch.media_id, writing.finish().name
        found = Stored(self.file[1], "0" * 64, "image/png")
        assert write(archiving.stored, fetch.media_id, found)

    @property
    def keys(self) -> list[str]:
        return keys.secret_keys(self.settings)

    def reads_everything(self, database: Database) -> bool:
        """Whether all that was entered is read by a program."""
        read = database.read_now
        found = read(identities.reveal, [(Subject.CASE, 1)])
        (file,) = read(media.of, [(Subject.CASE, 1)])
        form = read(drafts.get, self.form.id)
        return (
            len(found) >= MANY
            and file.name == "证明.png"
            and form is not None
            and form.fields == {"text": "机井"}
            and read(people.phone, self.officer) == "13800138000"
            and b"".join(database.attachments.read(*self.file)) == CONTENT
        )

    def under(self, *which: str) -> Database:
        """The same record, opened under these keys alone."""
        folder = self.settings.data_dir / ATTACHMENTS
        return Database(self.settings.database, Vault(which), durable=False, attachments=folder)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.chdir(tmp_path)
    found = Office()
    yield found
    found.database.close()


def look() -> str:
    lines: list[str] = []
    examine(SAY, lambda line: lines.append(str(line)))
    return "\n".join(lines)


def test_after_it_the_new_key_alone_opens_everything_and_the_old_one_nothing(
    office: Office,
) -> None:
    (old,) = office.keys
    keys_command.rotate(SAY)
    newest, older = office.keys
    assert older == old
    fresh, stale = office.under(newest), office.under(old)
    assert office.reads_everything(fresh)
    for question in (
        lambda: stale.read_now(identities.reveal, [(Subject.CASE, 1)]),
        lambda: stale.read_now(drafts.get, office.form.id),
        lambda: stale.read_now(people.phone, office.officer),
        lambda: list(stale.attachments.read(*office.file)),
    ):
        with pytest.raises(WrongKeyError):
            question()
    fresh.close()
    stale.close()
    assert "lianluo keys rotate" not in look()


def test_whoever_works_meanwhile_reads_and_writes_on_and_seals_with_the_new_key(
    office: Office,
) -> None:
    stop, faults, written = threading.Event(), [], [0]

    def work() -> None:
        while not stop.is_set():
            phone = f"1370013{written[0]:04}"
            office.database.write_now(identities.keep, (Subject.CASE, 2), "phone", [phone])
            written[0] += 1
            if not office.reads_everything(office.database):
                faults.append(written[0])

    working = threading.Thread(target=work)
    working.start()
    keys_command.rotate(SAY)
    stop.set()
    working.join()
    assert not faults
    newest = office.under(office.keys[0])
    found = newest.read_now(identities.reveal, [(Subject.CASE, 2)])
    assert [value for _, value in found] == [f"1370013{n:04}" for n in range(written[0])]
    newest.close()


def test_cut_off_it_goes_on_with_the_same_key(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.put_before(office.settings)
    newest = office.keys[0]
    for it in rotation.columns():
        found = office.database.read_now(rotation.older, it)[:7]
        office.database.write_now(rotation.seal_again, it, found)
    assert "lianluo keys rotate" in look()
    assert office.reads_everything(office.database)
    keys_command.rotate(SAY)
    assert "going on" in capsys.readouterr().out
    assert office.keys[0] == newest
    alone = office.under(newest)
    assert office.reads_everything(alone)
    alone.close()
    assert "lianluo keys rotate" not in look()


def test_each_further_time_makes_a_key_of_its_own(office: Office) -> None:
    keys_command.rotate(SAY)
    keys_command.rotate(SAY)
    assert len(set(office.keys)) == 3
    assert office.reads_everything(office.database)


def test_a_key_that_is_set_is_put_in_front_by_hand_and_the_program_started_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    (old,) = office.keys
    monkeypatch.setenv("LIANLUO_SECRET_KEYS", old)
    with pytest.raises(RefusedError) as refused:
        keys_command.rotate(SAY)
    fresh = refused.value.lines[0].rsplit(" ", 1)[1]
    office.database.write_now(rotation.note_started)
    monkeypatch.setenv("LIANLUO_SECRET_KEYS", f"{fresh},{old}")
    with pytest.raises(RefusedError, match="refused") as refused:
        keys_command.rotate(SAY)
    assert "Start it again" in refused.value.lines[0]
    started = office.under(fresh, old)
    started.write_now(rotation.note_started)
    started.close()
    keys_command.rotate(SAY)
    alone = office.under(fresh)
    assert office.reads_everything(alone)
    alone.close()


def test_a_missing_and_a_wrong_key_are_each_said_in_one_line(office: Office) -> None:
    path = keys.key_file(office.settings)
    kept = path.read_text(encoding="ascii")
    path.unlink()
    with pytest.raises(RefusedError) as refused:
        opening.check(SAY, office.settings)
    assert "secret.key is missing" in refused.value.lines[0]
    assert not path.exists()
    path.write_text(f"{make_key()}\n", encoding="ascii")
    with pytest.raises(RefusedError) as refused:
        opening.check(SAY, office.settings)
    assert "does not open" in refused.value.lines[0]
    path.write_text(kept, encoding="ascii")
    opening.check(SAY, office.settings)


def test_a_key_that_sealed_the_newest_values_only_is_missed_too(office: Office) -> None:
    path = keys.key_file(office.settings)
    (old,) = office.keys
    keys.put_before(office.settings)
    office.database.write_now(identities.keep, (Subject.CASE, 3), "phone", ["13600136000"])
    path.write_text(f"{old}\n", encoding="ascii")
    with pytest.raises(RefusedError):
        opening.check(SAY, office.settings)


def test_a_file_that_is_sealed_again_stays_whole_when_the_old_key_is_not_its_own(
    office: Office,
) -> None:
    folder = Folder(office.settings.data_dir / ATTACHMENTS, Vault([make_key()]))
    with pytest.raises(WrongKeyError):
        folder.seal_again(*office.file)
    assert office.reads_everything(office.database)


def test_the_columns_that_are_sealed_are_these() -> None:
    """A new one is found by itself; this tells whoever adds one that its place must be its row."""
    assert {f"{it.table.name}.{it.column.name}" for it in rotation.columns()} == {
        "draft.fields",
        "identity.value",
        "inbox.content",
        "invite.digest",
        "media.name",
        "officer.phone",
        "query_code.code",
        "query_code.digest",
    }

"""Making a backup of a record that is in use: one moment of it, whole."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from sqlalchemy.engine import make_url

from storage import probe
from storage.attachments import Folder, MissingError
from storage.backup.container import Header, Sealing, stretches

FORMAT = 1
MANIFEST, DATABASE, TABLE, ATTACHMENT = "manifest", "database", "table", "attachment"
_CHAIN = "SELECT position, hash FROM chain WHERE id = 1"
_STORED = "SELECT stored_as FROM media WHERE state = 'stored' ORDER BY id"


@dataclass(frozen=True, slots=True)
class Made:
    """What went into a backup: up to which record, how many attachments, how many bytes it has."""

    position: int
    attachments: int
    size: int


def make(
    path: Path,
    passphrase: str,
    url: str,
    folder: Folder,
    *,
    made_at: datetime,
    settings: Mapping[str, str],
    newest_key: bytes,
) -> Made:
    """Write a backup; it stands under its name only once it is whole and on the disk.

    ``newest_key`` is the mark of the vault's key in force: without it nothing is put back.
    """
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file, _snapshot(url, folder.path.parent) as snapshot:
            sealing = Sealing(file, passphrase)
            sealing.part(snapshot.manifest(made_at, settings, newest_key))
            for header, content in snapshot.parts():
                sealing.part(header, content)
            n = sum(_add(sealing, folder, name) for name in snapshot.stored)
            sealing.finish()
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return Made(snapshot.position, n, path.stat().st_size)


def _add(sealing: Sealing, folder: Folder, name: str) -> bool:
    """Add an attachment as it lies in its folder; one erased this moment is passed over."""
    try:
        file = folder.open_sealed(name)
    except MissingError:
        return False
    with file:
        sealing.part({"part": ATTACHMENT, "name": name}, stretches(file))
    return True


class Snapshot:
    """One moment of a record: its state in numbers, and its rows as parts of a backup."""

    kind: str
    revision: str
    position: int
    head: str
    stored: list[str]
    key_ids: list[str]

    def parts(self) -> Iterator[tuple[Header, Iterable[bytes]]]:
        """The rows."""
        raise NotImplementedError

    def manifest(self, made_at: datetime, settings: Mapping[str, str], newest_key: bytes) -> Header:
        """What has to be known before anything is put back."""
        return {
            "part": MANIFEST,
            "format": FORMAT,
            "made_at": made_at.isoformat(),
            "kind": self.kind,
            "revision": self.revision,
            "position": self.position,
            "head": self.head,
            "key_ids": sorted({newest_key.hex(), *self.key_ids}),
            "settings": dict(settings),
        }


class _SqliteSnapshot(Snapshot):
    kind = "sqlite"

    def __init__(self, path: Path) -> None:
        self._path = path
        standing = probe.look(f"sqlite:///{path}")
        self.revision = standing.revision or ""
        self.key_ids = [one.hex() for one in sorted(standing.key_ids)]
        with closing(sqlite3.connect(path)) as driver:
            self.position, self.head = driver.execute(_CHAIN).fetchone() or (0, "")
            self.stored = [name for (name,) in driver.execute(_STORED)]

    def parts(self) -> Iterator[tuple[Header, Iterable[bytes]]]:
        with self._path.open("rb") as file:
            yield {"part": DATABASE}, stretches(file)


class _PostgresqlSnapshot(Snapshot):
    kind = "postgresql"

    def __init__(self, driver: Any) -> None:
        self._driver = driver
        (self.revision,) = driver.execute("SELECT version_num FROM alembic_version").fetchone()
        self.position, self.head = driver.execute(_CHAIN).fetchone() or (0, "")
        self.stored = [name for (name,) in driver.execute(_STORED)]
        self.key_ids = [one.hex() for one in sorted(probe.key_ids(driver.execute))]

    def parts(self) -> Iterator[tuple[Header, Iterable[bytes]]]:
        from storage.migrate import METADATA

        for table in METADATA.sorted_tables:
            columns = [column.name for column in table.columns]
            named = ", ".join(f'"{name}"' for name in columns)
            with self._driver.cursor().copy(f'COPY "{table.name}" ({named}) TO STDOUT') as copy:
                yield {"part": TABLE, "name": table.name, "columns": columns}, map(bytes, copy)


@contextmanager
def _snapshot(url: str, beside: Path) -> Iterator[Snapshot]:
    if make_url(url).get_backend_name() == "sqlite":
        with _copied(Path(make_url(url).database or ""), beside) as path:
            yield _SqliteSnapshot(path)
        return
    import psycopg

    plain = url.replace("postgresql+psycopg://", "postgresql://", 1)
    with psycopg.connect(plain) as driver:
        driver.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        driver.read_only = True
        yield _PostgresqlSnapshot(driver)


@contextmanager
def _copied(database: Path, beside: Path) -> Iterator[Path]:
    """A file with one moment of the database, and nothing of what was deleted from it before.

    It stands in the data folder, for its owner only, while the backup is being made.
    """
    beside.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(prefix="lianluo-", suffix=".snapshot", dir=beside)
    os.close(handle)
    try:
        uri = f"{database.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, timeout=30)) as driver:
            driver.execute("VACUUM INTO ?", (name,))
        yield Path(name)
    finally:
        for left in (name, f"{name}-wal", f"{name}-shm", f"{name}-journal"):
            with suppress(FileNotFoundError):
                Path(left).unlink()

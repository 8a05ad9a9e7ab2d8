"""Putting a backup back where there is nothing yet: all of it, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Connection
from sqlalchemy.engine import make_url

from storage import migrate
from storage.attachments import Folder
from storage.backup.container import ForeignFileError, Header, Opened
from storage.backup.making import ATTACHMENT, DATABASE, FORMAT, MANIFEST, TABLE
from storage.database import make_engine

# What SQLite keeps beside a database; a log left there would be written into the one put back.
_BESIDE = ("", "-wal", "-shm", "-journal")


class NotEmptyError(Exception):
    """There is a record already where one was to be put back."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself; ``key_ids`` are the marks of the vault's keys in it."""

    made_at: datetime
    kind: str
    revision: str
    position: int
    head: str
    key_ids: frozenset[bytes]
    settings: dict[str, str]


def look(path: Path, passphrase: str) -> Manifest:
    """What a backup says of itself.

    Raises :class:`ForeignFileError`, :class:`storage.backup.WrongPassphraseError`.
    """
    with path.open("rb") as file:
        for header, _content in Opened(file, passphrase).parts():
            return _manifest(header)
    raise ForeignFileError


def _manifest(header: Header) -> Manifest:
    if header.get("part") != MANIFEST or header.get("format") != FORMAT:
        raise ForeignFileError
    return Manifest(
        datetime.fromisoformat(header["made_at"]),
        header["kind"],
        header["revision"],
        header["position"],
        header["head"],
        frozenset(bytes.fromhex(one) for one in header["key_ids"]),
        header["settings"],
    )


def put_back(path: Path, passphrase: str, url: str, folder: Folder) -> int:
    """Put a record and its attachments back; gives how many attachments.

    A file that turns out to be damaged leaves no record behind. Raises :class:`NotEmptyError`.
    """
    manifest, n = look(path, passphrase), 0
    with path.open("rb") as file, _target(url, manifest) as target:
        for header, content in Opened(file, passphrase).parts():
            if header["part"] in {DATABASE, TABLE}:
                target.take(header, content)
            elif header["part"] == ATTACHMENT:
                folder.put_sealed(header["name"], content)
                n += 1
    engine = make_engine(url)
    try:
        migrate.upgrade(engine)  # an older one is brought forward; the index of words is made
    finally:
        engine.dispose()
    return n


class _SqliteTarget:
    def __init__(self, path: Path) -> None:
        self._path = path

    def take(self, _header: Header, content: Iterator[bytes]) -> None:
        with self._path.open("wb") as file:
            self._path.chmod(0o600)
            for stretch in content:
                file.write(stretch)


class _PostgresqlTarget:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, header: Header, content: Iterator[bytes]) -> None:
        names = ", ".join(f'"{name}"' for name in header["columns"])
        driver: Any = self._connection.connection
        with driver.cursor() as cursor:
            cursor.execute(f'DELETE FROM "{header["name"]}"')  # noqa: S608 a table of ours
            with cursor.copy(f'COPY "{header["name"]}" ({names}) FROM STDIN') as copy:
                for stretch in content:
                    copy.write(stretch)


@contextmanager
def _target(url: str, manifest: Manifest) -> Iterator[_SqliteTarget | _PostgresqlTarget]:
    if make_url(url).get_backend_name() == "sqlite":
        path = Path(make_url(url).database or "")
        if any(path.with_name(f"{path.name}{ending}").exists() for ending in _BESIDE):
            raise NotEmptyError
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        try:
            yield _SqliteTarget(part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    else:
        engine = make_engine(url)
        try:
            if migrate.current(engine) is not None:
                raise NotEmptyError
            with engine.begin() as connection:
                command.upgrade(migrate.config(connection), manifest.revision)
                yield _PostgresqlTarget(connection)
        finally:
            engine.dispose()

"""The file: an SQLite database of our own kind, checked whole before anything is written to it."""

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

MAGIC = b"SQLite format 3\x00"
KIND = 0x5342_4F58  # the application id in the header
VERSION = 1
HEADER = 100

Row = tuple[str, str, bytes]  # kind, key, body
Key = tuple[str, str]


class StateError(Exception):
    """The state cannot be used; the text says why and what to do. The file is left as it is."""


class StateFile:
    """Rows under a kind and a key, each with its checksum; every write is one transaction."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_new = _check_outside(path)
        if self.is_new:
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))  # it holds secrets
        self._database = sqlite3.connect(
            path, timeout=0.2, isolation_level=None, check_same_thread=False
        )
        try:
            self._open()
        except sqlite3.Error as error:
            self._database.close()
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                raise StateError(f"{path} is in use by another sandbox") from None
            raise damaged(path, str(error)) from None
        except StateError:
            self._database.close()
            raise

    def _open(self) -> None:
        run = self._database.execute
        run("PRAGMA locking_mode=EXCLUSIVE")
        run("BEGIN EXCLUSIVE")
        if self.is_new:
            run(f"PRAGMA application_id={KIND}")
            run(f"PRAGMA user_version={VERSION}")
            run(
                "CREATE TABLE kept (kind TEXT, key TEXT, body BLOB NOT NULL, sum INTEGER NOT NULL, "
                "PRIMARY KEY (kind, key))"
            )
        elif (version := run("PRAGMA user_version").fetchone()[0]) != VERSION:
            raise StateError(
                f"{self.path} was written by another version of the sandbox: {version}"
            )
        elif (found := run("PRAGMA quick_check").fetchone()[0]) != "ok":
            raise damaged(self.path, found)
        run("COMMIT")

    def rows(self) -> Iterator[Row]:
        """Everything that is kept; StateError when a row is not what was written."""
        for kind, key, body, checksum in self._database.execute(
            "SELECT kind, key, body, sum FROM kept"
        ):
            if not isinstance(body, bytes) or zlib.crc32(body) != checksum:
                raise damaged(self.path, f"{kind} {key} is not what was written")
            yield kind, key, body

    def write(self, rows: Iterable[Row], gone: Iterable[Key]) -> None:
        """Put rows in and take others out, all or nothing; raises sqlite3.Error."""
        run = self._database.execute
        run("BEGIN IMMEDIATE")
        try:
            self._database.executemany("DELETE FROM kept WHERE kind = ? AND key = ?", gone)
            self._database.executemany(
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)",
                ((kind, key, body, zlib.crc32(body)) for kind, key, body in rows),
            )
            run("COMMIT")
        except BaseException:
            if self._database.in_transaction:
                run("ROLLBACK")
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def damaged(path: Path, why: str) -> StateError:
    """The refusal of a file that cannot be trusted."""
    return StateError(
        f"{path} is damaged ({why}). It was left as it is: name another file, or move it away."
    )


def _check_outside(path: Path) -> bool:
    """Whether a file has to be made; StateError when what is there is none of ours."""
    if path.is_dir() or not path.parent.is_dir():
        raise StateError(f"{path} cannot be a file: give a file's name in a folder that exists")
    try:
        with path.open("rb") as source:
            header = source.read(HEADER)
    except FileNotFoundError:
        return True
    except OSError as error:
        raise StateError(f"{path} cannot be read: {error.strerror}") from None
    if not header:
        return True
    if header[:16] != MAGIC or header[68:72] != KIND.to_bytes(4, "big"):
        raise StateError(
            f"{path} is no state of this sandbox. It was left as it is: name another file."
        )
    return False

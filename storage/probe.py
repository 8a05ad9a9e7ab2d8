"""A light look at a database: is it there and whole, how does its schema stand, whose key is it?

It uses the bare drivers, since ``lianluo doctor`` has to start at once; everything else goes
through :class:`storage.database.Database`.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from storage.key_ids import KEY_ID_BYTES

ATTACHMENTS = "attachments"
"""The name of the folder of stored attachments, in the data folder."""

VERSIONS = Path(__file__).with_name("migrations") / "versions"
_SQLITE = "sqlite:///"
# Whether there is a schema at all, and its revision.
_IN_SQLITE = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
_IN_POSTGRESQL = "SELECT to_regclass('alembic_version')"
_REVISION = "SELECT version_num FROM alembic_version"
_TIMEOUT = 5
# A file is looked through for so many seconds; in a big one the rest is not.
_PATIENCE = 2.0
# The oldest and newest value of each of these show with which key it was sealed: of what officers
# have entered, and of the codes that they and petitioners were given.
_ENTERED = (
    "SELECT fields FROM draft ORDER BY id LIMIT 1",
    "SELECT fields FROM draft ORDER BY id DESC LIMIT 1",
    "SELECT value FROM identity ORDER BY id LIMIT 1",
    "SELECT value FROM identity ORDER BY id DESC LIMIT 1",
    "SELECT phone FROM officer WHERE phone IS NOT NULL ORDER BY id LIMIT 1",
    "SELECT phone FROM officer WHERE phone IS NOT NULL ORDER BY id DESC LIMIT 1",
)
_SEALED = (
    *_ENTERED,
    "SELECT digest FROM invite WHERE digest IS NOT NULL ORDER BY id LIMIT 1",
    "SELECT digest FROM invite WHERE digest IS NOT NULL ORDER BY id DESC LIMIT 1",
    "SELECT digest FROM query_code WHERE digest IS NOT NULL ORDER BY id LIMIT 1",
    "SELECT digest FROM query_code WHERE digest IS NOT NULL ORDER BY id DESC LIMIT 1",
)
_SETTING = "SELECT value FROM setting WHERE name = "
_ROTATED, _BACKUPS = f"{_SETTING}'keys_rotated'", f"{_SETTING}'backup_folder'"
# Attachments by state and cause, and the newest files that should be in their folder.
_ATTACHMENTS = "SELECT state, cause, count(*) FROM media GROUP BY state, cause"
_NEWEST_FILES = "SELECT stored_as FROM media WHERE state = 'stored' ORDER BY id DESC LIMIT 200"


@dataclass(frozen=True, slots=True)
class Attachments:
    """How many attachments are in each state, for which cause; the newest files' names."""

    counts: Mapping[tuple[str, str | None], int]
    newest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a database stands: the revision is none while it is empty or not there yet.

    ``key_ids`` are the marks of the keys with which values in it were sealed, ``rotated`` that of
    the key with which everything was last sealed anew, ``backups`` the folder of the last backup;
    ``is_entered`` says whether officers have entered anything that is sealed.
    """

    reachable: bool
    revision: str | None = None
    damaged: bool = False
    key_ids: frozenset[bytes] = frozenset()
    is_entered: bool = False
    rotated: str | None = None
    backups: str | None = None
    attachments: Attachments | None = None

    @property
    def is_current(self) -> bool:
        """Whether the schema is the one that this program needs."""
        return self.revision == newest()


def newest() -> str:
    """The revision that this program needs."""
    return max(path.stem.split("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def look(url: str) -> Standing:
    """How the database at an address stands."""
    if url.startswith(_SQLITE):
        return _look_sqlite(_path(url))
    return _look_postgresql(url.replace("postgresql+psycopg://", "postgresql://", 1))


def _path(url: str) -> Path:
    return Path(url.removeprefix(_SQLITE))


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)


def _look_sqlite(path: Path) -> Standing:
    if not path.exists():
        return Standing(reachable=True)
    try:
        with closing(_open(path)) as driver:
            return _standing(driver.execute, _IN_SQLITE, sqlite3.OperationalError)
    except sqlite3.OperationalError:
        return Standing(reachable=False)
    except sqlite3.DatabaseError:
        return Standing(reachable=False, damaged=True)


def _look_postgresql(url: str) -> Standing:
    import psycopg

    unknown = psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn
    try:
        with psycopg.connect(url, connect_timeout=_TIMEOUT, autocommit=True) as driver:
            return _standing(driver.execute, _IN_POSTGRESQL, *unknown)
    except psycopg.Error:
        return Standing(reachable=False)


def _standing(ask: Callable[[str], Any], there: str, *unknown: type[Exception]) -> Standing:
    """What a reachable database answers; ``unknown`` is raised where its schema is too old."""
    row = ask(_REVISION).fetchone() if ask(there).fetchone()[0] else None
    if row is None:
        return Standing(reachable=True)
    return Standing(
        reachable=True,
        revision=row[0],
        key_ids=_key_ids(ask, _SEALED, *unknown),
        is_entered=bool(_key_ids(ask, _ENTERED, *unknown)),
        rotated=_setting(ask, _ROTATED, *unknown),
        backups=_setting(ask, _BACKUPS, *unknown),
        attachments=_attachments(ask, *unknown),
    )


def _attachments(ask: Callable[[str], Any], *unknown: type[Exception]) -> Attachments | None:
    """None while the schema is too old to know of them."""
    with suppress(*unknown):
        counts = {(state, cause): n for state, cause, n in ask(_ATTACHMENTS).fetchall()}
        return Attachments(counts, tuple(name for (name,) in ask(_NEWEST_FILES).fetchall()))
    return None


def _setting(ask: Callable[[str], Any], question: str, *unknown: type[Exception]) -> str | None:
    with suppress(*unknown):
        row = ask(question).fetchone()
        return None if row is None else str(row[0])
    return None


def key_ids(ask: Callable[[str], Any]) -> frozenset[bytes]:
    """The marks of the keys with which values were sealed, in a database that has all tables."""
    return _key_ids(ask, _SEALED)


def _key_ids(
    ask: Callable[[str], Any], questions: Iterable[str], *unknown: type[Exception]
) -> frozenset[bytes]:
    found = set()
    for question in questions:
        with suppress(*unknown):
            row = ask(question).fetchone()
            if row is not None:
                found.add(bytes(row[0])[:KEY_ID_BYTES])
    return frozenset(found)


def is_whole(url: str) -> bool:
    """Whether a file of SQLite holds together, as far as is seen within two seconds."""
    if not url.startswith(_SQLITE) or not _path(url).exists():
        return True
    until = monotonic() + _PATIENCE
    try:
        with closing(_open(_path(url))) as driver:
            driver.set_progress_handler(lambda: monotonic() > until, 10_000)
            return bool(driver.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.OperationalError:  # not through in time
        return True
    except sqlite3.DatabaseError:
        return False

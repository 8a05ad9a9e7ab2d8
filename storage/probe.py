"""A light look at a database: is it there, and at which revision does its schema stand?

It uses the bare drivers, since ``lianluo doctor`` has to start at once; everything else goes
through :class:`storage.database.Database`.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

VERSIONS = Path(__file__).with_name("migrations") / "versions"
_SQLITE = "sqlite:///"
_QUESTION = "SELECT version_num FROM alembic_version"
_TIMEOUT = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """How a database stands: the revision is none while it is empty or not there yet."""

    reachable: bool
    revision: str | None = None
    there: bool = True

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
        return _look_sqlite(Path(url.removeprefix(_SQLITE)))
    return _look_postgresql(url.replace("postgresql+psycopg://", "postgresql://", 1))


def _look_sqlite(path: Path) -> Standing:
    if not path.exists():
        return Standing(reachable=True, there=False)
    try:
        with closing(sqlite3.connect(path.absolute().as_uri() + "?mode=ro", uri=True)) as driver:
            has_table = driver.execute(
                "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
            ).fetchone()
            row = driver.execute(_QUESTION).fetchone() if has_table else None
    except sqlite3.Error:
        return Standing(reachable=False)
    return Standing(reachable=True, revision=row[0] if row else None)


def _look_postgresql(url: str) -> Standing:
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=_TIMEOUT) as driver:
            there = driver.execute("SELECT to_regclass('alembic_version')").fetchone()
            row = driver.execute(_QUESTION).fetchone() if there and there[0] else None
    except psycopg.Error:
        return Standing(reachable=False)
    return Standing(reachable=True, revision=row[0] if row else None)

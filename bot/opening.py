"""Opening the record for a server command."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from bot import config, keys
from bot.config import Settings
from bot.refusing import RefusedError
from storage import migrate, probe
from storage.database import Database
from storage.probe import ATTACHMENTS
from storage.vault import WrongKeyError
from wording.terminal import Terminal


@contextmanager
def record(say: Terminal) -> Iterator[Database]:
    """The record, closed at the end; one that is still empty gets its tables first.

    Raises :class:`RefusedError` for a database out of reach, or of another version.
    """
    settings = config.load()
    check(say, settings)
    database = Database(
        settings.database,
        keys.vault(settings),
        timezone=settings.timezone,
        attachments=settings.data_dir / ATTACHMENTS,
        retention=settings.retention,
    )
    try:
        with driver_refusals(say):
            if migrate.current(database.engine) is None:
                migrate.upgrade(database.engine)
            yield database
    except WrongKeyError as error:
        raise RefusedError(say("server-wrong-key")) from error
    finally:
        database.close()


@contextmanager
def driver_refusals(say: Terminal) -> Iterator[None]:
    """Turn what the database itself refuses, such as a full disk, into a line."""
    try:
        yield
    except DBAPIError as error:
        cause = str(error.orig).partition("\n")[0]
        raise RefusedError(say("server-database", cause=cause)) from error


def check(say: Terminal, settings: Settings, *, behind: bool = False) -> None:
    """Raise :class:`RefusedError` unless the database can be used; ``behind`` allows an old one.

    A key that is not the database's is refused before anything is sealed with it.
    """
    standing = probe.look(settings.database)
    if standing.damaged:
        raise RefusedError(say("server-damaged"))
    if not standing.reachable:
        raise RefusedError(say("server-unreachable"))
    if standing.revision is not None and standing.revision > probe.newest():
        raise RefusedError(say("server-newer"))
    if not (behind or standing.revision is None or standing.is_current):
        raise RefusedError(say("server-behind"))
    file = keys.key_file(settings)
    if settings.secret_keys is None and standing.key_ids and not file.exists():
        raise RefusedError(say("server-no-key", file=str(file)))
    if not keys.opens(settings, standing.key_ids):
        raise RefusedError(say("server-wrong-key"))

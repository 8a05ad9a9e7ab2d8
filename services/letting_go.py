"""Purging from end to end: rows, stored files, the database's own files, and the list of purges.

It goes through the database from outside, some transactions one after the other; a purge that was
broken off goes on with the next one. For a thread of its own.
"""

from pathlib import Path

import structlog

from casework.retention import Gone, Over
from services import archiving, expiring, purging
from storage import compacting, ledger
from storage.database import Database
from storage.vault import WrongKeyError

log = structlog.get_logger(__name__)


def nightly(database: Database) -> None:
    """Let go of what was announced, and of old forms; bring the list of purges up to date."""
    end = database.read_now(purging.announced)
    found = Over() if end is None else database.read_now(expiring.over, end)
    let_go(database, found)
    keep_list(database)


def let_go(database: Database, found: Over) -> Gone:
    """Let go of what was found, and of forms nobody has touched; gives how much went."""
    portions = purging.portions(found)
    gone = sum((database.write_now(purging.purge, some) for some in portions), Gone())
    while forms := database.write_now(purging.forget_forms):
        gone += Gone(forms=forms)
    if gone != Gone():
        tidy(database)
        log.info("purged", matters=gone.matters, forms=gone.forms)
    return gone


def tidy(database: Database) -> None:
    """Have files follow the rows: stored attachments, and what the database itself keeps."""
    for media_id, name in database.read_now(archiving.erased):
        if name is not None:
            database.attachments.remove(name)
        database.write_now(archiving.removed, media_id)
    compacting.compact(database.engine)


def keep_list(database: Database) -> None:
    """Bring the list of purges up to date, in the data folder and where backups are put.

    What it knows and the record does not is purged again: the record is an older copy of itself.
    """
    folder = database.read_now(purging.backups)
    folders = [database.attachments.path.parent, *([] if folder is None else [Path(folder)])]
    paths = [one / ledger.NAME for one in folders if one.is_dir()]
    known = ledger.Listed()
    for path in paths:
        known = known.and_of(_known(database, path))
    _purge_missing(database, known)
    now = database.read_now(purging.listed).and_of(known)
    for path in paths:
        try:
            ledger.write(path, database.vault, now)
        except OSError as error:
            log.warning("purge_list_unwritten", cause=type(error).__name__)


def again(database: Database, known: ledger.Listed) -> tuple[int, int]:
    """Do what a list of purges says in a record put back; how many matters, how many holds."""
    held = database.write_now(purging.hold_again, known.held)
    n = _purge_missing(database, known)
    keep_list(database)
    return n, held


def _purge_missing(database: Database, known: ledger.Listed) -> int:
    missing = database.read_now(purging.missing, known)
    portions = purging.in_portions(missing)
    n = sum(database.write_now(purging.purge_again, some).matters for some in portions)
    if n:
        tidy(database)
    return n


def _known(database: Database, path: Path) -> ledger.Listed:
    try:
        return ledger.read(path, database.vault)
    except WrongKeyError:
        log.warning("purge_list_unreadable")
        path.replace(path.with_suffix(".unreadable"))
        return ledger.Listed()

"""``lianluo keys rotate``: a new key, and everything sealed anew with it while officers work.

It goes on where it was cut off; the keys before stay in force until nothing is left under them.
"""

import sys
from contextlib import suppress

from bot import config, keys, opening
from bot.config import Settings
from bot.refusing import RefusedError
from storage import archiving, kept_secrets, rotation
from storage.attachments import DiskError, MissingError
from storage.database import Database
from storage.vault import make_key
from wording.terminal import Terminal


def rotate(say: Terminal) -> None:
    """Make a new key, unless the last is not in use everywhere yet, and seal all anew with it."""
    settings = config.load()
    with opening.record(say) as database:
        if settings.secret_keys is not None and not database.read_now(rotation.is_known):
            raise RefusedError(say("keys-restart"))
        if _is_everywhere(database):
            _renew(say, settings, database)
        else:
            _tell(say("keys-going-on"))
        # Whoever seals looks for a new key first: what was begun before is committed before this.
        database.write_now(rotation.note_begun)
        n, files = _values(database), _files(say, database)
        database.write_now(rotation.note_done)
    _tell(say("keys-rotated", n=n, files=files, mark=database.vault.newest.hex()))
    _tell(say("keys-older"))


def _is_everywhere(database: Database) -> bool:
    """Whether the newest key sealed all there is: then another is made."""
    newest = database.vault.newest
    if database.read_now(rotation.done_with) == newest.hex():
        return True
    older = any(database.read_now(rotation.older, it) for it in rotation.columns())
    names = database.read_now(archiving.stored)
    return not older and all(_has(database, newest, name) for name in names)


def _has(database: Database, mark: bytes, name: str) -> bool:
    with suppress(MissingError):
        return database.attachments.is_sealed_with(mark, name)
    return True


def _renew(say: Terminal, settings: Settings, database: Database) -> None:
    """Have a new key in force here and wherever the program runs."""
    if settings.secret_keys is not None:
        raise RefusedError(say("keys-set", fresh=make_key()))
    before = database.vault.newest
    keys.put_before(settings)
    if database.vault.newest == before:
        raise RefusedError(say("keys-not-taken", file=str(keys.key_file(settings))))
    _tell(say("keys-made", file=str(keys.key_file(settings))))


def _values(database: Database) -> int:
    """Seal every value anew, some at a time; how many."""
    n = 0
    for it in rotation.columns():
        after = None
        while found := database.read_now(rotation.older, it, after):
            n += database.write_now(rotation.seal_again, it, found)
            after = found[-1]
    return n + database.write_now(kept_secrets.seal_again)


def _files(say: Terminal, database: Database) -> int:
    """Seal every stored file anew, each in its place; how many."""
    n, folder, newest = 0, database.attachments, database.vault.newest
    for name, media_id in database.read_now(archiving.stored).items():
        if _has(database, newest, name):
            continue
        try:
            with suppress(MissingError):
                folder.seal_again(media_id, name)
                n += 1
        except DiskError as error:
            raise RefusedError(say("keys-disk")) from error
        if not database.read_now(archiving.is_stored, name):  # purged meanwhile
            folder.remove(name)
    return n


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")

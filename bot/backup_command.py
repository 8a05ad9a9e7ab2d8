"""``lianluo backup`` and ``lianluo restore``: the whole record in one sealed file, and back."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot import config, keys, opening
from bot.config import Settings
from bot.refusing import RefusedError
from services import audit, counting, letting_go, purging
from storage import backup as copies
from storage import ledger, probe
from storage.attachments import Folder
from storage.clock import utc_now
from storage.database import Database
from storage.probe import ATTACHMENTS
from storage.vault import WrongKeyError
from wording.terminal import Terminal

SETTINGS_FILE = "settings-of-the-backup.env"


def backup(say: Terminal, to: Path | None) -> None:
    """Make a backup while the bot may be running, delete old ones, and say where the keys are."""
    settings = config.load()
    folder = (to or settings.backups).absolute()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    passphrase = keys.backup_key(settings)
    fresh = passphrase is None
    with opening.record(say) as database:
        database.write_now(purging.note_backups, str(folder))
        letting_go.keep_list(database)
        path = folder / copies.name_for(database.calendar.local(utc_now()))
        made = copies.make(
            path,
            passphrase or keys.make_backup_key(settings),
            settings.database,
            database.attachments,
            made_at=utc_now(),
            settings=settings.shown(),
            newest_key=keys.newest_mark(settings),
        )
        gone = copies.expire(folder, database.calendar.local(utc_now()), settings.backup_keep_days)
    lines = [say("backup-done", file=str(path), n=made.position, files=made.attachments)]
    lines.append(say("backup-size", mb=f"{made.size / 1e6:.1f}", gone=len(gone)))
    if fresh:
        lines.append(say("backup-key-made", file=str(keys.backup_file(settings))))
    _tell([*lines, say("backup-keys")])


def restore(say: Terminal, path: Path, key: Path | None, purges: Path | None) -> None:
    """Put a backup back where nothing is, check it, and purge again what was purged since."""
    settings, purges = config.load(), purges or path.with_name(ledger.NAME)
    with _refusals(say, path, purges):
        manifest, listed = _put_back(say, settings, path, key, purges)
    made = f"{manifest.made_at:%Y-%m-%d %H:%M} UTC"
    lines = [say("restore-done", made=made, n=manifest.position)]
    if manifest.settings:
        lines.append(say("restore-settings", file=str(_write_settings(settings, manifest))))
    with opening.record(say) as database:
        n, held = letting_go.again(database, listed)
        faults = _faults(say, database)
        head = database.read_now(audit.head)
    known = len(listed.purged)
    there = purges.exists()
    lines.append(
        say("restore-purges", known=known, n=n, held=held)
        if there
        else say("restore-no-purges", file=str(purges))
    )
    _tell(lines)
    if faults:
        raise RefusedError(*faults)
    _tell([say("restore-whole", head=head.short), say("restore-next")])


def _put_back(
    say: Terminal, settings: Settings, path: Path, key: Path | None, purges: Path
) -> tuple[copies.Manifest, ledger.Listed]:
    """Check everything that can be checked before, and write only then."""
    passphrase = keys.backup_key(settings, key)
    if passphrase is None:
        raise RefusedError(say("restore-no-key", file=str(keys.backup_file(settings))))
    manifest = copies.look(path, passphrase)
    if manifest.kind != ("sqlite" if settings.database.startswith("sqlite") else "postgresql"):
        raise RefusedError(say("restore-other-kind", kind=manifest.kind))
    if manifest.revision > probe.newest():
        raise RefusedError(say("server-newer"))
    if not keys.opens(settings, manifest.key_ids):
        raise RefusedError(say("restore-vault-key", file=str(keys.key_file(settings))))
    vault = keys.vault(settings)
    listed = ledger.read(purges, vault)
    with opening.driver_refusals(say):
        folder = Folder(settings.data_dir / ATTACHMENTS, vault)
        copies.put_back(path, passphrase, settings.database, folder)
    return manifest, listed


@contextmanager
def _refusals(say: Terminal, path: Path, purges: Path) -> Iterator[None]:
    try:
        yield
    except copies.WrongPassphraseError as error:
        raise RefusedError(say("restore-wrong-passphrase")) from error
    except copies.ForeignFileError as error:
        raise RefusedError(say("restore-damaged", file=str(path))) from error
    except WrongKeyError as error:
        raise RefusedError(say("restore-purges-damaged", file=str(purges))) from error
    except copies.NotEmptyError as error:
        raise RefusedError(say("restore-not-empty")) from error
    except FileNotFoundError as error:
        raise RefusedError(say("server-no-file", file=str(error.filename))) from error


def _write_settings(settings: Settings, manifest: copies.Manifest) -> Path:
    """Put the settings of the backup beside the record, to be copied by hand."""
    path = settings.data_dir / SETTINGS_FILE
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in manifest.settings.items())
    return path


def _faults(say: Terminal, database: Database) -> list[str]:
    """In what the record that was put back does not hold."""
    chain = database.read_now(audit.verify)
    lines = []
    if chain.fault is not None:
        lines.append(say(f"audit-{chain.fault}", position=str(chain.position)))
    counted = database.read_now(counting.check)
    if counted.differences:
        lines.append(say("counters-differ", n=len(counted.differences), of=counted.counts))
    return [say("restore-faults"), *lines] if lines else []


def _tell(lines: list[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))

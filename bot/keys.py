"""The secret keys of an installation: as set, or made once and kept in the data folder."""

import os
import stat
from base64 import urlsafe_b64decode
from collections.abc import Collection
from pathlib import Path

from bot.config import KEY_BYTES, Settings, split_keys
from storage.key_ids import key_id

KEY_FILE, BACKUP_KEY_FILE = "secret.key", "backup.key"
_PRIVATE = stat.S_IRUSR | stat.S_IWUSR


def key_file(settings: Settings) -> Path:
    """Where the key is kept when none is set."""
    return settings.data_dir / KEY_FILE


def secret_keys(settings: Settings) -> list[str]:
    """The keys in force, newest first; the first start without any makes one."""
    if settings.secret_keys is not None:
        return split_keys(settings.secret_keys.get_secret_value())
    path = key_file(settings)
    if not path.exists():
        _make(path)
    return _in_file(path)


def newest_mark(settings: Settings) -> bytes:
    """The mark of the key that new values are sealed with."""
    return key_id(urlsafe_b64decode(secret_keys(settings)[0]))


def backup_file(settings: Settings) -> Path:
    """Where the key of backups is kept when no passphrase is set."""
    return settings.data_dir / BACKUP_KEY_FILE


def backup_key(settings: Settings, file: Path | None = None) -> str | None:
    """What backups are sealed with: in a file that is named, as set, or kept in the data folder.

    None where there is none yet.
    """
    path = file or backup_file(settings)
    if file is None and settings.backup_key is not None:
        return settings.backup_key.get_secret_value().strip()
    if file is None and not path.exists():
        return None
    return path.read_text("utf-8").strip()


def make_backup_key(settings: Settings) -> str:
    """A key for backups, made once and kept in the data folder."""
    _make(backup_file(settings))
    return backup_file(settings).read_text("utf-8").strip()


def is_usable(path: Path) -> bool:
    """Whether a file holds keys of the right length."""
    try:
        found = _in_file(path)
        return bool(found) and all(len(urlsafe_b64decode(key)) == KEY_BYTES for key in found)
    except (OSError, ValueError):
        return False


def opens(settings: Settings, key_ids: Collection[bytes]) -> bool:
    """Whether keys in force are those that values were sealed with, by the values' marks."""
    path = key_file(settings)
    if settings.secret_keys is None and not is_usable(path):
        return not path.exists() and not key_ids
    known = {key_id(urlsafe_b64decode(key)) for key in secret_keys(settings)}
    return known.issuperset(key_ids)


def _in_file(path: Path) -> list[str]:
    return split_keys(path.read_text("ascii").replace("\n", ","))


def _make(path: Path) -> None:
    from storage.vault import make_key  # late: doctor looks at the file and makes nothing

    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    except FileExistsError:  # another program was first; its key counts
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"{make_key()}\n")

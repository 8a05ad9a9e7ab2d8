"""The secret keys of an installation: as set, or made once and kept in the data folder."""

import os
import stat
from base64 import urlsafe_b64decode
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config import KEY_BYTES, Settings, split_keys
from storage.key_ids import key_id

if TYPE_CHECKING:
    from storage.vault import Vault

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


def vault(settings: Settings) -> "Vault":
    """The vault under the keys in force; a key added to the file while it runs is taken up."""
    from storage.vault import Vault  # late: doctor looks at the file and makes nothing

    found = secret_keys(settings)
    if settings.secret_keys is not None:
        return Vault(found)
    return Vault(found, Watched(key_file(settings)).renewed)


class Watched:
    """The file of keys, looked at again whenever it was written since."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = self._stamp()

    def _stamp(self) -> tuple[int, int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def renewed(self) -> list[str] | None:
        """The keys, when the file has changed and holds some; else none: the known ones stay."""
        stamp = self._stamp()
        if stamp is None or stamp == self._seen or not is_usable(self._path):
            return None
        self._seen = stamp
        return _in_file(self._path)


def put_before(settings: Settings) -> None:
    """Make a new key and put it before those in the file, which changes all at once."""
    from storage.vault import make_key

    path = key_file(settings)
    known = secret_keys(settings)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write("".join(f"{key}\n" for key in (make_key(), *known)))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the new key outlives a power cut before anything is sealed with it
    finally:
        os.close(folder)


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


def is_between(settings: Settings, rotated: str | None) -> bool:
    """Whether there are older keys, and not everything has been sealed anew with the newest."""
    return len(secret_keys(settings)) > 1 and rotated != newest_mark(settings).hex()


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

"""The list of purges that is kept beside the database, so that no older copy of it forgets them.

A database that is put back knows nothing of what was purged since, nor of holds put since; this
file does. It names matters by id only, is sealed with the newest key, and is written whole.
"""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from storage.types import SealedBytes
from storage.vault import Vault, WrongKeyError

NAME = "lianluo-purges.sealed"
_PLACE = ("purges", 0, "list")

# A matter by kind and id.
Purged = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Listed:
    """What was purged, each with the moment as text, and the cases that are on hold."""

    purged: dict[Purged, str] = field(default_factory=dict)
    held: frozenset[int] = frozenset()

    def and_of(self, older: "Listed") -> "Listed":
        """All that one of both says was purged; the holds are the newer list's."""
        return Listed(older.purged | self.purged, self.held)


def read(path: Path, vault: Vault) -> Listed:
    """The list in a file, an empty one where there is none.

    Raises :class:`WrongKeyError` for one that no key in force opens, or that was changed.
    """
    try:
        sealed = path.read_bytes()
    except FileNotFoundError:
        return Listed()
    try:
        text = vault.open(*_PLACE, SealedBytes(sealed))
    except ValueError as error:
        raise WrongKeyError from error
    kept = json.loads(text)
    purged = {(kind, number): at for kind, number, at in kept["purged"]}
    return Listed(purged, frozenset(kept["held"]))


def write(path: Path, vault: Vault, listed: Listed) -> None:
    """Put the list in a file's place, once it is on the disk."""
    purged = [[kind, number, at] for (kind, number), at in sorted(listed.purged.items())]
    text = json.dumps({"purged": purged, "held": sorted(listed.held)})
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(vault.seal(*_PLACE, text).token)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)

"""The folder of stored attachments: random names, sealed, written whole or not at all.

Backup and purge go through this file: :meth:`Folder.names` lists, :meth:`Folder.read` opens,
:meth:`Folder.remove` removes one. No name that anybody sent ever becomes part of a path.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from storage.vault import Vault, WrongKeyError
from storage.vault.pieces import HEADER, SEALED_PIECE, Pieces

_NAME = re.compile(r"[0-9a-f]{32}")
_PART = ".part"


class DiskError(Exception):
    """The folder cannot be written: it is full, missing or forbidden."""


class MissingError(Exception):
    """The file is not in the folder."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file in the folder: its random name, and the SHA-256 of what was sealed."""

    name: str
    sha256: str


class Writing:
    """One file being written; left without :meth:`finish`, nothing of it stays.

    Every method raises :class:`DiskError` when the disk does not take it.
    """

    def __init__(self, path: Path, pieces: Pieces) -> None:
        self._final = path
        self._part = path.with_suffix(_PART)
        self._pieces = pieces
        self._digest = sha256()
        with _on_disk():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            self._file: BinaryIO = os.fdopen(handle, "wb")
            self._put(pieces.header)

    def __enter__(self) -> "Writing":
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._file.close()
            self._part.unlink(missing_ok=True)

    def _put(self, sealed: bytes) -> None:
        with _on_disk():
            self._file.write(sealed)

    def add(self, content: bytes) -> None:
        """Seal and write more of the content."""
        self._digest.update(content)
        self._put(self._pieces.add(content))

    def finish(self) -> Written:
        """Put the whole file in its place, once it is on the disk."""
        self._put(self._pieces.end())
        with _on_disk():
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._part.replace(self._final)
            _fix(self._final.parent)
        return Written(self._final.name, self._digest.hexdigest())


class Folder:
    """The stored attachments of one installation; its methods block, and belong into a thread."""

    def __init__(self, path: Path, vault: Vault) -> None:
        self.path = path
        self._vault = vault

    def _at(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise MissingError(name)
        return self.path / name[:2] / name

    def write(self, media_id: int) -> Writing:
        """Begin to write the content of a row, under a fresh random name."""
        return Writing(self._at(token_hex(16)), self._vault.seal_pieces(*_place(media_id)))

    def read(self, media_id: int, name: str) -> Iterator[bytes]:
        """The content of a row, part by part.

        Raises :class:`MissingError`; :class:`WrongKeyError` for another key or row, or when
        anything in the file was changed or cut off.
        """
        try:
            file = self._at(name).open("rb")
        except OSError as error:
            raise MissingError(name) from error
        with file:
            pieces = self._vault.open_pieces(file.read(HEADER), *_place(media_id))
            piece = file.read(SEALED_PIECE)
            while following := file.read(SEALED_PIECE):
                yield pieces.open(piece, last=False)
                piece = following
            yield pieces.open(piece, last=True)

    def open_sealed(self, name: str) -> BinaryIO:
        """A file as it lies here, sealed, for a backup. Raises :class:`MissingError`."""
        try:
            return self._at(name).open("rb")
        except OSError as error:
            raise MissingError(name) from error

    def put_sealed(self, name: str, content: Iterable[bytes]) -> None:
        """Put a file back as a backup has it. Raises :class:`MissingError` for no name of ours."""
        path = self._at(name)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.writelines(content)
            file.flush()
            os.fsync(file.fileno())

    def is_sealed_with(self, mark: bytes, name: str) -> bool:
        """Whether a file is sealed with a key, by the key's mark. Raises :class:`MissingError`."""
        try:
            with self._at(name).open("rb") as file:
                return file.read(len(mark)) == mark
        except OSError as error:
            raise MissingError(name) from error

    def seal_again(self, media_id: int, name: str) -> None:
        """Seal a file anew with the newest key, in its place; whoever reads it reads on.

        Raises as :meth:`read` and :class:`Writing` do; then the file stays as it was.
        """
        with Writing(self._at(name), self._vault.seal_pieces(*_place(media_id))) as writing:
            for piece in self.read(media_id, name):
                writing.add(piece)
            writing.finish()

    def remove(self, name: str) -> None:
        """Remove a file; nothing happens when it is gone already. Raises :class:`DiskError`."""
        with _on_disk(), suppress(MissingError):
            self._at(name).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """The names of all stored files; what is only being written is none of them."""
        for path in self.path.glob("??/*"):
            if _NAME.fullmatch(path.name):
                yield path.name

    def left_over(self, older_than: float) -> Iterator[str]:
        """Files last written before a moment (seconds of the machine's clock).

        What a crash left half written is removed on the way; whether the others still belong to a
        row is for the record to say.
        """
        for path in self.path.glob("??/*"):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime >= older_than:
                    continue
                if path.suffix == _PART:
                    path.unlink()
                elif _NAME.fullmatch(path.name):
                    yield path.name


def _place(media_id: int) -> tuple[str, int, str]:
    return "media", media_id, "content"


@contextmanager
def _on_disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DiskError from error


def _fix(folder: Path) -> None:
    """Have the folder itself on the disk, so that a new name outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


__all__ = ["DiskError", "Folder", "MissingError", "Writing", "Written", "WrongKeyError"]

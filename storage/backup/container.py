"""The file of a backup: parts with a name, one after the other, sealed as a whole.

The passphrase is made into a key by scrypt with a salt that stands at the beginning; the content is
sealed in pieces (``storage.vault.pieces``), so that no part can be changed, moved or cut off
unnoticed, and a backup of any size needs little memory. Inside, each part is a header of JSON, then
its content in stretches with their lengths before them, ended by a length of nothing.
"""

import json
import os
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from storage.key_ids import KEY_ID_BYTES, key_id
from storage.vault.errors import WrongKeyError
from storage.vault.pieces import HEADER, PIECE, SEALED_PIECE, Pieces

_MAGIC = b"LIANLUO-BACKUP-1\n"
_SALT, _LENGTH = 16, 4
_PLACE = b"backup"

Header = dict[str, Any]


class ForeignFileError(Exception):
    """The file is no backup of this program, or it was changed or cut off."""


class WrongPassphraseError(Exception):
    """Another passphrase or key file sealed this backup."""


def _secret(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt, 32, n=2**15, r=8, p=1).derive(passphrase.encode())


class Sealing:
    """Writes parts into a file; without :meth:`finish` no reader takes it for whole."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        salt = os.urandom(_SALT)
        secret = _secret(passphrase, salt)
        header = key_id(secret) + os.urandom(HEADER - KEY_ID_BYTES)
        self._file = file
        self._pieces = Pieces(secret, header, _PLACE)
        file.write(_MAGIC + salt + header)

    def part(self, header: Header, content: Iterable[bytes] = ()) -> None:
        """Add a part."""
        self._put(json.dumps(header).encode())
        for stretch in content:
            if stretch:
                self._put(stretch)
        self._put(b"")

    def finish(self) -> None:
        """Seal the end."""
        self._put(b"")
        self._file.write(self._pieces.end())

    def _put(self, content: bytes) -> None:
        self._file.write(self._pieces.add(len(content).to_bytes(_LENGTH) + content))


class Opened:
    """Reads the parts of a file in their order; each part's content before the next part.

    Raises :class:`ForeignFileError` and :class:`WrongPassphraseError`, at the latest where the
    damage is.
    """

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise ForeignFileError
        salt, header = file.read(_SALT), file.read(HEADER)
        if len(salt) != _SALT or len(header) != HEADER:
            raise ForeignFileError
        secret = _secret(passphrase, salt)
        if key_id(secret) != header[:KEY_ID_BYTES]:
            raise WrongPassphraseError
        self._content = _opened(file, Pieces(secret, header, _PLACE))
        self._held = bytearray()

    def parts(self) -> Iterator[tuple[Header, Iterator[bytes]]]:
        """Each part's header, and its content in stretches."""
        while header := self._next():
            content = self._stretches()
            yield json.loads(header), content
            for _ in content:  # what the reader left of it
                pass
        for _ in chain(self._held, self._content):
            raise ForeignFileError

    def _stretches(self) -> Iterator[bytes]:
        while stretch := self._next():
            yield stretch

    def _next(self) -> bytes:
        length = int.from_bytes(self._take(_LENGTH))
        return self._take(length)

    def _take(self, length: int) -> bytes:
        while len(self._held) < length:
            piece = next(self._content, None)
            if piece is None:
                raise ForeignFileError
            self._held += piece
        taken = bytes(self._held[:length])
        del self._held[:length]
        return taken


def _opened(file: BinaryIO, pieces: Pieces) -> Iterator[bytes]:
    try:
        piece = file.read(SEALED_PIECE)
        while following := file.read(SEALED_PIECE):
            yield pieces.open(piece, last=False)
            piece = following
        yield pieces.open(piece, last=True)
    except WrongKeyError as error:
        raise ForeignFileError from error


def stretches(file: BinaryIO) -> Iterator[bytes]:
    """A plain file's content, a piece at a time."""
    while stretch := file.read(PIECE):
        yield stretch

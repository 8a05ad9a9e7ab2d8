"""The vault seals values so that each opens only in its own row and column.

Source: domain.md, Protection.
"""

import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.key_ids import KEY_ID_BYTES as _KEY_ID
from storage.key_ids import key_id
from storage.types import SealedBytes
from storage.vault.errors import WrongKeyError
from storage.vault.pieces import HEADER, Pieces, subkey

_NONCE = 12


def make_key() -> str:
    """A new secret key: 32 random bytes, as URL-safe text."""
    return urlsafe_b64encode(os.urandom(32)).decode()


class Vault:
    """Seals with the newest key and opens with any that is in force.

    ``keys`` are as :func:`make_key` gives them, newest first. Raises :class:`ValueError` for a key
    of another length.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        secrets = [urlsafe_b64decode(key) for key in keys]
        if not secrets or any(len(secret) != 32 for secret in secrets):
            msg = "each secret key must be 32 bytes of URL-safe base64"
            raise ValueError(msg)
        self._ciphers = {key_id(secret): AESGCM(subkey(secret, "seal")) for secret in secrets}
        self._of_files = {key_id(secret): subkey(secret, "file") for secret in secrets}
        self._newest = next(iter(self._ciphers))
        self._index_keys = [subkey(secret, "blind-index") for secret in secrets]

    def seal(self, table: str, row: object, column: str, text: str) -> SealedBytes:
        """Seal a text for one place; it opens nowhere else."""
        nonce = os.urandom(_NONCE)
        sealed = self._ciphers[self._newest].encrypt(
            nonce, text.encode(), _place(table, row, column)
        )
        return SealedBytes(self._newest + nonce + sealed)

    def open(self, table: str, row: object, column: str, value: SealedBytes) -> str:
        """The text sealed for this place; raises :class:`WrongKeyError`."""
        token = value.token
        cipher = self._ciphers.get(token[:_KEY_ID])
        if cipher is None:
            raise WrongKeyError
        nonce, sealed = token[_KEY_ID : _KEY_ID + _NONCE], token[_KEY_ID + _NONCE :]
        try:
            return cipher.decrypt(nonce, sealed, _place(table, row, column)).decode()
        except InvalidTag as error:
            raise WrongKeyError from error

    def seal_pieces(self, table: str, row: object, column: str) -> Pieces:
        """What seals a large value piece by piece, for one place, under the newest key."""
        header = self._newest + os.urandom(HEADER - _KEY_ID)
        return Pieces(self._of_files[self._newest], header, _place(table, row, column))

    def open_pieces(self, header: bytes, table: str, row: object, column: str) -> Pieces:
        """What opens the pieces that follow a header; raises :class:`WrongKeyError`."""
        secret = self._of_files.get(header[:_KEY_ID])
        if secret is None or len(header) != HEADER:
            raise WrongKeyError
        return Pieces(secret, header, _place(table, row, column))

    def blind_index(self, value: str) -> list[str]:
        """Search keys for a normalised phone or ID number, one for every key in force."""
        return [hmac.new(key, value.encode(), sha256).hexdigest()[:32] for key in self._index_keys]


def _place(table: str, row: object, column: str) -> bytes:
    return f"{table}\x1f{row}\x1f{column}".encode()

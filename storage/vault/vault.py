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
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.key_ids import KEY_ID_BYTES as _KEY_ID
from storage.key_ids import key_id
from storage.types import SealedBytes

_NONCE = 12


class WrongKeyError(Exception):
    """No key in force opens this value, or it was moved from another row."""


def make_key() -> str:
    """A new secret key: 32 random bytes, as URL-safe text."""
    return urlsafe_b64encode(os.urandom(32)).decode()


def _subkey(secret: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"lianluo/{purpose}/1".encode()).derive(secret)


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
        self._ciphers = {key_id(secret): AESGCM(_subkey(secret, "seal")) for secret in secrets}
        self._newest = next(iter(self._ciphers))
        self._index_keys = [_subkey(secret, "blind-index") for secret in secrets]

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

    def blind_index(self, value: str) -> list[str]:
        """Search keys for a normalised phone or ID number, one for every key in force."""
        return [hmac.new(key, value.encode(), sha256).hexdigest()[:32] for key in self._index_keys]


def _place(table: str, row: object, column: str) -> bytes:
    return f"{table}\x1f{row}\x1f{column}".encode()

"""The vault seals values so that each opens only in its own row and column.

Source: domain.md, Protection.
"""

import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
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


def _never() -> Sequence[str] | None:
    return None


class _Held:
    """The keys in force at one moment, and what is made of them."""

    def __init__(self, keys: Sequence[str]) -> None:
        secrets = [urlsafe_b64decode(key) for key in keys]
        if not secrets or any(len(secret) != 32 for secret in secrets):
            msg = "each secret key must be 32 bytes of URL-safe base64"
            raise ValueError(msg)
        self.ciphers = {key_id(secret): AESGCM(subkey(secret, "seal")) for secret in secrets}
        self.of_files = {key_id(secret): subkey(secret, "file") for secret in secrets}
        self.newest = next(iter(self.ciphers))
        self.index_keys = [subkey(secret, "blind-index") for secret in secrets]


class Vault:
    """Seals with the newest key and opens with any that is in force.

    ``keys`` are as :func:`make_key` gives them, newest first; ``renewed`` gives them anew when they
    have changed since, as they do while the program runs (``lianluo keys rotate``). Raises
    :class:`ValueError` for a key of another length.
    """

    def __init__(
        self, keys: Sequence[str], renewed: Callable[[], Sequence[str] | None] = _never
    ) -> None:
        self._held = _Held(keys)
        self._renewed = renewed

    def _now(self) -> _Held:
        """The keys in force now; whoever seals looks first, so that no old key seals any more."""
        keys = self._renewed()
        if keys is not None:
            self._held = _Held(keys)
        return self._held

    @property
    def newest(self) -> bytes:
        """The mark of the key that new values are sealed with."""
        return self._now().newest

    def _that_knows(self, mark: bytes) -> _Held:
        return self._held if mark in self._held.ciphers else self._now()

    def seal(self, table: str, row: object, column: str, text: str) -> SealedBytes:
        """Seal a text for one place; it opens nowhere else."""
        held, nonce = self._now(), os.urandom(_NONCE)
        cipher = held.ciphers[held.newest]
        sealed = cipher.encrypt(nonce, text.encode(), _place(table, row, column))
        return SealedBytes(held.newest + nonce + sealed)

    def open(self, table: str, row: object, column: str, value: SealedBytes) -> str:
        """The text sealed for this place; raises :class:`WrongKeyError`."""
        token = value.token
        mark = token[:_KEY_ID]
        cipher = self._that_knows(mark).ciphers.get(mark)
        if cipher is None:
            raise WrongKeyError
        nonce, sealed = token[_KEY_ID : _KEY_ID + _NONCE], token[_KEY_ID + _NONCE :]
        try:
            return cipher.decrypt(nonce, sealed, _place(table, row, column)).decode()
        except InvalidTag as error:
            raise WrongKeyError from error

    def seal_pieces(self, table: str, row: object, column: str) -> Pieces:
        """What seals a large value piece by piece, for one place, under the newest key."""
        held = self._now()
        header = held.newest + os.urandom(HEADER - _KEY_ID)
        return Pieces(held.of_files[held.newest], header, _place(table, row, column))

    def open_pieces(self, header: bytes, table: str, row: object, column: str) -> Pieces:
        """What opens the pieces that follow a header; raises :class:`WrongKeyError`."""
        mark = header[:_KEY_ID]
        secret = self._that_knows(mark).of_files.get(mark)
        if secret is None or len(header) != HEADER:
            raise WrongKeyError
        return Pieces(secret, header, _place(table, row, column))

    def blind_index(self, value: str) -> list[str]:
        """Search keys for a normalised value, one for every key in force, the newest first."""
        keys = self._now().index_keys
        return [hmac.new(key, value.encode(), sha256).hexdigest()[:32] for key in keys]


def _place(table: str, row: object, column: str) -> bytes:
    return f"{table}\x1f{row}\x1f{column}".encode()

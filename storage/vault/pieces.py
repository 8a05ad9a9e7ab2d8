"""Large values sealed in pieces, so that neither sealing nor opening holds them whole.

Every value has a key of its own, made from the secret key and a random salt; the pieces are
counted and the last one is marked, so that none can be changed, moved, left out or cut off. The
header (key id and salt) stands before the pieces and is authenticated with each, as is the place.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.vault.errors import WrongKeyError

HEADER = 36  # 4 bytes of key id, 32 of salt
PIECE = 64 * 1024
SEALED_PIECE = PIECE + 16
_COUNT = 11


def subkey(secret: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """A key for one purpose, made from a secret key."""
    return HKDF(SHA256(), 32, salt=salt, info=f"lianluo/{purpose}/1".encode()).derive(secret)


class Pieces:
    """Seals or opens the pieces of one value in their order."""

    def __init__(self, secret: bytes, header: bytes, place: bytes) -> None:
        self.header = header
        self._cipher = AESGCM(subkey(secret, "pieces", header[-32:]))
        self._place = header + place
        self._count = 0
        self._held = bytearray()

    def _nonce(self, *, last: bool) -> bytes:
        nonce = self._count.to_bytes(_COUNT) + bytes([last])
        self._count += 1
        return nonce

    def add(self, content: bytes) -> bytes:
        """Take more of the value; gives the sealed pieces that are full by now."""
        self._held += content
        full = b""
        while len(self._held) > PIECE:
            full += self._sealed(self._held[:PIECE], last=False)
            del self._held[:PIECE]
        return full

    def end(self) -> bytes:
        """The last sealed piece, once the whole value was taken."""
        return self._sealed(self._held, last=True)

    def _sealed(self, piece: bytes | bytearray, *, last: bool) -> bytes:
        return self._cipher.encrypt(self._nonce(last=last), bytes(piece), self._place)

    def open(self, piece: bytes, *, last: bool) -> bytes:
        """What was sealed in a piece; raises :class:`WrongKeyError`."""
        try:
            return self._cipher.decrypt(self._nonce(last=last), piece, self._place)
        except InvalidTag as error:
            raise WrongKeyError from error

"""Which secret key sealed a value: its first bytes say so, without giving the key away."""

from hashlib import sha256

KEY_ID_BYTES = 4


def key_id(secret: bytes) -> bytes:
    """The mark that values sealed with this key begin with."""
    return sha256(secret).digest()[:KEY_ID_BYTES]

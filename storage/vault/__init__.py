"""Sealing at rest: AES-GCM with the place of each value authenticated."""

from storage.vault.errors import WrongKeyError
from storage.vault.vault import Vault, make_key

__all__ = ["Vault", "WrongKeyError", "make_key"]

"""Sealing at rest: AES-GCM with the place of each value authenticated."""

from storage.vault.vault import Vault, WrongKeyError, make_key

__all__ = ["Vault", "WrongKeyError", "make_key"]

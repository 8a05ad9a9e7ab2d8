"""Copies of the whole record in one sealed file each, made while it is in use, and put back."""

from storage.backup.container import ForeignFileError, WrongPassphraseError
from storage.backup.making import Made, make
from storage.backup.putting_back import Manifest, NotEmptyError, look, put_back
from storage.shelf import expire, name_for

__all__ = [
    "ForeignFileError",
    "Made",
    "Manifest",
    "NotEmptyError",
    "WrongPassphraseError",
    "expire",
    "look",
    "make",
    "name_for",
    "put_back",
]

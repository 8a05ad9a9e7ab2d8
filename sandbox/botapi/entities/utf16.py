"""Telegram counts in UTF-16 units: a character beyond the basic plane counts twice."""

from itertools import accumulate


def utf16_length(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) if text.isascii() else len(text) + sum(1 for c in text if c > "\uffff")


def byte_offset(text: str, index: int) -> int:
    """Where a character stands, counted in UTF-8 bytes, as refusals count."""
    return len(text[:index].encode("utf-8", "surrogatepass"))


def boundaries(text: str) -> list[int]:
    """The UTF-16 offset of every character, and of the end."""
    return list(accumulate((2 if character > "\uffff" else 1 for character in text), initial=0))

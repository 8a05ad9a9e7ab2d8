"""Telegram counts in UTF-16 units: a character beyond the basic plane counts twice."""


def utf16_length(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) if text.isascii() else len(text) + sum(1 for c in text if c > "\uffff")


def byte_offset(text: str, index: int) -> int:
    """Where a character stands, counted in UTF-8 bytes, as refusals count."""
    return len(text[:index].encode("utf-8", "surrogatepass"))


def character_index(text: str, offset: int) -> int | None:
    """The index of the character at a UTF-16 offset; None beyond the end or inside a pair."""
    if text.isascii():
        return offset if offset <= len(text) else None
    units = 0
    for index, character in enumerate(text):
        if units == offset:
            return index
        units += 2 if character > "\uffff" else 1
    return len(text) if units == offset else None

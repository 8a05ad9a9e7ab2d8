"""What a file is, by its first bytes; nothing is opened, and no name is asked."""

import filetype

from casework.attachments import OLD_OFFICE, TEXT

# So many first bytes are enough to tell.
HEAD = 8192
UNKNOWN = "application/octet-stream"
_OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1")
_PAGES = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"<body")
_NOT_TEXT = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b")


def type_of(head: bytes) -> str:
    """The type of a file that begins with these bytes, :data:`UNKNOWN` when they tell nothing."""
    found = filetype.guess_mime(head) if head else None
    if found is not None:
        return str(found)
    if head.startswith(_OLD_OFFICE):
        return OLD_OFFICE
    return _written(head)


def _written(head: bytes) -> str:
    """Plain text, in one of the encodings in which offices write, or a page of the web."""
    if not head or _NOT_TEXT & frozenset(head):
        return UNKNOWN
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:16].lower()
    if start.startswith(_PAGES):
        return "text/html"
    return TEXT if _reads(head, "utf-8") or _reads(head, "gb18030") else UNKNOWN


def _reads(head: bytes, encoding: str) -> bool:
    """Whether bytes are text in an encoding; the last sign may be cut."""
    for cut in range(4):
        try:
            head[: len(head) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False

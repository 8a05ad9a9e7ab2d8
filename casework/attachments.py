"""What files are kept, and whether one is what its sender said: rules over types, not bytes.

Source: architecture.md, Records that hold. A type is the one found in the content; what Telegram
passed on (the kind of message, the sender's MIME type and file name) are only claims about it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from casework.media import Attachment, Incoming, MediaKind, MediaState
from casework.sensitive import strip_unseen

# More than this Telegram does not take as a photo, or not at all (bytes).
MOST_PHOTO_BYTES, UPLOAD_LIMIT = 10 * 1024 * 1024, 50 * 1024 * 1024
TEXT = "text/plain"
# Word, Excel and PowerPoint before 2007, and WPS: one container, not told apart from outside.
OLD_OFFICE = "application/x-ole-storage"
# What separates folders, and what breaks a line.
_NO_NAME = re.compile(r"[\x00-\x1f\u2028\u2029/\\]")
# Opened again and written anew before they are kept.
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})

_OFFICE = "application/vnd.openxmlformats-officedocument."
_WORD = f"{_OFFICE}wordprocessingml.document"
_EXCEL = f"{_OFFICE}spreadsheetml.sheet"
_POWERPOINT = f"{_OFFICE}presentationml.presentation"

# The types that are kept, each with what the same content may honestly be called besides.
KEPT: dict[str, frozenset[str]] = {
    "image/jpeg": frozenset({"jpg", "jpeg", "image/jpg"}),
    "image/png": frozenset({"png"}),
    "image/webp": frozenset({"webp"}),
    "image/gif": frozenset({"gif"}),
    "video/mp4": frozenset({"mp4", "m4v", "3gp", "video/3gpp", "video/x-m4v"}),
    "video/quicktime": frozenset({"mov", "qt"}),
    "video/webm": frozenset({"webm"}),
    "video/x-msvideo": frozenset({"avi", "video/avi"}),
    "audio/mpeg": frozenset({"mp3", "audio/mp3"}),
    "audio/mp4": frozenset({"m4a", "audio/x-m4a", "audio/m4a", "aac", "audio/aac"}),
    "audio/aac": frozenset({"aac", "audio/x-aac"}),
    "audio/ogg": frozenset({"ogg", "oga", "opus", "audio/opus", "application/ogg"}),
    "audio/amr": frozenset({"amr"}),
    "audio/x-wav": frozenset({"wav", "audio/wav", "audio/wave"}),
    "audio/x-flac": frozenset({"flac", "audio/flac"}),
    "application/pdf": frozenset({"pdf"}),
    "application/rtf": frozenset({"rtf", "text/rtf", "doc", "application/msword"}),
    _WORD: frozenset({"docx"}),
    _EXCEL: frozenset({"xlsx"}),
    _POWERPOINT: frozenset({"pptx"}),
    OLD_OFFICE: frozenset({"doc", "xls", "ppt", "wps", "et", "dps", "application/msword"})
    | {"application/vnd.ms-excel", "application/vnd.ms-powerpoint", "application/vnd.ms-works"},
    # Kept as they are and never opened. What writes office files may hide their kind from outside.
    "application/zip": frozenset({"zip", "docx", "xlsx", "pptx", "application/x-zip-compressed"})
    | {_WORD, _EXCEL, _POWERPOINT},
    "application/x-rar-compressed": frozenset({"rar", "application/vnd.rar", "application/x-rar"}),
    "application/x-7z-compressed": frozenset({"7z"}),
    TEXT: frozenset({"txt", "csv", "log", "md", "text/csv", "text/comma-separated-values"})
    | {"text/markdown"},
}
# What runs when it is opened, under whatever name; never kept as what it says.
_PROGRAMS = (
    frozenset({"exe", "dll", "scr", "com", "bat", "cmd", "pif", "msi", "apk", "jar", "lnk", "reg"})
    | frozenset({"js", "vbs", "ps1", "wsf", "hta", "sh", "html", "htm", "svg", "text/html"})
    | frozenset({"image/svg+xml", "application/x-msdownload", "application/x-msdos-program"})
)
_KNOWN = _PROGRAMS.union(KEPT, *KEPT.values())
# Pictures as some phones keep them, which nobody here opens; sent as photos they come as JPEG.
_UNOPENED = frozenset({"heic", "heif", "image/heic", "image/heif"})
_OF_KIND: dict[MediaKind, tuple[str, ...]] = {
    MediaKind.PHOTO: ("image/",),
    MediaKind.VIDEO: ("video/",),
    MediaKind.VIDEO_NOTE: ("video/",),
    MediaKind.ANIMATION: ("video/", "image/gif"),
    MediaKind.VOICE: ("audio/",),
    MediaKind.AUDIO: ("audio/",),
}


def is_as_told(
    found: str, kind: MediaKind, told_type: str | None = None, name: str | None = None
) -> bool:
    """Whether content of the type ``found`` is what its message, MIME type and name say.

    A claim to a type that nobody here knows contradicts nothing: names end in whatever words.
    """
    if not found.startswith(_OF_KIND.get(kind, ("",))):
        return False
    claims = _claims(told_type, name)
    return not claims & _KNOWN - KEPT.get(found, _PROGRAMS) - {found}


def plain_name(name: str | None) -> str:
    """A file's name as it is passed on: nothing unseen in it, no folder, no dot at either end."""
    return _NO_NAME.sub("", strip_unseen(name or "")).strip(" .")


def _claims(told_type: str | None, name: str | None) -> set[str]:
    """What a file is called: the type that was told, and the ending of the name it would get."""
    _, dot, ending = plain_name(name).rpartition(".")
    return {(told_type or "").lower(), ending.lower().strip() if dot else ""}


def is_kept(found: str, *, as_told: bool = True) -> bool:
    """Whether files of this type are kept, or this one, since it is not what it was called.

    A picture that nobody here opens is not, under whatever name: its metadata would stay in it.
    """
    return found in KEPT or not (as_told or found.startswith("image/"))


def by_reference(item: Attachment) -> bool:
    """Whether a file may be shown as Telegram holds it, with its name and all that is in it.

    What is not what it was called, and what was not stored for what it is, may not; of a picture
    that was sent as a file the office's own copy is shown, which has no metadata.
    """
    if item.mismatch or item.state is MediaState.REFUSED:
        return False
    return item.kind is not MediaKind.DOCUMENT or item.content_type not in PICTURES


def is_unopened(file: Incoming) -> bool:
    """Whether a file is called a picture of a kind that nobody here can open."""
    return bool(_claims(file.told_type, file.name) & _UNOPENED)


def said_at_once(file: Incoming) -> str | None:
    """The notice for a file of which it is known when it comes that it will not be stored."""
    if not file.can_be_fetched:
        return "not_archived"
    return "photo_as_file" if is_unopened(file) else None


# Every try doubles the wait up to half a day; so many tries take about three days.
FIRST_WAIT, LONGEST_WAIT = 30.0, 43_200.0
MOST_TRIES_WITHOUT_A_FILE = 16


class Cause(StrEnum):
    """Why an attachment is not stored; the first four pass, and it is fetched again."""

    NETWORK = "network"
    TOKEN = "token"  # noqa: S105 the name of a cause
    DISK = "disk"
    UNAVAILABLE = "unavailable"
    TOO_LARGE = "too_large"
    UNKNOWN_FILE = "unknown_file"
    TYPE = "type"
    UNREADABLE = "unreadable"
    EXPLODING = "exploding"


PASSING = frozenset({Cause.NETWORK, Cause.TOKEN, Cause.DISK, Cause.UNAVAILABLE})
_ENDS_AS = {
    Cause.UNKNOWN_FILE: MediaState.GONE,
    Cause.TOO_LARGE: MediaState.BY_REFERENCE,
    Cause.TYPE: MediaState.REFUSED,
    Cause.UNREADABLE: MediaState.REFUSED,
    Cause.EXPLODING: MediaState.REFUSED,
}


def state_after(cause: Cause, tries: int) -> MediaState:
    """How an attachment stands after so many tries, the last of which ended with this cause.

    Telegram says in one sentence that a file is not there for the moment and that it is not there
    at all, so that it is gone only after many tries. The other causes that pass are waited out.
    """
    if cause is Cause.UNAVAILABLE and tries >= MOST_TRIES_WITHOUT_A_FILE:
        return MediaState.GONE
    return MediaState.FAILED if cause in PASSING else _ENDS_AS[cause]


@dataclass(frozen=True, slots=True)
class MediaTally:
    """How many files a matter has, how many of them are photos, and how many are not stored.

    What was only just sent and waits to be fetched is not counted as missing.
    """

    files: int = 0
    photos: int = 0
    missing: int = 0
    mismatched: int = 0

    @classmethod
    def of(cls, items: Iterable[Attachment]) -> "MediaTally":
        """Count a matter's files."""
        found = tuple(items)
        there = (MediaState.WAITING, MediaState.STORED)
        return cls(
            len(found),
            sum(one.kind is MediaKind.PHOTO for one in found),
            sum(one.state not in there for one in found),
            sum(one.mismatch for one in found),
        )


@dataclass(frozen=True, slots=True)
class ToFetch:
    """An attachment whose bytes are to be fetched, or removed when it was erased."""

    media_id: int
    kind: MediaKind
    file_id: str
    state: MediaState
    tries: int
    name: str | None = None
    told_type: str | None = None
    stored_as: str | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """What was stored of an attachment; ``look`` is the picture hash, of pictures only."""

    name: str
    sha256: str
    content_type: str
    mismatch: bool = False
    look: int | None = None

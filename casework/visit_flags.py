"""What about a field day a supervisor may want to look at: a hint each, never a refusal.

Photo and location are evidence, not proof (domain.md, Field visits). Hashes and distances come in
as plain values; the limits are [ours].
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from casework.attachments import is_kept, is_unopened
from casework.media import Incoming, MediaKind
from casework.sensitive import normalise

# A village and its fields seldom reach further from their middle than this (km).
FAR = 5.0
# A picture made smaller or saved anew differs from itself in fewer of its 64 bits than this.
ALIKE_BITS = 8
# Shorter lines, such as «nothing», are alike by chance.
_LINE = 6
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif")


class VisitFlag(StrEnum):
    """Why somebody may want to look at a field day."""

    BACKFILLED = "backfilled"
    SAME_PHOTO = "same_photo"
    FAR = "far"
    SAME_WORDS = "same_words"


class Picture(NamedTuple):
    """What tells one picture from another: Telegram's own id, the file's hash, and how it looks.

    ``looks`` is a perceptual hash of 64 bits; both hashes are none until the file has been read.
    ``at`` is when it came.
    """

    at: datetime
    unique_id: str
    sha256: str | None = None
    looks: int | None = None


def is_far(kilometres: float) -> bool:
    """Say whether a place lies so far from the village that somebody may want to ask."""
    return kilometres > FAR


def is_same(one: Picture, other: Picture) -> bool:
    """Say whether two files show one picture: the very same file, or one made from it."""
    if one.unique_id == other.unique_id or (one.sha256 and one.sha256 == other.sha256):
        return True
    if one.looks is None or other.looks is None:
        return False
    return (one.looks ^ other.looks).bit_count() < ALIKE_BITS


def is_used_again(pictures: Iterable[Picture], others: Sequence[Picture]) -> bool:
    """Say whether any picture has come before, among others."""
    return any(one.at > other.at and is_same(one, other) for one in pictures for other in others)


def says_the_same(line: str, others: Iterable[str]) -> bool:
    """Say whether a line stands in others' days letter by letter, but for spaces."""
    plain = "".join(normalise(line).split())
    return len(plain) >= _LINE and any("".join(normalise(one).split()) == plain for one in others)


def is_picture(file: Incoming) -> bool:
    """Say whether a file shows the place: a photo, a video, or one of them sent as a file."""
    if is_unopened(file):
        return False
    if file.kind in {MediaKind.PHOTO, MediaKind.VIDEO, MediaKind.VIDEO_NOTE}:
        return True
    told = (file.told_type or "").startswith(("image/", "video/"))
    return file.kind is MediaKind.DOCUMENT and (told or _is_named_so(file.name))


def opens_as_picture(found: str | None) -> bool:
    """Say whether content of a type can be looked at; what is not read yet is taken as told."""
    return found is None or (is_kept(found) and found.startswith(("image/", "video/")))


def _is_named_so(name: str | None) -> bool:
    return (name or "").lower().endswith(_PICTURES)

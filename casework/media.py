"""Files that come with what is told: of which kind, how far they are stored."""

from dataclasses import dataclass
from enum import StrEnum


class MediaKind(StrEnum):
    """What kind of message an attachment came as."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VIDEO = "video"
    VIDEO_NOTE = "video_note"
    VOICE = "voice"
    AUDIO = "audio"
    ANIMATION = "animation"


class MediaState(StrEnum):
    """How far an attachment is stored; what is waiting or failed is fetched again.

    By reference: too large to be fetched. Gone: Telegram no longer has it. Refused: of a kind that
    is not kept, or broken. Of all three only Telegram's reference remains. Erased: nothing may
    show it any more, and its bytes are about to be removed.
    """

    WAITING = "waiting"
    STORED = "stored"
    FAILED = "failed"
    BY_REFERENCE = "by_reference"
    GONE = "gone"
    REFUSED = "refused"
    ERASED = "erased"


# Above this Telegram's own server gives no download; the file is kept by reference (bytes).
DOWNLOAD_LIMIT = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as a message brought it; ``limit`` is the most bytes that can be fetched, if any."""

    kind: MediaKind
    file_id: str
    unique_id: str
    size: int | None = None
    name: str | None = None
    told_type: str | None = None
    limit: int | None = DOWNLOAD_LIMIT

    @property
    def is_empty(self) -> bool:
        """Whether nothing has come but a name: a picture cut off on a poor network."""
        return self.size == 0

    @property
    def can_be_fetched(self) -> bool:
        """Whether the file is small enough for its bytes to be had."""
        return self.limit is None or self.size is None or self.size <= self.limit


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file of a draft, a lead or a case.

    ``mismatch`` says that its bytes are not of the type that its sender gave. The hashes are of
    the content as stored: ``sha256`` in hexadecimal, ``picture_hash`` of 64 bits (see
    ``storage.pictures``), for pictures only.
    """

    id: int
    kind: MediaKind
    file_id: str
    size: int | None = None
    name: str | None = None
    state: MediaState = MediaState.WAITING
    mismatch: bool = False
    content_type: str | None = None
    sha256: str | None = None
    picture_hash: int | None = None
    stored_as: str | None = None

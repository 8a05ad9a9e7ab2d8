"""One attachment being taken in: told what it is, checked, and sealed as it arrives.

A picture is held whole, since it is written anew; of everything else one piece at a time.
"""

from casework.attachments import PICTURES, Cause, Stored, ToFetch, is_as_told, is_kept
from storage.attachments import Folder, Writing
from storage.content_types import HEAD, type_of
from storage.pictures import MOST_BYTES, PictureError, PictureTooLargeError, make_anew


class NotKeptError(Exception):
    """The attachment is not stored, and will not be; ``cause`` says why."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause.value)
        self.cause = cause


class Keeping:
    """Takes the content of one attachment part by part; left unfinished, nothing of it stays.

    ``limit`` is in bytes. Every method may raise :class:`NotKeptError`, and
    :class:`storage.attachments.DiskError` when the disk does not take it.
    """

    def __init__(self, folder: Folder, fetch: ToFetch, limit: int) -> None:
        self._folder = folder
        self._fetch = fetch
        self._limit = limit
        self._taken = 0
        self._held = bytearray()
        self._found: str | None = None
        self._mismatch = False
        self._writing: Writing | None = None

    def __enter__(self) -> "Keeping":
        return self

    def __exit__(self, *error: object) -> None:
        if self._writing is not None:
            self._writing.__exit__(*error)

    def add(self, content: bytes) -> None:
        """Take more of the content."""
        self._taken += len(content)
        if self._taken > self._limit:
            raise NotKeptError(Cause.TOO_LARGE)
        if self._writing is not None:
            self._writing.add(content)
            return
        self._held += content
        if self._found is None and len(self._held) >= HEAD:
            self._begin()
        if self._found in PICTURES and len(self._held) > MOST_BYTES:
            raise NotKeptError(Cause.TOO_LARGE)

    def _begin(self) -> None:
        """Say what it is, and whether it is kept: what lies about itself is, sealed and marked."""
        found, fetch = type_of(bytes(self._held[:HEAD])), self._fetch
        self._found = found
        self._mismatch = not is_as_told(found, fetch.kind, fetch.told_type, fetch.name)
        if not is_kept(found, as_told=not self._mismatch):
            raise NotKeptError(Cause.TYPE)
        if found not in PICTURES:
            self._write(bytes(self._held))

    def _write(self, content: bytes) -> Writing:
        self._writing = self._folder.write(self._fetch.media_id)
        self._writing.add(content)
        self._held.clear()
        return self._writing

    def finish(self) -> Stored:
        """Have the whole content on the disk; gives what is stored."""
        if self._found is None:
            self._begin()
        found, look = self._found or "", None
        writing = self._writing
        if writing is None:
            try:
                picture = make_anew(bytes(self._held))
            except PictureTooLargeError as error:
                raise NotKeptError(Cause.EXPLODING) from error
            except PictureError as error:
                raise NotKeptError(Cause.UNREADABLE) from error
            look = picture.look
            writing = self._write(picture.content)
        written = writing.finish()
        return Stored(written.name, written.sha256, found, self._mismatch, look)

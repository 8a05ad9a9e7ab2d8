"""Files kept in memory: ids as opaque as Telegram's, and the size of pictures."""

import secrets
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from mimetypes import MimeTypes
from pathlib import Path
from typing import Any

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024

KINDS = {  # kind: (prefix of its file_id, folder, extension, name in refusals)
    "photo": ("AgACAgUAAxkBAAI", "photos", "jpg", "Photo"),
    "document": ("BQACAgUAAxkBAAI", "documents", "", "Document"),
    "video": ("BAACAgUAAxkBAAI", "videos", "mp4", "Video"),
    "animation": ("CgACAgUAAxkBAAI", "animations", "mp4", "Animation"),
    "audio": ("CQACAgUAAxkBAAI", "music", "mp3", "Audio"),
    "voice": ("AwACAgUAAxkBAAI", "voice", "oga", "VoiceNote"),
    "video_note": ("DQACAgUAAxkBAAI", "video_notes", "mp4", "VideoNote"),
    "sticker": ("CAACAgUAAxkBAAI", "stickers", "webp", "Sticker"),
}

TYPES = MimeTypes()  # Python's own list: what the machine has in /etc is not asked
OFFICE = "application/vnd.openxmlformats-officedocument"
for _extension, _type in {
    ".docx": "wordprocessingml.document",
    ".xlsx": "spreadsheetml.sheet",
    ".pptx": "presentationml.presentation",
}.items():
    TYPES.add_type(f"{OFFICE}.{_type}", _extension)


def type_of(name: str | None) -> str | None:
    """The MIME type that a file's name tells: Telegram goes by it, not by the upload's header."""
    guessed = TYPES.guess_type(name or "", strict=True)[0]
    return None if guessed == "application/octet-stream" else guessed


@dataclass(frozen=True)
class StoredFile:
    """One uploaded file."""

    file_id: str
    unique_id: str
    kind: str
    content: bytes
    size: int  # may be claimed larger than the content, to try the 20 MB limit
    name: str | None
    mime_type: str | None
    path: str
    facts: dict[str, Any] = field(default_factory=dict)  # duration and the like, told once

    @property
    def small_ids(self) -> tuple[str, str]:
        """The ids of a photo's smaller size."""
        return self.file_id[:-1] + "m", self.unique_id + "m"

    def put_into(self, folder: Path) -> Path:
        """Write it where a bot on the same machine finds it, as a local server does."""
        path = folder.absolute() / self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.content)
        return path

    @property
    def dimensions(self) -> tuple[int, int] | None:
        """Width and height when the content is a picture that we can read."""
        return picture_size(self.content)


class FileStore:
    """All files, by id, by unique id and by download path."""

    def __init__(self, expired: Callable[[], bool] = lambda: False) -> None:
        self._expired = expired
        self._fresh: set[str] = set()  # by unique id: came while all others were gone
        self.local: Path | None = None  # the folder of a server with --local
        self.by_id: dict[str, StoredFile] = {}
        self.by_unique_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}
        self.originals: dict[str, StoredFile] = {}  # by unique id, without the smaller sizes

    def add(
        self,
        kind: str,
        content: bytes,
        *,
        name: str | None = None,
        mime_type: str | None = None,
        size: int | None = None,
    ) -> StoredFile:
        """Keep a file and give it its ids."""
        prefix, folder, extension, _ = KINDS[kind]
        if not extension and name and "." in name:
            extension = name.rsplit(".", 1)[1]
        number = len(self.by_id)
        path = f"{folder}/file_{number}" + (f".{extension}" if extension else "")
        file = StoredFile(
            file_id=prefix + secrets.token_urlsafe(45),
            unique_id="AQAD" + secrets.token_urlsafe(9),
            kind=kind,
            content=content,
            size=len(content) if size is None else size,
            name=name,
            mime_type=mime_type,
            path=path,
        )
        self.put(file)
        if self._expired():
            self._fresh.add(file.unique_id)
        return file

    def is_gone(self, file: StoredFile) -> bool:
        """Whether the file has expired; what came since then has not."""
        return self._expired() and file.unique_id not in self._fresh

    def put(self, file: StoredFile) -> None:
        """Keep a file that has its ids; a photo is found by those of its smaller size too."""
        self.originals[file.unique_id] = file
        self.by_id[file.file_id] = self.by_unique_id[file.unique_id] = file
        self.by_path[file.path] = file
        if file.kind == "photo":
            small_id, small_unique = file.small_ids
            self.by_id[small_id] = self.by_unique_id[small_unique] = file


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of PNG, JPEG, GIF or WebP; None for anything else."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    if content[:6] in {b"GIF87a", b"GIF89a"} and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return int(width), int(height)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP" and len(content) >= 30:
        return _webp_size(content)
    if content[:2] == b"\xff\xd8":
        return _jpeg_size(content)
    return None


def _webp_size(content: bytes) -> tuple[int, int] | None:
    kind = content[12:16]
    if kind == b"VP8X":
        width = int.from_bytes(content[24:27], "little") + 1
        return width, int.from_bytes(content[27:30], "little") + 1
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", content[26:30])
        return int(width) & 0x3FFF, int(height) & 0x3FFF
    if kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 <= len(content):
        if content[position] != 0xFF:
            return None
        marker = content[position + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return int(width), int(height)
        position += 2 + int.from_bytes(content[position + 2 : position + 4], "big")
    return None

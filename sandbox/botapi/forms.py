"""Reading multipart forms whole: fields as text, files as bytes, nothing on the disk."""

import warnings
from dataclasses import dataclass

from aiohttp import (
    BadContentDispositionHeader,
    BadContentDispositionParam,
    BodyPartReader,
    MultipartReader,
    web,
)
from aiohttp.hdrs import CONTENT_TRANSFER_ENCODING
from aiohttp.http import HttpProcessingError
from aiohttp.multipart import MultipartResponseWrapper

PLAIN = {"", "binary", "8bit", "7bit"}
PIECE = 256 * 1024
BAD_HEADERS = (BadContentDispositionHeader, BadContentDispositionParam)
BROKEN = (
    *(AssertionError, LookupError, RuntimeError),
    *(HttpProcessingError, web.RequestPayloadError, *BAD_HEADERS),
)
for _warning in BAD_HEADERS:  # a part whose name cannot be read is refused, not guessed at
    warnings.filterwarnings("error", category=_warning)


@dataclass(frozen=True)
class Upload:
    """A file that came with the request."""

    name: str | None
    mime_type: str | None
    content: bytes


async def read_form(
    reader: MultipartReader | MultipartResponseWrapper, most: int
) -> list[tuple[str, str | Upload]]:
    """The parts in order; ValueError for no form, HTTPRequestEntityTooLarge for too much."""
    parts: list[tuple[str, str | Upload]] = []
    total = 0
    try:
        while (part := await reader.next()) is not None:
            if not isinstance(part, BodyPartReader) or not part.name:
                raise ValueError("a part has no name")
            if part.headers.get(CONTENT_TRANSFER_ENCODING, "").lower() not in PLAIN:
                raise ValueError("a part is encoded")
            content = bytearray()
            while piece := await part.read_chunk(PIECE):
                content += piece
                total += len(piece)
                if total > most:
                    raise web.HTTPRequestEntityTooLarge(most, total)
            parts.append((part.name, _value(part, bytes(content))))
    except BROKEN as error:
        raise ValueError(f"can't parse multipart: {error}") from None
    return parts


def _value(part: BodyPartReader, content: bytes) -> str | Upload:
    if part.filename:
        return Upload(part.filename, part.headers.get("Content-Type"), content)
    return content.decode("utf-8", "replace")

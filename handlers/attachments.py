"""Showing the files of a matter: as Telegram holds them, else from the office's own copies."""

import mimetypes
from collections.abc import Callable, Sequence
from typing import Any

from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import (
    SendAnimation,
    SendAudio,
    SendDocument,
    SendMediaGroup,
    SendPhoto,
    SendVideo,
    SendVideoNote,
    SendVoice,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, InputMediaPhoto, InputMediaVideo, Message

from casework.attachments import MOST_PHOTO_BYTES, MediaTally, by_reference
from casework.media import Attachment, MediaKind
from handlers.talk import Talk
from services import archiving
from wording import attachments as words

ALBUM = 10
_IN_ALBUMS: dict[MediaKind, type[InputMediaPhoto | InputMediaVideo]] = {
    MediaKind.PHOTO: InputMediaPhoto,
    MediaKind.VIDEO: InputMediaVideo,
}
_SEND: dict[MediaKind, Callable[..., TelegramMethod[Message]]] = {
    MediaKind.PHOTO: SendPhoto,
    MediaKind.VIDEO: SendVideo,
    MediaKind.VIDEO_NOTE: SendVideoNote,
    MediaKind.VOICE: SendVoice,
    MediaKind.AUDIO: SendAudio,
    MediaKind.ANIMATION: SendAnimation,
    MediaKind.DOCUMENT: SendDocument,
}


async def show(talk: Talk, items: Sequence[Attachment]) -> None:
    """Show files again, pictures and films as albums; none can be copied or forwarded."""
    in_albums = [one for one in items if one.kind in _IN_ALBUMS and by_reference(one)]
    shown = 0
    for start in range(0, len(in_albums), ALBUM):
        shown += await _album(talk, in_albums[start : start + ALBUM])
    for one in items:
        if one not in in_albums:
            shown += await _one(talk, one)
    await talk.line(words.tally(talk.say, MediaTally.of(items), len(items) - shown))


async def _album(talk: Talk, items: list[Attachment]) -> int:
    """Show one album; gives how many of it could be shown."""
    if len(items) > 1:
        album: list[Any] = [_IN_ALBUMS[one.kind](media=one.file_id) for one in items]
        try:
            await talk.bot(SendMediaGroup(chat_id=talk.chat_id, media=album, protect_content=True))
        except TelegramBadRequest:  # Telegram no longer knows one of them, and says not which
            pass
        else:
            return len(items)
    return sum([await _one(talk, one) for one in items])


async def _one(talk: Talk, item: Attachment) -> bool:
    """Show one file; false when neither Telegram nor the office has it any more.

    What is not what it was sent as is never sent on under its old name or as what it said, and
    what was refused not at all.
    """
    if by_reference(item):
        try:
            await _send(talk, item.kind, item.file_id)
        except TelegramBadRequest:
            pass
        else:
            return True
    content = await talk.office.stored_content(item)
    return content is not None and await _upload(talk, item, content)


async def _upload(talk: Talk, item: Attachment, content: bytes) -> bool:
    """Send the stored copy, and remember what Telegram calls it now."""
    kind = MediaKind.DOCUMENT if item.mismatch else item.kind
    if kind is MediaKind.PHOTO and len(content) > MOST_PHOTO_BYTES:
        kind = MediaKind.DOCUMENT
    ending = mimetypes.guess_extension(item.content_type or "") or ""
    name = words.file_name(talk.say, item, ending)
    try:
        sent = await _send(talk, kind, BufferedInputFile(content, name))
    except TelegramBadRequest:
        return False
    found = sent.photo[-1] if sent.photo else getattr(sent, kind.value, None)
    if found is not None and kind is item.kind and not item.mismatch:
        await talk.office.mark(archiving.sent_anew, item.id, found.file_id)
    return True


async def _send(talk: Talk, kind: MediaKind, file: str | BufferedInputFile) -> Message:
    method = _SEND[kind]
    return await talk.bot(method(chat_id=talk.chat_id, protect_content=True, **{kind.value: file}))

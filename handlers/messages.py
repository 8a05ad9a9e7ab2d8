"""Reading what a message brings: its text, its file, its place, whatever kind it is."""

import re

from aiogram import Bot
from aiogram.enums import ContentType
from aiogram.types import Message

from casework.distances import Place
from casework.media import DOWNLOAD_LIMIT, Incoming, MediaKind
from wording.speaker import Speaker

_TYPE = re.compile(r"[a-z]{1,20}/[A-Za-z0-9.+-]{1,90}")


def file_of(message: Message, bot: Bot) -> Incoming | None:
    """The file that a message brings; the largest size of a photo.

    A server of the office's own gives files of any size.
    """
    limit = None if bot.session.api.is_local else DOWNLOAD_LIMIT
    if message.photo:
        photo = message.photo[-1]
        return Incoming(
            MediaKind.PHOTO, photo.file_id, photo.file_unique_id, photo.file_size, limit=limit
        )
    for kind, found in (
        (MediaKind.VIDEO, message.video),
        (MediaKind.VIDEO_NOTE, message.video_note),
        (MediaKind.VOICE, message.voice),
        (MediaKind.AUDIO, message.audio),
        (MediaKind.ANIMATION, message.animation),
        (MediaKind.DOCUMENT, message.document),
    ):
        if found is not None:
            return Incoming(
                kind,
                found.file_id,
                found.file_unique_id,
                found.file_size,
                getattr(found, "file_name", None),
                _type_told(getattr(found, "mime_type", None)),
                limit,
            )
    return None


def _type_told(mime_type: str | None) -> str | None:
    """The type that the sender's program gave; what is no type at all may be anybody's words."""
    return mime_type if mime_type and _TYPE.fullmatch(mime_type) else None


def words_of(say: Speaker, message: Message) -> str:
    """The words that a message brings for a report: text, caption, place; a contact's number.

    Who a forwarded message comes from is never kept; a contact's name and number are caught as
    identity before anything is stored.
    """
    if message.content_type == ContentType.VENUE and message.venue is not None:
        return say("message-venue", title=message.venue.title, address=message.venue.address)
    if message.content_type == ContentType.LOCATION and message.location is not None:
        return say(
            "message-location",
            latitude=f"{message.location.latitude:.4f}",
            longitude=f"{message.location.longitude:.4f}",
        )
    if message.content_type == ContentType.CONTACT and message.contact is not None:
        return say("message-contact", phone=message.contact.phone_number)
    return message.text or message.caption or ""


def place_of(message: Message) -> Place | None:
    """The point on the map that a message shares, by itself or as the place of a venue."""
    found = message.venue.location if message.venue is not None else message.location
    return None if found is None else Place(found.latitude, found.longitude)

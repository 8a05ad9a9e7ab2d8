"""Reading what a message brings: its text, its file, its place, whatever kind it is."""

from aiogram.enums import ContentType
from aiogram.types import Message

from casework.matters import DOWNLOAD_LIMIT, Incoming, MediaKind
from wording.speaker import Speaker


def file_of(message: Message, limit: int | None = DOWNLOAD_LIMIT) -> Incoming | None:
    """The file that a message brings; the largest size of a photo. ``limit`` is in bytes."""
    if message.photo:
        photo = message.photo[-1]
        return Incoming(
            MediaKind.PHOTO, photo.file_id, photo.file_unique_id, photo.file_size, None, limit
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
            name = getattr(found, "file_name", None)
            return Incoming(kind, found.file_id, found.file_unique_id, found.file_size, name, limit)
    return None


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


def is_live(message: Message) -> bool:
    """Whether a message shares a place that goes on moving; such are never kept."""
    return message.location is not None and message.location.live_period is not None

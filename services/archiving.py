"""Attachments on their way from Telegram into the office's own folder."""

from collections.abc import Iterable
from datetime import timedelta

from casework.attachments import Cause, Stored, ToFetch, state_after
from casework.media import MediaState
from casework.visit_flags import opens_as_picture
from services import lost_files, unreadable
from storage import archiving
from storage.unit import Reader, Unit


def seconds_to_next(view: Reader) -> float | None:
    """In how many seconds an attachment has to be seen to; none when there is none."""
    due = archiving.next_due(view)
    return None if due is None else max(0.0, (due - view.now).total_seconds())


def take(unit: Unit, limit: int, lease: timedelta) -> list[ToFetch]:
    """Claim what is due, the oldest first."""
    return archiving.claim(unit, limit, lease)


def stored(unit: Unit, media_id: int, found: Stored) -> bool:
    """Note what is stored; false when it is no longer wanted, and its bytes have to go."""
    wanted = archiving.settle(
        unit,
        media_id,
        MediaState.STORED,
        cause=None,
        stored_as=found.name,
        sha256=found.sha256,
        content_type=found.content_type,
        mismatch=found.mismatch,
        picture_hash=None if found.look is None else f"{found.look:016x}",
    )
    if wanted and not opens_as_picture(found.content_type):
        unreadable.look_at(unit, media_id)
    return wanted


def not_stored(unit: Unit, fetch: ToFetch, cause: Cause, seconds: float) -> None:
    """Note why an attachment could not be stored; what passes is tried again after so long."""
    state = state_after(cause, fetch.tries)
    due_at = unit.now + timedelta(seconds=seconds)
    settled = archiving.settle(unit, fetch.media_id, state, cause=cause.value, due_at=due_at)
    if settled and state is MediaState.REFUSED:
        unreadable.look_at(unit, fetch.media_id)
    if settled:
        lost_files.look_at(unit, fetch.media_id, state)


def put_off(unit: Unit, media_ids: Iterable[int], seconds: float = 0.0) -> None:
    """See to attachments again after so long: those that were claimed and not seen to, at once."""
    archiving.put_off(unit, list(media_ids), unit.now + timedelta(seconds=seconds))


def removed(unit: Unit, media_id: int) -> None:
    """Note that the bytes of an erased attachment are gone."""
    archiving.forget(unit, media_id)


def erased(view: Reader) -> list[tuple[int, str | None]]:
    """Attachments that nothing shows any more, each with the name of its stored bytes."""
    return archiving.erased(view)


def sent_anew(unit: Unit, media_id: int, file_id: str) -> None:
    """Note under which id Telegram knows the stored copy that was sent."""
    archiving.note_file_id(unit, media_id, file_id)


def all_stored(view: Reader) -> dict[str, int]:
    """Every stored file's name, and the attachment that it belongs to, as a backup needs them."""
    return archiving.stored(view)

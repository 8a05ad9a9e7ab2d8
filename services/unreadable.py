"""Photos of field days that turn out to be none: they are no evidence, and the host is asked.

What a file is, is known only once it has been fetched, before or after the day is logged [ours].
"""

from dataclasses import replace

from casework.matters import Subject
from casework.media import MediaState
from casework.pushes import PushKind
from casework.visit_flags import is_picture, opens_as_picture
from services import visit_hosts
from storage import events, media, pushes, visits
from storage.unit import Reader, Unit


def shows(view: Reader, subject: tuple[Subject, int]) -> bool:
    """Whether any file of a form or a field day shows the place, as far as is known."""
    return any(
        is_picture(file) and state is not MediaState.REFUSED and opens_as_picture(found)
        for file, state, found in media.as_sent(view, subject)
    )


def count(view: Reader, subject: tuple[Subject, int]) -> int:
    """How many files of a field day do not open, or are pictures by their name alone."""
    return sum(
        state is MediaState.REFUSED or (is_picture(file) and not opens_as_picture(found))
        for file, state, found in media.as_sent(view, subject)
    )


def look_at(unit: Unit, media_id: int) -> None:
    """A file has turned out to show nothing: a field day that rested on it waits for its host.

    Whoever sent it is told while that changes anything for the day.
    """
    subject, sent_by = media.sent_by(unit, media_id)
    visit = visits.get(unit, subject[1]) if subject[0] is Subject.VISIT else None
    if visit is None or not visit.photo or shows(unit, subject):
        return
    after = replace(visit, photo=False)
    visits.change(unit, visit.id, photo=False)
    events.record(unit, "visit_photo_refused", subject, None)
    if not after.waits:
        return
    facts = {"day": visit.day.isoformat()}
    cause = f"unreadable:{media_id}"
    pushes.owe(unit, PushKind.VISIT_UNREADABLE, [sent_by], subject, cause=cause, facts=facts)
    visit_hosts.ask(unit, after, again=cause)

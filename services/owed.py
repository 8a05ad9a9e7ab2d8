"""Whether a push is still owed, and what its message is worded from.

What is not owed any longer, or not to be known by its recipient any more, does not go out.
"""

from casework.briefs import BRIEFS
from casework.matters import Subject
from casework.people import Officer
from casework.pushes import Push, PushKind, PushState
from casework.sheets_pushes import PushSheet, Undeliverable
from services import briefs, visit_disputes
from services.push_subjects import ABOUT, SETTLED
from services.settled_pushes import closing
from storage.unit import Reader


def prepare(view: Reader, push: Push, officer: Officer) -> PushSheet | Undeliverable:
    """What a claimed push to an officer who can be reached is worded from, or why it is not."""
    if officer.telegram_id is None:
        return Undeliverable(PushState.UNREACHABLE, "not_joined")
    return _sheet(view, push, officer, officer.telegram_id)


def stands(view: Reader, push: Push, officer: Officer) -> PushSheet | Undeliverable:
    """What the line of a push says now; one that is only shown there leaves when it is not owed."""
    chat_id = officer.telegram_id or 0
    if push.waits:
        return _sheet(view, push, officer, chat_id)
    if push.is_open or (push.state is PushState.ACKNOWLEDGED and push.shared):
        found = _sheet(view, push, officer, chat_id)
        if isinstance(found, PushSheet):
            return found
    return closing(view, push, chat_id, officer)


def _sheet(view: Reader, push: Push, officer: Officer, chat_id: int) -> PushSheet | Undeliverable:
    subject = Subject(push.subject_kind)
    if push.kind is not PushKind.DIGEST and subject in ABOUT:
        return ABOUT[subject](view, push, officer, chat_id)
    if push.kind is not PushKind.DIGEST and not _is_asked_now(view, push, officer):
        return SETTLED
    return PushSheet(push, chat_id, officer.language, view.now, view.calendar)


def _is_asked_now(view: Reader, push: Push, officer: Officer) -> bool:
    if push.kind in BRIEFS:
        return briefs.is_wanted(view, officer, push.kind)
    if push.subject_kind == Subject.VISIT:
        return visit_disputes.is_asked(view, push, officer)
    return push.subject_kind != Subject.MONTH or _is_timely(view, push)


def _is_timely(view: Reader, push: Push) -> bool:
    """Whether a reminder of a month, or of a planned day, is not one of the past by now."""
    if push.kind is PushKind.VISIT_PLANNED:
        return push.facts["day"] == view.today.isoformat()
    return push.subject_id >= view.today.year * 100 + view.today.month

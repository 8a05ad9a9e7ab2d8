"""What the line of a push says that is settled."""

from casework.access import may_see
from casework.matters import Subject
from casework.people import Officer
from casework.push_sheets import PushSheet, Undeliverable
from casework.pushes import Push
from services import retaliation
from services.push_subjects import SETTLED, may_be_told
from storage import cases, leads, letters, people, push_standing
from storage import retaliation as kept_retaliation
from storage.unit import Reader

# What a message shows about these is noted (``services.answers``).
_NOTED = frozenset({Subject.LEAD, Subject.CASE, Subject.LETTER})


def closing(view: Reader, push: Push, chat_id: int, officer: Officer) -> PushSheet | Undeliverable:
    """What is settled says now; where a tap on the push alone has put the card, that stays.

    Who may not know of the matter any more is not told who has acted on it.
    """
    alone = push.settled_by == officer.id and not push.shared
    if alone and _shows_a_card(view, push, chat_id):
        return SETTLED
    number = None
    if push.subject_kind == Subject.LEAD and (lead := leads.get(view, push.subject_id)):
        number = (lead.year, lead.serial)
    elif push.subject_kind == Subject.CASE and (case := cases.get(view, push.subject_id)):
        number = (case.year, case.serial)
    elif push.subject_kind == Subject.LETTER and (letter := letters.get(view, push.subject_id)):
        number = (letter.year, letter.serial)
    elif push.subject_kind == Subject.RETALIATION and (
        it := kept_retaliation.get(view, push.subject_id)
    ):
        number = (it.year, it.serial)
    known = push.settled_by if push.settled_by and _may_know(view, push, officer) else 0
    by = people.names(view, {known}) if known else {}
    return PushSheet(
        push,
        chat_id,
        officer.language,
        view.now,
        view.calendar,
        number,
        settled=True,
        settled_by=by.get(known),
    )


def _shows_a_card(view: Reader, push: Push, chat_id: int) -> bool:
    """Whether a tap has changed the message; of what is not noted it is taken for granted."""
    noted = push.subject_kind in _NOTED
    return not noted or push_standing.has_become_a_card(view, push, chat_id)


def _may_know(view: Reader, push: Push, officer: Officer) -> bool:
    if push.subject_kind == Subject.CASE and (case := cases.get(view, push.subject_id)):
        return may_be_told(push, officer, cases.standing(view, case))
    if push.subject_kind == Subject.LEAD and (lead := leads.get(view, push.subject_id)):
        return may_see(officer, leads.standing(view, lead))
    if push.subject_kind == Subject.RETALIATION:
        it = kept_retaliation.get(view, push.subject_id)
        return it is not None and retaliation.is_seen(view, officer, it)
    return True

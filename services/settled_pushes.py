"""What the message of a push says once what it asked is done, or nothing where a card stands."""

from casework.access import may_see
from casework.actions import View
from casework.matters import Subject
from casework.people import Officer
from casework.pushes import Push, PushKind
from casework.sheets_pushes import PushSheet, Undeliverable
from casework.stages import Stage
from services import retaliation, withdrawing
from services.push_subjects import SETTLED, may_be_told
from storage import cases, leads, letters, people, push_standing, shown
from storage import retaliation as kept_retaliation
from storage.unit import Reader

# What a message shows about these is noted (``services.answers``).
_NOTED = frozenset({Subject.LEAD, Subject.CASE, Subject.LETTER})
_NONE: tuple[None, bool] = None, False


def closing(view: Reader, push: Push, chat_id: int, officer: Officer) -> PushSheet | Undeliverable:
    """What is settled says now; where a tap on the push alone has put the card, that stays.

    Who may not know of the matter any more is not told who has acted on it.
    """
    own = push.settled_by == officer.id
    if not push.shared and (_is_busy(view, push, chat_id) or (own and _shows(view, push, chat_id))):
        return SETTLED
    number, withdrawn = _of(view, push)
    knows = _may_know(view, push, officer)
    known = push.settled_by if push.settled_by and knows else 0
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
        withdrawn=withdrawn,
        with_others=not knows,
        taken_back=_is_taken_back(view, push),
    )


def _is_taken_back(view: Reader, push: Push) -> bool:
    """Whether whoever asked for it has said that it is not to be done."""
    if push.kind is not PushKind.WITHDRAWAL_TO_CHECK:
        return False
    return withdrawing.was_taken_back(view, push.subject_id)


def _of(view: Reader, push: Push) -> tuple[tuple[int, int] | None, bool]:
    """The number of the matter, and whether it was taken back."""
    match Subject(push.subject_kind):
        case Subject.LEAD:
            lead = leads.get(view, push.subject_id)
            return ((lead.year, lead.serial), lead.stage is Stage.WITHDRAWN) if lead else _NONE
        case Subject.CASE:
            case = cases.get(view, push.subject_id)
            return ((case.year, case.serial), case.stage is Stage.WITHDRAWN) if case else _NONE
        case Subject.LETTER:
            letter = letters.get(view, push.subject_id)
            return ((letter.year, letter.serial), False) if letter else _NONE
        case Subject.RETALIATION:
            it = kept_retaliation.get(view, push.subject_id)
            return ((it.year, it.serial), False) if it else _NONE
        case _:
            return _NONE


def _is_busy(view: Reader, push: Push, chat_id: int) -> bool:
    """Whether a form is being filled in where the push stood."""
    found = shown.find(view, chat_id, push.message_id) if push.message_id is not None else None
    return found is not None and found[0] is View.FORM


def _shows(view: Reader, push: Push, chat_id: int) -> bool:
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

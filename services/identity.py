"""Looking at what names a person: by an explicit tap, and always on record."""

from collections import Counter
from datetime import timedelta

from casework.access import IDENTITY_ROLES, Standing, sees_as
from casework.actions import Answer, View, chosen
from casework.errors import NotAllowedError, NotFoundError
from casework.forms import ABOUT_FIELD_DAYS, ABOUT_LEADS, Draft, FormKind
from casework.matters import NoteKind, Subject
from casework.people import Officer, Role
from casework.workflow import Move
from services import drafting, letters, protect, retaliation
from storage import cases, events, fleeting, identities, leads
from storage.unit import Reader, Unit

# So long what was asked for with a reason may be looked at, and so long it stands in a chat.
STAYS_OPEN = timedelta(minutes=10)
# The fact of an answer that something is to be shown beside it.
READING = "reading"
_VIEWS = {
    Subject.LEAD: View.LEAD,
    Subject.CASE: View.CASE,
    Subject.RETALIATION: View.RETALIATION,
    Subject.LETTER: View.LETTER,
}
# The form that asks what a reading is for.
_FORM_OF = {
    Subject.LEAD: FormKind.REVEAL_LEAD,
    Subject.CASE: FormKind.REVEAL,
    Subject.LETTER: FormKind.READ_LETTER,
}
# A long text is shown in several pieces (characters).
_PIECE = 1000


def ask(unit: Unit, actor: Officer, kind: str, ref: int) -> Answer:
    """A tap on «contact»: asks for the reason, unless a leader has given one just now."""
    subject = (chosen(Subject, kind), ref)
    _may_read(unit, actor, subject)
    if not _answers_for(unit, actor, subject):
        return _read(unit, actor, subject)
    return drafting.begin(unit, actor, _FORM_OF[subject[0]], ref)


def begin(unit: Unit, actor: Officer, ref: int, *, kind: FormKind) -> Answer:
    """The same for a button that stands for the form."""
    return ask(unit, actor, _asked_on(kind).value, ref)


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """The reason is given: the reading is on record before anything is shown.

    Source: domain.md, Protection, Identity.
    """
    subject = (_asked_on(draft.kind), draft.subject_id)
    return _read(unit, actor, subject, draft.fields["reason"])


def _asked_on(form: FormKind) -> Subject:
    return next(kind for kind, one in _FORM_OF.items() if one is form)


def _read(
    unit: Unit, actor: Officer, subject: tuple[Subject, int], reason: str | None = None
) -> Answer:
    _may_read(unit, actor, subject)
    values = identities.count(unit, _with_leads(unit, subject))
    note = (NoteKind.READING, reason) if reason else None
    events.record(unit, events.REVEALED, subject, actor.id, facts={"values": values}, note=note)
    return Answer(_VIEWS[subject[0]], subject[1], facts={READING: subject[0].value})


def values(view: Reader, actor: Officer, kind: str, ref: int) -> list[tuple[str, str]]:
    """What an officer who has just said why may read, each with the mark that stands in the texts.

    Nothing once the ten minutes are over: an answer may be given again after a crash.
    """
    subject = (Subject(kind), ref)
    since = view.now - STAYS_OPEN
    if not events.has_done(view, subject, events.REVEALED, actor.id, since):
        return []
    _may_read(view, actor, subject)
    seen: Counter[str] = Counter()
    marked = []
    for kind_of, value in identities.reveal(view, _with_leads(view, subject)):
        if kind_of == letters.WORDS:
            pieces = range(0, len(value), _PIECE)
            marked += [("", value[first : first + _PIECE]) for first in pieces]
            continue
        seen[kind_of] += 1
        marked.append((f"{protect.MARKS[kind_of]}{seen[kind_of]}", value))
    return marked


def shown(unit: Unit, chat_id: int, message_id: int) -> None:
    """Remember that a message shows who somebody is: it goes after ten minutes."""
    fleeting.note(unit, chat_id, message_id, unit.now + STAYS_OPEN)


def _may_read(view: Reader, actor: Officer, subject: tuple[Subject, int]) -> None:
    """Raise :class:`NotFoundError` for what may not be seen, else :class:`NotAllowedError`."""
    if subject[0] is Subject.LETTER:
        may = letters.is_read_by(view, actor, subject[1])
    elif subject[0] is Subject.RETALIATION:
        may = retaliation.is_received(view, actor, retaliation.seen(view, actor, subject[1]))
    elif subject[0] is Subject.LEAD:
        standing = _standing(view, actor, subject)
        may = sees_as(actor, standing, *IDENTITY_ROLES)
    else:
        standing = _standing(view, actor, subject)
        may = may_read_of_case(view, actor, subject[1], standing)
    if not may:
        raise NotAllowedError(rule="role", act="reveal")


def _answers_for(view: Reader, actor: Officer, subject: tuple[Subject, int]) -> bool:
    if subject[0] is Subject.RETALIATION:  # somebody may be in danger: no reason is asked for
        return False
    if subject[0] is Subject.LETTER:
        return True
    return sees_as(actor, _standing(view, actor, subject), *IDENTITY_ROLES)


def _standing(view: Reader, actor: Officer, subject: tuple[Subject, int]) -> Standing:
    if subject[0] is Subject.LEAD:
        lead = leads.seen(view, actor, subject[1])
        if lead is None:
            raise NotFoundError
        return leads.standing(view, lead)
    case = cases.seen(view, actor, subject[1]) if subject[0] is Subject.CASE else None
    if case is None:
        raise NotFoundError
    return cases.standing(view, case)


def _with_leads(view: Reader, subject: tuple[Subject, int]) -> list[tuple[Subject, int]]:
    return _of_case(view, subject[1]) if subject[0] is Subject.CASE else [subject]


def may_read_of_case(view: Reader, actor: Officer, case_id: int, standing: Standing) -> bool:
    """Whether an officer may look who the petitioner of a case is.

    By a post that answers for this case, or for ten minutes after a leader has given a reason.
    """
    if sees_as(actor, standing, *IDENTITY_ROLES):
        return True
    if not sees_as(actor, standing, Role.LEADER):
        return False
    since = view.now - STAYS_OPEN
    return events.has_done(view, (Subject.CASE, case_id), Move.BREAK_GLASS.value, actor.id, since)


def beside(view: Reader, draft: Draft) -> list[tuple[Subject, int]]:
    """What else the texts of a form will stand beside: the matter that it is about."""
    if not draft.subject_id:
        return []
    if draft.kind in {FormKind.VISIT_NOTE, FormKind.DENY_VISIT}:
        return [(Subject.VISIT, draft.subject_id)]
    if draft.kind in ABOUT_FIELD_DAYS:
        return []
    if draft.kind not in ABOUT_LEADS:
        return _of_case(view, draft.subject_id)
    lead = leads.get(view, draft.subject_id)
    if lead is not None and lead.case_id is not None:
        return _of_case(view, lead.case_id)
    return [(Subject.LEAD, draft.subject_id)]


def _of_case(view: Reader, case_id: int) -> list[tuple[Subject, int]]:
    of_leads = [(Subject.LEAD, lead.id) for lead in leads.of_case(view, case_id)]
    return [*of_leads, (Subject.CASE, case_id)]

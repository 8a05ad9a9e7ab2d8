"""What a claimed bundle of pushes is worded from: one message, and what is left out of it."""

from datetime import date

from casework.matters import MatterType, Subject
from casework.people import Officer
from casework.push_manner import is_held_up
from casework.pushes import Bundle, Push, PushKind, PushState
from casework.sheets_pushes import MessageSheet, Prepared, PushSheet, Undeliverable, Unfolded
from services import digests, owed, places
from storage import cases, events, leads, people, push_messages
from storage.unit import Reader

_LONGEST_LINE = 40


def prepare(view: Reader, bundle: Bundle) -> Prepared:
    """The message of a bundle; a push that is not owed any more is left out of it."""
    officer = people.get(view, bundle.recipient_id)
    why = _out_of_reach(view, officer, bundle)
    if officer is None or officer.telegram_id is None or why is not None:
        why = why or Undeliverable(PushState.SETTLED, "not_active")
        return Prepared(None, tuple((push, why) for push in _moving(bundle)))
    chat_id = officer.telegram_id
    if bundle.message_id is None:
        found = [(push, owed.prepare(view, push, officer)) for push in bundle.pushes]
    else:
        found = [(push, owed.stands(view, push, officer)) for push in bundle.pushes]
    said = {push.subject_id for push, one in found if _gives_a_case(push, one)}
    found = [(push, _said_already(view, push, one, said)) for push, one in found]
    left = tuple((push, one) for push, one in found if isinstance(one, Undeliverable))
    lines = tuple(one for _push, one in found if isinstance(one, PushSheet))
    lines, empty = _without_empty_digest(view, officer, lines)
    if not lines:
        return Prepared(None, left + empty)
    return Prepared(_sheet(view, officer, chat_id, bundle, lines), left + empty)


def _gives_a_case(push: Push, found: PushSheet | Undeliverable) -> bool:
    return push.kind is PushKind.CASE_ASSIGNED and isinstance(found, PushSheet)


def _said_already(
    view: Reader, push: Push, found: PushSheet | Undeliverable, cases_given: set[int]
) -> PushSheet | Undeliverable:
    """That a lead is registered goes without saying where its author is given the case at once."""
    if push.kind is not PushKind.LEAD_REGISTERED or not push.waits:
        return found
    lead = leads.get(view, push.subject_id)
    if lead is None or lead.case_id not in cases_given:
        return found
    return Undeliverable(PushState.SETTLED, "said_with_the_case")


def _moving(bundle: Bundle) -> list[Push]:
    """Of a message that changes only what has to change."""
    if bundle.message_id is None:
        return list(bundle.pushes)
    return [push for push in bundle.pushes if push.state is PushState.CLOSING]


def _out_of_reach(view: Reader, officer: Officer | None, bundle: Bundle) -> Undeliverable | None:
    """Why nothing can be brought to an officer; what is owed still goes out when it can."""
    if officer is None:
        return Undeliverable(PushState.SETTLED, "not_active")
    unsent = PushState.UNREACHABLE if bundle.message_id is None else PushState.SETTLED
    if not officer.active:
        return Undeliverable(unsent, "not_active")
    if officer.telegram_id is None:
        return Undeliverable(unsent, "not_joined")
    if bundle.message_id is None and people.is_unreachable(view, officer.id):
        return Undeliverable(unsent, "blocked")
    return None


def _without_empty_digest(
    view: Reader, officer: Officer, lines: tuple[PushSheet, ...]
) -> tuple[tuple[PushSheet, ...], tuple[tuple[Push, Undeliverable], ...]]:
    """A summary alone that has nothing left to say does not go out."""
    if any(line.push.kind is not PushKind.DIGEST or line.push.message_id for line in lines):
        return lines, ()
    if not lines or digests.of(view, officer).is_due:
        return lines, ()
    gone = Undeliverable(PushState.SETTLED, "no_longer_owed")
    return (), tuple((line.push, gone) for line in lines)


def _sheet(
    view: Reader, officer: Officer, chat_id: int, bundle: Bundle, lines: tuple[PushSheet, ...]
) -> MessageSheet:
    told = tuple(line for line in lines if line.push.kind is not PushKind.DIGEST)
    digest = digests.of(view, officer) if len(told) < len(lines) else None
    until = None
    if bundle.message_id is not None:
        until = push_messages.unfolded_until(view, officer.id, bundle.message_id)
    unfolded = until is not None and until > view.now
    return MessageSheet(
        officer.id,
        chat_id,
        officer.language,
        view.now,
        view.calendar,
        lines,
        bundle.message_id,
        digest,
        _since(view, bundle),
        tuple(_unfold(view, officer, line) for line in lines) if unfolded else None,
        until,
    )


def _since(view: Reader, bundle: Bundle) -> date | None:
    """From which day on things waited for a program that stood still."""
    oldest = min((push.due_at for push in bundle.pushes if push.due_at), default=None)
    if bundle.message_id is not None or oldest is None or not is_held_up(oldest, view.now):
        return None
    return view.calendar.day_of(oldest)


def _unfold(view: Reader, officer: Officer, line: PushSheet) -> Unfolded | None:
    """Place and one line of a matter that the officer may see; never of an accusation."""
    if line.push.subject_kind == Subject.CASE:
        case = cases.seen(view, officer, line.push.subject_id)
        if case is None or case.type is MatterType.ACCUSATION:
            return None
        subjects = [(Subject.LEAD, one.id) for one in leads.of_case(view, case.id)]
        subjects.append((Subject.CASE, case.id))
        place = case.place_code
    elif line.push.subject_kind == Subject.LEAD:
        lead = leads.seen(view, officer, line.push.subject_id)
        if lead is None or lead.standing.type is MatterType.ACCUSATION:
            return None
        subjects, place = [(Subject.LEAD, lead.id)], lead.place_code
    else:
        return None
    notes = events.notes(view, subjects)
    words = notes[0].text.replace("\n", " ")[:_LONGEST_LINE] if notes else None
    return Unfolded(places.path_name(view, place), words)

"""Pushes on their way: gathered for each officer, leased to a sender, and what became of each."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from casework import quiet_hours
from casework.actions import View
from casework.matters import Subject
from casework.people import Officer, Role
from casework.push_manner import again_at, may_go_at, shown_meanwhile
from casework.pushes import Bundle, Push, PushKind, PushState
from casework.sheets_pushes import MessageSheet, Undeliverable
from storage import people, push_messages, push_queue, pushes, shown
from storage.unit import Reader, Unit

# What asks for no answer and is not left for the next morning all the same.
_PRESSING = frozenset({PushKind.DIGEST, PushKind.DUE_SOON, PushKind.OVERDUE, PushKind.ZERO_MISSING})


def take(unit: Unit, limit: int, lease: timedelta, but: Iterable[int] = ()) -> list[Bundle]:
    """Claim what is due, one message an officer and to none of those in ``but``.

    What may not go out yet is held until it may (``casework.push_manner``).
    """
    found: list[Bundle] = []
    seen = set(but)
    while len(found) < limit and (line := push_queue.in_line(unit, limit - len(found), seen)):
        seen.update(line)
        waiting = push_queue.due(unit, line)
        day = unit.calendar.at(unit.today, time())
        sent = push_messages.sent_since(unit, line, day)
        for who in line:
            bundle = _bundle(unit, who, waiting.get(who, []), sent.get(who, []))
            if bundle is not None:
                _claim(unit, bundle, lease)
                found.append(bundle)
    return found


def _claim(unit: Unit, bundle: Bundle, lease: timedelta) -> None:
    push_queue.lease(unit, _moving(bundle), lease)
    if bundle.message_id is not None:
        push_messages.take(unit, bundle.recipient_id, bundle.message_id, lease)


def _moving(bundle: Bundle) -> list[int]:
    """The pushes that a bundle brings further; of a message that changes, those that it ends."""
    closes = bundle.message_id is not None
    return [
        push.id
        for push in bundle.pushes
        if (push.state is PushState.CLOSING if closes else push.waits)
    ]


def _bundle(unit: Unit, who: int, waiting: list[Push], sent: Sequence[datetime]) -> Bundle | None:
    """What goes to an officer next: the urgent, then what has to change, then the rest."""
    to_send = [push for push in waiting if push.waits]
    urgent = [push for push in to_send if push.urgent]
    if urgent:
        return Bundle(who, tuple(urgent))
    closing = next((push.message_id for push in waiting if not push.waits), None)
    message_id = closing or push_messages.to_redraw(unit, who)
    if message_id is not None:
        return Bundle(who, tuple(push_queue.of_message(unit, who, message_id)), message_id)
    if not to_send:
        return None
    goes_at = _goes_at(unit, who, to_send, sent)
    if goes_at > unit.now:
        push_queue.hold(unit, [push.id for push in to_send], goes_at)
        another_day = unit.calendar.day_of(goes_at) > unit.today
        return _with_what_waits(unit, who, to_send) if another_day else None
    return Bundle(who, tuple(to_send))


def _with_what_waits(unit: Unit, who: int, held: Sequence[Push]) -> Bundle | None:
    """The day's newest message that takes in what waits for another day, and shows it from now on.

    None where no message has room, or none of this day's is still a message of pushes.
    """
    for message_id in push_messages.newest_since(unit, who, unit.calendar.at(unit.today, time())):
        added = shown_meanwhile(push_queue.of_message(unit, who, message_id), held)
        if added:
            _leave(unit, who, added)
            push_queue.show_in(unit, [push.id for push in added], message_id)
            push_queue.share(unit, who, message_id)
            return Bundle(who, tuple(push_queue.of_message(unit, who, message_id)), message_id)
    return None


def _leave(unit: Unit, who: int, moving: Iterable[Push]) -> None:
    """Take what moves on out of the messages in which it was only shown."""
    messages = {push.message_id for push in moving if push.waits and push.message_id is not None}
    if messages:
        push_messages.redraw(unit, who, messages)


def _goes_at(view: Reader, who: int, to_send: Sequence[Push], sent: Sequence[datetime]) -> datetime:
    officer = people.get(view, who)
    hours = quiet_hours.hours(officer.quiet if officer else None)
    asks = any(push.asks or push.kind in _PRESSING for push in to_send)
    return may_go_at(view.manner, view.calendar, hours, view.now, sent, asks=asks)


def let_go(unit: Unit, push_ids: Sequence[int]) -> None:
    """Let others, or the next start, claim what was claimed and not sent."""
    push_queue.let_go(unit, push_ids)


def sent(unit: Unit, sheet: MessageSheet, message_id: int, shows: View) -> None:
    """Note that Telegram has a message; what was settled meanwhile is to lose its buttons."""
    shared = sheet.shared
    push_messages.note(unit, sheet.officer_id, message_id, urgent=sheet.urgent)
    _leave(unit, sheet.officer_id, (line.push for line in sheet.lines))
    for line in sheet.lines:
        push = line.push
        again = (
            again_at(unit.manner, unit.calendar, unit.now, urgent=push.urgent)
            if push.asks
            else None
        )
        push_queue.sent(unit, push.id, message_id, shared=shared, again_at=again)
    if not shared:
        shown.note(unit, sheet.chat_id, message_id, shows, sheet.lines[0].push.subject_id)


def changed(unit: Unit, sheet: MessageSheet) -> None:
    """Note that a message shows how things stand; what it shows for a while folds again.

    What shows several is not about one of them, though it may have been sent with it alone.
    """
    if sheet.shared and sheet.message_id is not None:
        shown.forget(unit, sheet.chat_id, sheet.message_id)
    for push in sheet.closing:
        push_queue.mark(unit, push.id, PushState.SETTLED)
    if sheet.message_id is not None:
        push_messages.redrawn(unit, sheet.officer_id, sheet.message_id, sheet.unfolded_until)


def unchangeable(unit: Unit, sheet: MessageSheet, *, refused: bool) -> None:
    """Note that a message cannot be changed.

    Where what it should have shown was ``refused``, what is only shown there is tried no more.
    """
    changed(unit, sheet)
    if refused and sheet.only_shown and sheet.message_id is not None:
        push_queue.show_in(unit, [push.id for push in sheet.only_shown], None)
        push_messages.redraw(unit, sheet.officer_id, [sheet.message_id])


def kept_back(unit: Unit, left: Sequence[tuple[Push, Undeliverable]]) -> None:
    """Note which pushes do not go out, and why; an urgent one is taken a level up at once."""
    for push, why in left:
        climbs = push.urgent and push.asks and why.state is PushState.UNREACHABLE
        again = unit.now if climbs else None
        push_queue.keep_back(unit, push, why.state, failure=why.cause, again_at=again)
        _leave(unit, push.recipient_id, [push])


def unchanged(unit: Unit, bundle: Bundle) -> None:
    """Note that nothing of a message has to change after all."""
    if bundle.message_id is not None:
        push_messages.redrawn(unit, bundle.recipient_id, bundle.message_id, None)


def again(unit: Unit, bundle: Bundle, cause: str, seconds: float) -> None:
    """Put a message off after a fault that passes."""
    due_at = unit.now + timedelta(seconds=seconds)
    push_queue.put_off(unit, _moving(bundle), failure=cause, due_at=due_at)
    if bundle.message_id is not None:
        push_messages.redraw_later(unit, bundle.recipient_id, bundle.message_id, due_at)


def parked(unit: Unit, bundle: Bundle, cause: str) -> None:
    """Give a message up, its cause to be seen."""
    for push in bundle.pushes:
        push_queue.mark(unit, push.id, PushState.PARKED, failure=cause)


def refused(unit: Unit, bundle: Bundle, cause: str) -> None:
    """Mark an officer whom Telegram does not reach any more, and tell the clerks."""
    why = Undeliverable(PushState.UNREACHABLE, cause)
    kept_back(unit, [(push, why) for push in bundle.pushes])
    officer = people.get(unit, bundle.recipient_id)
    if officer is None or people.is_unreachable(unit, officer.id):
        return
    people.set_unreachable(unit, officer.id, unit.now)
    pushes.owe(
        unit,
        PushKind.OFFICER_UNREACHABLE,
        _clerks_of(unit, officer),
        (Subject.OFFICER, officer.id),
        cause=f"unreachable:{officer.id}:{unit.now.isoformat()}",
    )


def _clerks_of(view: Reader, officer: Officer) -> Sequence[int]:
    clerks = {
        clerk.id
        for post in officer.own_posts
        for clerk in people.holding(view, Role.CLERK, post.unit_path)
    }
    return sorted(clerks - {officer.id})


def unreachable_accounts(view: Reader) -> set[int]:
    """The Telegram accounts to which nothing could be delivered."""
    return people.unreachable_accounts(view)


def came_back(unit: Unit, telegram_id: int) -> None:
    """Note that an officer who had been out of reach has written again; what waited goes out."""
    officer = people.by_telegram(unit, telegram_id)
    if officer is not None:
        people.set_unreachable(unit, officer.id, None)
        pushes.resume(unit)


def resume(unit: Unit) -> int:
    """Queue again what is owed to officers who have joined or come back; gives how many."""
    return pushes.resume(unit)


def seconds_to_next(view: Reader, but: Iterable[int] = ()) -> float | None:
    """Seconds until a push can be claimed, 0 when one can; none when nothing waits."""
    due_at = push_queue.next_to_claim(view, but)
    return None if due_at is None else max(0.0, (due_at - view.now).total_seconds())


def next_moment(view: Reader) -> datetime | None:
    """When something comes next: a push that falls due, one to be said again, one to be folded."""
    return push_queue.next_after_now(view)

"""Pushes on their way: claimed under a lease, and what became of each."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from casework.actions import View
from casework.matters import Subject
from casework.people import Officer, Role
from casework.push_sheets import Undeliverable
from casework.pushes import PUSHES, Push, PushKind, PushState
from storage import people, pushes, shown
from storage.unit import Reader, Unit

HELD_KINDS = tuple(kind for kind, row in PUSHES.items() if row.held_in_quiet_hours)


def take(unit: Unit, limit: int, lease: timedelta, but: Iterable[int] = ()) -> list[Push]:
    """Claim what is due, one push an officer and none of those in ``but``.

    In quiet hours all but the urgent is put off until they end.
    """
    if unit.calendar.is_quiet(unit.now):
        pushes.hold(unit, HELD_KINDS, unit.calendar.next_open_moment(unit.now))
    return pushes.claim(unit, limit, lease, but)


def let_go(unit: Unit, push_ids: Sequence[int]) -> None:
    """Let others, or the next start, claim what was claimed and not sent."""
    pushes.let_go(unit, push_ids)


def sent(unit: Unit, push: Push, chat_id: int, message_id: int, shows: View) -> None:
    """Note that Telegram has a push; what was settled meanwhile is to lose its buttons."""
    pushes.mark(unit, push.id, PushState.SENT, message_id=message_id)
    shown.note(unit, chat_id, message_id, shows, push.subject_id)


def closed(unit: Unit, push: Push) -> None:
    """Note that a settled push has lost its buttons."""
    pushes.mark(unit, push.id, PushState.SETTLED)


def kept_back(unit: Unit, push: Push, why: Undeliverable) -> None:
    """Note that a push does not go out, and why."""
    pushes.mark(unit, push.id, why.state, failure=why.cause)


def again(unit: Unit, push: Push, cause: str, seconds: float) -> None:
    """Put a push off after a fault that passes."""
    state = PushState.CLOSING if push.message_id is not None else PushState.QUEUED
    due_at = unit.now + timedelta(seconds=seconds)
    pushes.put_off(unit, push.id, state, failure=cause, due_at=due_at)


def parked(unit: Unit, push: Push, cause: str) -> None:
    """Give a push up, its cause to be seen."""
    pushes.mark(unit, push.id, PushState.PARKED, failure=cause)


def refused(unit: Unit, push: Push, cause: str) -> None:
    """Mark an officer whom Telegram does not reach any more, and tell the clerks."""
    pushes.mark(unit, push.id, PushState.UNREACHABLE, failure=cause)
    officer = people.get(unit, push.recipient_id)
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
    """Note that an officer who had been out of reach has written again."""
    officer = people.by_telegram(unit, telegram_id)
    if officer is not None:
        people.set_unreachable(unit, officer.id, None)


def resume(unit: Unit) -> int:
    """Queue again what is owed to officers who have joined or come back; gives how many."""
    return pushes.resume(unit)


def seconds_to_next(view: Reader, but: Iterable[int] = ()) -> float | None:
    """Seconds until a push can be claimed, 0 when one can; none when nothing waits."""
    due_at = pushes.next_to_claim(view, but)
    return None if due_at is None else max(0.0, (due_at - view.now).total_seconds())


def next_moment(view: Reader) -> datetime | None:
    """When a push falls due that is not due yet."""
    return pushes.next_after_now(view)

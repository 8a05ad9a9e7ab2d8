"""Stopping an officer whose phone is lost or who has left, and letting one in again."""

from casework.access import check_may_do
from casework.actions import UNDO_FOR, Answer, View
from casework.errors import NotAllowedError, NotFoundError
from casework.matters import Subject
from casework.people import Officer
from casework.pushes import PushKind
from casework.sheets_admin import Stopped
from services import post_watch
from storage import events, fleeting, invites, people, pushes
from storage.unit import Reader, Unit

# What the office was told of somebody's stop.
_TOLD = (PushKind.LIAISONS_OFF, PushKind.HEAD_VACANT, PushKind.POST_OVER)


def stop(unit: Unit, actor: Officer, officer_id: int) -> Answer:
    """Stop an officer at once, with old buttons, open invites and what is shown for minutes.

    The clerk may too, since a phone is lost at any hour (domain.md, Roles). Nobody stops
    themselves: the last administrator would lock the door from outside.
    """
    officer = _officer(unit, actor, officer_id)
    if officer.id == actor.id:
        raise NotAllowedError(rule="oneself", act="stop")
    if officer.active:
        people.set_active(unit, officer_id, active=False)
        invites.revoke(unit, officer_id)
        if officer.telegram_id is not None:
            fleeting.hurry(unit, officer.telegram_id)
        _tell_office(unit, actor, officer)
        post_watch.left(unit, _officer(unit, actor, officer_id))
        events.record(unit, "stopped", (Subject.OFFICER, officer_id), actor.id)
    return Answer(View.PERSON, officer_id, "stopped")


def undo(unit: Unit, actor: Officer, officer_id: int) -> Answer:
    """Take back one's own stop within a minute; open invites are good again too."""
    officer = _officer(unit, actor, officer_id)
    if not officer.active:
        since = last(unit, officer)
        if since is None or not may_undo(unit, actor, officer):
            raise NotAllowedError(rule="undo_late", act="stop")
        people.set_active(unit, officer_id, active=True)
        invites.restore(unit, officer_id, since.at)
        pushes.settle(unit, (Subject.OFFICER, officer_id), actor.id, _TOLD)
        events.record(unit, "stop_undone", (Subject.OFFICER, officer_id), actor.id)
    return Answer(View.PERSON, officer_id, "stop_undone")


def admit(unit: Unit, actor: Officer, officer_id: int) -> Answer:
    """Let a stopped officer in again, with the account they had."""
    check_may_do(actor, "people")
    officer = _officer(unit, actor, officer_id)
    if not officer.active:
        people.set_active(unit, officer_id, active=True)
        _tell_office(unit, actor, officer)
        events.record(unit, "admitted", (Subject.OFFICER, officer_id), actor.id)
    return Answer(View.PERSON, officer_id, "admitted")


def _tell_office(unit: Unit, actor: Officer, officer: Officer) -> None:
    """Liaisons may be missing or too many now, and two desks in one hand."""
    for code in sorted({post.unit_code for post in officer.own_posts}):
        post_watch.told_of(unit, officer.id, code, but=actor.id)


def last(view: Reader, officer: Officer) -> Stopped | None:
    """Who stopped an officer and when; none for one who is not stopped."""
    if officer.active:
        return None
    found = events.newest(view, (Subject.OFFICER, officer.id), "stopped")
    return None if found is None else Stopped(*found)


def may_undo(view: Reader, actor: Officer, officer: Officer) -> bool:
    """Whether it was this officer's own tap that stopped another, less than a minute ago."""
    since = last(view, officer)
    return since is not None and since.actor_id == actor.id and view.now - since.at < UNDO_FOR


def _officer(view: Reader, actor: Officer, officer_id: int) -> Officer:
    check_may_do(actor, "accounts")
    officer = people.get(view, officer_id)
    if officer is None:
        raise NotFoundError
    return officer

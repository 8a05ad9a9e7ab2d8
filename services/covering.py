"""Who can stand in for whom, and what there is to do in somebody's place."""

from datetime import date
from difflib import get_close_matches

from casework import leave as rules
from casework.access import may_see
from casework.cases import Case
from casework.leave import Leave
from casework.people import Officer, Role
from casework.people_errors import LeaveError
from casework.sensitive import normalise
from services import recipients, turns
from storage import cases, leaves, people
from storage.unit import Reader


def candidates(
    view: Reader, actor: Officer, first: date | None = None, last: date | None = None
) -> list[Officer]:
    """Who could stand in for an officer on these days, colleagues of the same units first."""
    known = leaves.open_(view)
    found = [
        who for who in people.everybody(view) if _why_not(known, actor, who, first, last) is None
    ]
    units = {post.unit_code for post in actor.own_posts}
    return sorted(found, key=lambda who: all(p.unit_code not in units for p in who.own_posts))


def named(view: Reader, actor: Officer, text: str) -> Officer:
    """The officer of that id or name; raises :class:`LeaveError`."""
    wanted = normalise(text).strip().lstrip("@").strip()
    everybody = people.everybody(view)
    found = [who for who in everybody if wanted in {str(who.id), normalise(who.name)}]
    others = [who for who in found if who.id != actor.id]
    if found and not others:
        raise LeaveError(reason="oneself")
    if len(others) > 1:
        raise LeaveError(reason="which", text=text)
    if not others:
        near = get_close_matches(wanted, [who.name for who in everybody], n=1, cutoff=0.5)
        if near:
            raise LeaveError(reason="near", text=text, like=near[0])
        raise LeaveError(reason="nobody", text=text)
    return others[0]


def is_name(view: Reader, text: str) -> bool:
    """Whether somebody of the office goes by this name."""
    return normalise(text).strip() in {normalise(who.name) for who in people.everybody(view)}


def check(
    view: Reader, actor: Officer, who: Officer, first: date | None, last: date | None
) -> None:
    """Raise :class:`LeaveError` unless somebody can stand in for an officer on these days."""
    error = _why_not(leaves.open_(view), actor, who, first, last)
    if error is not None:
        raise error


def _why_not(
    known: list[Leave], actor: Officer, who: Officer, first: date | None, last: date | None
) -> LeaveError | None:
    if who.id == actor.id:
        return LeaveError(reason="oneself")
    if who.telegram_id is None:
        return LeaveError(reason="not_joined", name=who.name)
    if not rules.may_cover(_roles(who), _roles(actor)):
        return LeaveError(reason="unsuitable", name=who.name)
    try:
        if first is not None and last is not None:
            rules.check_no_circle(known, actor.id, who.id, first, last)
    except LeaveError as error:
        return LeaveError(**error.facts, name=who.name)
    return None


def _roles(officer: Officer) -> set[Role]:
    return {post.role for post in officer.own_posts}


def on_day(view: Reader, officer_id: int, day: date) -> Officer | None:
    """Who covers for an officer on a day, or did."""
    away = rules.away_on(leaves.on(view, day), day)
    return rules.covering(away, officer_id, view.directory.officers)


# What there is to do


def whose_turn(view: Reader, actor: Officer, case: Case, *roles: Role) -> str | None:
    """The officer in whose place a case is the actor's to do; none where it is their own.

    ``roles`` are those that the list is about; without them, whoever's turn it is.
    """
    if len(actor.acts_as) == 1:
        return None
    held_for = _held_for(actor, case, roles or turns.roles(case.stage))
    return people.names(view, {held_for}).get(held_for) if held_for is not None else None


def _held_for(actor: Officer, case: Case, roles: tuple[Role, ...]) -> int | None:
    if roles:
        return rules.held_for(actor, case.place_path, *roles)
    if case.owner_id is not None:
        return case.owner_id if case.owner_id in actor.acts_as - {actor.id} else None
    here = [post for post in actor.posts if post.unit_code == case.owner_code]
    if any(post.held_for is None for post in here):
        return None
    return next((post.held_for for post in here), None)


def who_covers(view: Reader, actor: Officer, case: Case) -> tuple[str, ...]:
    """Who has a case to do while the actor is on leave: the stand-in, or else whoever is above."""
    if not actor.away:
        return ()
    standing = cases.standing(view, case)
    found = people.get(view, actor.stand_in_id) if actor.stand_in_id is not None else None
    if found is not None and may_see(found, standing):
        return (found.name,)
    return tuple(who.name for who in recipients.above_owners(view, case, standing))[:2]

"""Who is told of what: one rule a kind of push."""

from casework.access import Standing, may_see
from casework.cases import Case
from casework.leads import Lead
from casework.people import Officer, Role
from casework.pushes import PUSHES, Audience, PushKind
from storage import cases, parts, people
from storage.letters import Letter
from storage.unit import Reader

_ROLES = {Audience.CLERKS: Role.CLERK, Audience.INSPECTORS: Role.INSPECTOR}


def of_lead(view: Reader, kind: PushKind, lead: Lead) -> list[Officer]:
    """Who is to be told about a lead."""
    if PUSHES[kind].to is Audience.CLERKS:
        return people.holding(view, Role.CLERK, lead.place_path)
    author = people.get(view, lead.author_id)
    return [author] if author is not None and author.active else []


def of_case(view: Reader, kind: PushKind, case: Case) -> list[Officer]:
    """Who is to be told about a case, of those who may know of it."""
    standing = cases.standing(view, case)
    return [who for who in _candidates(view, kind, case, standing) if may_see(who, standing)]


def of_letter(view: Reader, kind: PushKind, letter: Letter) -> list[Officer]:
    """Who is to be told about a sealed letter: its receivers, or who asks where it stays.

    Never the township that it comes from. Without an inspector the receivers are told again.
    """
    path = f"{letter.receiver_code}/"
    asking = people.holding(view, Role.INSPECTOR, path) if kind is PushKind.LETTER_OVERDUE else []
    return asking or people.holding(view, Role.DEPUTY, path)


def _candidates(view: Reader, kind: PushKind, case: Case, standing: Standing) -> list[Officer]:
    audience = PUSHES[kind].to
    if audience in _ROLES:
        return people.holding(view, _ROLES[audience], case.place_path)
    match audience:
        case Audience.DEPUTIES:
            deputies = people.holding(view, Role.DEPUTY, case.place_path)
            return [who for who in deputies if who.id != case.drafted_by] or deputies
        case Audience.DRAFTER:
            return _one(view, case.drafted_by)
        case Audience.AUTHOR:
            return _one(view, case.author_id)
        case Audience.FOLLOWERS:
            return followers(view, case, standing)
        case Audience.CO_HANDLERS:
            asked = [part for part in parts.of(view, case.id) if part.done_at is None]
            return [who for part in asked for who in people_of(view, part.unit_code)]
        case Audience.INSTRUCTOR:
            return _one(view, case.instructed_by)
        case _:
            return owners(view, case) or people.holding(view, Role.CLERK, case.place_path)


def _one(view: Reader, officer_id: int | None) -> list[Officer]:
    found = people.get(view, officer_id) if officer_id is not None else None
    return [found] if found is not None else []


def owners(view: Reader, case: Case) -> list[Officer]:
    """Those who answer for a case: the officer it was given to, else the unit's own people."""
    if case.owner_id is not None:
        return _one(view, case.owner_id)
    return people_of(view, case.owner_code) if case.owner_code else []


def people_of(view: Reader, unit_code: str) -> list[Officer]:
    """A unit's own people, who answer for what is given to it."""
    liaisons = people.posted_in(view, Role.LIAISON, unit_code)
    staff = people.posted_in(view, Role.STAFF, unit_code)
    known = {who.id for who in liaisons}
    return liaisons + [who for who in staff if who.id not in known]


def followers(view: Reader, case: Case, standing: Standing) -> list[Officer]:
    """Those who did not handle a case and may follow it up; nobody free: the inspector does."""
    for role in (Role.CLERK, Role.DEPUTY, Role.INSPECTOR):
        free = [
            who
            for who in people.holding(view, role, case.place_path)
            if who.id not in standing.handled_by
        ]
        if free:
            return free
    return []

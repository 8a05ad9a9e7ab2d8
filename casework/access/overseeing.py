"""Who confirms and oversees others' field days, and the trips of joint teams."""

from collections.abc import Collection

from casework.access.acts import ROLE_ACTS, VISIT_SUPERVISORS, may_do
from casework.errors import NotAllowedError
from casework.people import Officer, Role


def check_may_confirm(officer: Officer, visitor_id: int, host_ids: Collection[int]) -> None:
    """Raise :class:`NotAllowedError` unless an officer is a host of another's field day.

    Source: domain.md, Field visits, "confirmed by the village's or township's liaison".
    """
    if officer.id == visitor_id:
        raise NotAllowedError(rule="own_visit", act="confirm_visit")
    if not officer.active or officer.id not in host_ids:
        raise NotAllowedError(rule="not_host", act="confirm_visit")


def may_assign_villages(officer: Officer, who: Officer) -> bool:
    """Whether somebody assigns another the contact village: an administrator, or the section head.

    A section head does so where the other's duty belongs to that section [ours].
    """
    if not officer.active or not who.active or not who.owes_visits:
        return False
    return may_do(officer, "people") or officer.heads(who)


def oversees_visits(officer: Officer, path: str) -> bool:
    """Whether an officer sees how those posted in a unit stand with their field days."""
    return officer.active and officer.covers(path, *VISIT_SUPERVISORS)


def oversees_days_of(officer: Officer, who: Officer, path: str) -> bool:
    """Whether an officer sees another's field days, whose duty lies in a unit.

    Of several section heads there each sees those of the own section; whose duty is over belongs to
    none, and all of them see what was [ours].
    """
    if not officer.active:
        return False
    if officer.covers(path, *VISIT_SUPERVISORS - {Role.SECTION_HEAD}):
        return True
    own = officer.heads(who) or not who.owes_visits
    return own and officer.covers(path, Role.SECTION_HEAD)


def sees_outreach(officer: Officer, path: str) -> bool:
    """Whether an officer sees the trips of a unit's team [ours]."""
    return officer.active and officer.covers(path, *ROLE_ACTS["outreaches"])


def may_change_outreach(officer: Officer, path: str) -> bool:
    """Whether an officer may put right or take back a trip of a unit's team [ours]."""
    return officer.active and officer.covers(path, *ROLE_ACTS["outreach"])

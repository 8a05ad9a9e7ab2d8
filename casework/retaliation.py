"""Retaliation reported: straight to the deputy and the inspector, never through the unit.

Source: domain.md, Protection. Whoever has a post at the unit where the matter arose, or that
handles it, or of a unit that its author picks or names, neither hears of a report nor sees it, by
whatever other post; so it is of whoever is recused from the case, and of one person of the office
whom its author picks. Who reported it sees that it is in somebody's hands.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from casework.accusations import accused_unit
from casework.people import Officer, Role, not_in_place_of

# To whom it goes, and to whom where none of these may know of it, or when they are late.
FIRST = (Role.DEPUTY, Role.INSPECTOR)
THEN = (Role.LEADER,)


@dataclass(frozen=True, slots=True)
class Retaliation:
    """A report; ``barred`` are the paths of the units that it may be about, ``office`` the root.

    ``spared`` is whom its author will not have told: somebody of the office whom it is about.
    """

    id: int
    year: int
    serial: int
    office: str
    barred: tuple[str, ...]
    reported_by: int
    reported_at: datetime
    case_id: int | None = None
    taken_by: int | None = None
    taken_at: datetime | None = None
    done_at: datetime | None = None
    spared: int | None = None


def units_concerned(*paths: str | None) -> tuple[str, ...]:
    """The units that a report may be about, of a village its township; nobody is, of the office."""
    known = {accused_unit(path) for path in paths if path}
    return tuple(sorted(path for path in known if path.count("/") > 1))


def may_receive(
    officer: Officer, it: Retaliation, recused: Iterable[int] = (), *roles: Role
) -> bool:
    """Whether a report may come to an officer by a post of the whole office."""
    kept_away = frozenset(recused) | ({it.spared} if it.spared is not None else set())
    if not officer.active or officer.id in kept_away or _is_there(officer, it):
        return False
    return not_in_place_of(officer, kept_away).covers(it.office, *(roles or (*FIRST, *THEN)))


def may_see(officer: Officer, it: Retaliation, recused: Iterable[int] = ()) -> bool:
    """Whether an officer may know of a report: who made it, and to whom it may come."""
    return officer.id == it.reported_by or may_receive(officer, it, recused)


def _is_there(officer: Officer, it: Retaliation) -> bool:
    """Whether one of the officer's own posts is at a unit that it may be about."""
    return any(post.unit_path.startswith(it.barred) for post in officer.own_posts)

"""How an officer may stand to a matter, and the facts that rights to it depend on."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from casework.matters import MatterType
from casework.people import Officer, Role, handles
from casework.recusal import Word
from casework.workflow import Flag, Stage


class Relation(StrEnum):
    """How an officer stands to a matter."""

    AUTHOR = "author"
    AUTHOR_AWAY = "author_away"
    OWNER = "owner"
    OWNER_UNIT = "owner_unit"
    CO_HANDLER = "co_handler"
    TEAM = "team"
    SCOPE = "scope"


@dataclass(frozen=True, slots=True)
class Standing:
    """The facts about a matter that rights depend on.

    ``place_path`` is the unit where it arose, ``owner_path`` the unit that handles it; ``recused``
    and ``handled_by``/``drafted_by`` hold officers' ids; ``flags`` are what the table of moves
    looks at beside the stage, ``part_paths`` the units that handle a part of it, ``team`` the
    officers of its joint team. ``undecided`` says whose word on recusals is awaited, ``kept_by``
    whose word any recusal in force is.
    """

    stage: Stage
    author_id: int | None = None
    owner_id: int | None = None
    owner_path: str | None = None
    place_path: str | None = None
    type: MatterType | None = None
    drafted_by: int | None = None
    recused: frozenset[int] = frozenset()
    handled_by: frozenset[int] = frozenset()
    is_case: bool = True
    flags: frozenset[Flag] = frozenset()
    instructed_by: int | None = None
    led_by: int | None = None
    part_paths: frozenset[str] = frozenset()
    open_part_paths: frozenset[str] = frozenset()
    team: frozenset[int] = frozenset()
    undecided: frozenset[Word] = frozenset()
    kept_by: frozenset[Word] = frozenset()


# Whose posts are for one unit; a section head's is for all that lies below it.
OF_ONE_UNIT = frozenset({Role.LIAISON, Role.STAFF})


def has(who: Officer, role: Role, path: str | None) -> bool:
    """Whether what a unit is given is an officer's by a post of this role."""
    if role not in OF_ONE_UNIT:
        return who.covers(path, role)
    return any(handles(post, path) for post in who.posts if post.role is role)


def _in_place_of(who: Officer, role: Role, *others: int | None) -> bool:
    """Whether a post of this role is held for one of these officers while they are on leave."""
    return any(post.held_for in others and post.role is role for post in who.posts if post.held_for)


RELATIONS: dict[Relation, Callable[[Officer, Role, Standing], bool]] = {
    Relation.AUTHOR: lambda who, _role, it: it.author_id == who.id,
    Relation.AUTHOR_AWAY: lambda who, role, it: _in_place_of(who, role, it.author_id),
    Relation.OWNER: lambda who, role, it: (
        it.owner_id == who.id or _in_place_of(who, role, it.owner_id)
    ),
    Relation.OWNER_UNIT: lambda who, role, it: has(who, role, it.owner_path),
    Relation.CO_HANDLER: lambda who, role, it: any(has(who, role, one) for one in it.part_paths),
    Relation.TEAM: lambda who, role, it: who.id in it.team or _in_place_of(who, role, *it.team),
    Relation.SCOPE: lambda who, role, it: who.covers(it.place_path, role),
}

"""How an officer may stand to a matter, and the facts that rights to it depend on."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from casework.matters import MatterType
from casework.people import Officer, Post, Role, handles
from casework.recusal import Word
from casework.stages import UNASSIGNED_STAGES
from casework.workflow import Flag, Stage


class Relation(StrEnum):
    """How an officer stands to a matter."""

    AUTHOR = "author"
    AUTHOR_AWAY = "author_away"
    OWNER = "owner"
    OWNER_UNIT = "owner_unit"
    CO_HANDLER = "co_handler"
    SECTION = "section"
    TEAM = "team"
    SCOPE = "scope"


@dataclass(frozen=True, slots=True)
class Standing:
    """The facts about a matter that rights depend on.

    ``place_path`` is the unit where it arose, ``owner_path`` the unit that handles it; ``recused``
    and ``handled_by``/``drafted_by`` hold officers' ids; ``flags`` are what the table of moves
    looks at beside the stage, ``part_paths`` the units that handle a part of it, ``team`` the
    officers of its joint team. ``undecided`` says whose word on recusals is awaited, ``kept_by``
    whose word any recusal in force is. ``caller_id`` is who was asked whether a withdrawal is
    meant. ``section`` is the one that has it in hand, if any.
    """

    stage: Stage
    _: KW_ONLY
    author_id: int | None = None
    owner_id: int | None = None
    owner_path: str | None = None
    section: str | None = None
    place_path: str | None = None
    type: MatterType | None = None
    drafted_by: int | None = None
    recused: frozenset[int] = frozenset()
    handled_by: frozenset[int] = frozenset()
    is_case: bool = True
    flags: frozenset[Flag] = frozenset()
    instructed_by: int | None = None
    led_by: int | None = None
    caller_id: int | None = None
    part_paths: frozenset[str] = frozenset()
    open_part_paths: frozenset[str] = frozenset()
    team: frozenset[int] = frozenset()
    undecided: frozenset[Word] = frozenset()
    kept_by: frozenset[Word] = frozenset()


def goes_by_unit(post: Post) -> bool:
    """Whether what a unit is given goes with a post there.

    A section head's from the county up goes by the section; at a township or county unit by the
    unit, which has no sections of its own here.
    """
    return post.role is not Role.SECTION_HEAD or post.local_path is not None


def has(who: Officer, role: Role, path: str | None) -> bool:
    """Whether what a unit is given is an officer's by a post of this role."""
    return any(
        handles(post, path) for post in who.posts if post.role is role and goes_by_unit(post)
    )


def _heads_section(who: Officer, role: Role, it: Standing) -> bool:
    """Whether a post of this role is the head's of the section that has a case in hand."""
    return any(_is_of_section(who, post, it) for post in who.posts if post.role is role)


def _is_of_section(who: Officer, post: Post, it: Standing) -> bool:
    """A post that names no section goes with what no section has.

    Not with an accusation, unless its holder has proposed to whom it is to go.
    """
    within = it.place_path is not None and it.place_path.startswith(post.unit_path)
    if goes_by_unit(post) or not within:
        return False
    if post.section is not None or it.section is not None:
        return post.section == it.section
    proposed = it.stage in UNASSIGNED_STAGES and it.drafted_by == (post.held_for or who.id)
    return it.type is not MatterType.ACCUSATION or proposed


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
    Relation.SECTION: _heads_section,
    Relation.TEAM: lambda who, role, it: who.id in it.team or _in_place_of(who, role, *it.team),
    Relation.SCOPE: lambda who, role, it: who.covers(it.place_path, role),
}

"""Units, officers and posts: who someone is in the office, and for which part of the county."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from casework.distances import Place


class Role(StrEnum):
    """What a post entitles to (domain.md, Roles)."""

    LIAISON = "liaison"
    STAFF = "staff"
    SECTION_HEAD = "section_head"
    CLERK = "clerk"
    DEPUTY = "deputy"
    LEADER = "leader"
    INSPECTOR = "inspector"
    PARTNER = "partner"
    ADMINISTRATOR = "administrator"


class UnitKind(StrEnum):
    """The level of a unit in the tree."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    COUNTY_UNIT = "county_unit"
    VILLAGE = "village"


class Language(StrEnum):
    """The languages in which the bot speaks."""

    CHINESE = "zh-CN"
    ENGLISH = "en"


# Pairs of roles that one person may not hold at once (domain.md, Roles).
FORBIDDEN_PAIRS = (
    frozenset({Role.INSPECTOR, Role.CLERK}),
    frozenset({Role.INSPECTOR, Role.ADMINISTRATOR}),
)

# Posts of these roles owe field days unless told otherwise (domain.md, Field visits).
VISIT_DUTY_ROLES = frozenset(
    {Role.LIAISON, Role.STAFF, Role.SECTION_HEAD, Role.CLERK, Role.DEPUTY, Role.LEADER}
)


def local_path(code: str, kind: UnitKind, path: str) -> str | None:
    """The path of the township or county unit that a unit belongs to; none from the county up."""
    if kind is UnitKind.VILLAGE:
        return path.removesuffix(f"{code}/")
    return path if kind in {UnitKind.TOWNSHIP, UnitKind.COUNTY_UNIT} else None


@dataclass(frozen=True, slots=True)
class Unit:
    """A node of the unit tree; ``path`` holds the codes from the root down, each ended by ``/``.

    ``place`` is where it lies, as far as anybody has said so.
    """

    code: str
    name: str
    short_name: str
    kind: UnitKind
    path: str
    parent_code: str | None = None
    place: Place | None = None

    def contains(self, path: str) -> bool:
        """Whether a unit with this path lies in the subtree of this one."""
        return path.startswith(self.path)

    @property
    def local_path(self) -> str | None:
        """The township or county unit it belongs to, itself or above; none from the county up."""
        return local_path(self.code, self.kind, self.path)


LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Post:
    """A role held for a unit, from a first to a last day; the last is none while it goes on.

    ``held_for`` is the officer on leave whose post it is, for a stand-in.
    ``local_path`` is the unit's: for an accusation from there the post counts for nothing.
    """

    role: Role
    unit_code: str
    unit_path: str
    first_day: date
    last_day: date | None = None
    visit_duty: bool = False
    full_time: bool = True
    section: str | None = None
    held_for: int | None = None
    local_path: str | None = None

    def is_held_on(self, day: date) -> bool:
        """Whether the post is in force on a day of the office's calendar."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def heads(self, other: "Post") -> bool:
        """Whether it is the section head's post over another.

        Their sections have to be the same where both are named; else units tell [ours].
        """
        if self.role is not Role.SECTION_HEAD or not other.unit_path.startswith(self.unit_path):
            return False
        return self.section == other.section or None in {self.section, other.section}

    def has_ended_lately(self, day: date) -> bool:
        """Whether it ended in the thirty days before a day, while one may still look for it."""
        return self.last_day is not None and timedelta() < day - self.last_day <= LATELY


@dataclass(frozen=True, slots=True)
class Officer:
    """One person with the posts in force today, their own and those held for others.

    Rights add up over all of them. ``contact_villages`` are the codes of the villages held today.
    ``away`` says that they are on leave today, ``stand_in_id`` who covers for them in the end, if
    anybody can; ``acts_as`` are they themselves and all whom they cover for. ``ended`` are the
    roles of posts that have ended lately, ``quiet`` the quiet hours they chose, if any.
    """

    id: int
    name: str
    language: Language
    posts: tuple[Post, ...]
    telegram_id: int | None = None
    active: bool = True
    away: bool = False
    stand_in_id: int | None = None
    ended: tuple[Role, ...] = ()
    quiet: str | None = None
    contact_villages: tuple[str, ...] = ()
    roles: frozenset[Role] = field(init=False)
    acts_as: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "roles", frozenset(post.role for post in self.posts))
        others = {post.held_for for post in self.posts if post.held_for is not None}
        object.__setattr__(self, "acts_as", frozenset({self.id, *others}))

    @property
    def own_posts(self) -> tuple[Post, ...]:
        """The posts that are the officer's own, and not held for somebody on leave."""
        return tuple(post for post in self.posts if post.held_for is None)

    @property
    def owes_visits(self) -> bool:
        """Whether any post in force carries the duty of field days."""
        return any(post.visit_duty for post in self.posts)

    def heads(self, other: "Officer") -> bool:
        """Whether another's duty of field days belongs to the section of which this is the head."""
        owed = [post for post in other.own_posts if post.visit_duty]
        return self.id != other.id and any(one.heads(post) for one in self.posts for post in owed)

    def holds(self, *roles: Role) -> bool:
        """Whether any of these roles is among the posts in force."""
        return not self.roles.isdisjoint(roles)

    def scopes(self, *roles: Role) -> tuple[str, ...]:
        """The paths of the subtrees for which any of these roles is held."""
        return tuple(post.unit_path for post in self.posts if post.role in roles)

    def covers(self, path: str | None, *roles: Role) -> bool:
        """Whether a unit lies in the scope of any of these roles."""
        return path is not None and any(path.startswith(scope) for scope in self.scopes(*roles))


def handles(post: Post, path: str | None) -> bool:
    """Whether what is given to a unit is given to whoever holds a post there.

    Its own unit and, of a township, the villages; somebody of the county's office does not handle
    what every township is given.
    """
    if path is None:
        return False
    return path == post.unit_path or (
        post.local_path is not None and path.startswith(post.unit_path)
    )


def barring(officer: Officer, post: Post) -> tuple[str, ...]:
    """The places of which a post of an officer gives no sight of accusations.

    Its own; for one held for somebody else those of the stand-in's own posts as well.
    """
    own = officer.own_posts if post.held_for is not None else ()
    return tuple(one.local_path for one in (post, *own) if one.local_path is not None)


def apart_from(officer: Officer, accused_path: str) -> Officer:
    """The officer without the posts that give no sight of an accusation from there."""
    kept = tuple(
        post for post in officer.posts if not accused_path.startswith(barring(officer, post))
    )
    return officer if len(kept) == len(officer.posts) else replace(officer, posts=kept)


def not_in_place_of(officer: Officer, recused: Collection[int]) -> Officer:
    """The officer without the posts held for somebody who is recused."""
    kept = tuple(post for post in officer.posts if post.held_for not in recused)
    return officer if len(kept) == len(officer.posts) else replace(officer, posts=kept)


def forbidden_pair(roles: frozenset[Role]) -> frozenset[Role] | None:
    """The pair of roles that may not meet in one person, if these hold one."""
    return next((pair for pair in FORBIDDEN_PAIRS if pair <= roles), None)

"""Officers as conditions in SQL know them: a few outlines shared by many, their values bound.

A statement made for each officer cost a millisecond and 60 KB, for hundreds who all hold the same
kind of post. What differs between officers of one outline is in :func:`bound`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, bindparam

from casework.people import Officer, Role

_ESCAPE = "/"
_SPECIAL = str.maketrans({sign: f"{_ESCAPE}{sign}" for sign in "/%_"})
ME: BindParameter[int] = bindparam("me")


@dataclass(frozen=True, slots=True)
class PostOutline:
    """A post without its places: the how manieth it is, and which of them it has."""

    number: int
    role: Role
    is_held: bool
    is_local: bool
    has_section: bool

    @property
    def goes_by_unit(self) -> bool:
        """Whether what a unit is given goes with it; see `access.goes_by_unit`."""
        return self.role is not Role.SECTION_HEAD or self.is_local

    def reaches(self, column: ColumnElement[str]) -> ColumnElement[bool]:
        """Where a unit lies in the subtree of the post's own."""
        return column.startswith(bindparam(f"scope{self.number}"), escape=_ESCAPE)

    def handles(self, column: ColumnElement[str]) -> ColumnElement[bool]:
        """Where what a unit is given is the post's too; see `people.handles`."""
        itself = column.like(bindparam(f"scope{self.number}"), escape=_ESCAPE)
        return self.reaches(column) if self.is_local else itself

    def is_at(self, column: ColumnElement[str]) -> ColumnElement[bool]:
        """Where a unit lies in the township or county unit of the post's own."""
        return column.startswith(bindparam(f"local{self.number}"), escape=_ESCAPE)

    @property
    def section(self) -> BindParameter[str]:
        """The section of which it is, where it names one."""
        return bindparam(f"section{self.number}")

    @property
    def held_for(self) -> BindParameter[int]:
        """The officer on leave whose post it is."""
        return bindparam(f"held{self.number}")


@dataclass(frozen=True, slots=True)
class Outline:
    """An officer's posts in their order, by what the conditions on what they see depend on."""

    active: bool
    posts: tuple[PostOutline, ...]

    def holding(self, *roles: Role) -> Sequence[PostOutline]:
        """The posts of these roles."""
        return [post for post in self.posts if post.role in roles]

    @property
    def held(self) -> Sequence[PostOutline]:
        """The posts held for somebody on leave."""
        return [post for post in self.posts if post.is_held]

    def barring(self, post: PostOutline) -> Sequence[PostOutline]:
        """The posts whose places bar one from sight of accusations; see `people.barring`."""
        own = [one for one in self.posts if not one.is_held] if post.is_held else []
        return [one for one in (post, *own) if one.is_local]


def outline(officer: Officer) -> Outline:
    """What an officer has in common with others."""
    return Outline(
        officer.active,
        tuple(
            PostOutline(
                n,
                post.role,
                post.held_for is not None,
                post.local_path is not None,
                # Only a head's section says what may be known.
                post.role is Role.SECTION_HEAD and post.section is not None,
            )
            for n, post in enumerate(officer.posts)
        ),
    )


def bound(officer: Officer) -> dict[str, Any]:
    """What an officer has not in common with others: what is bound in a statement for them."""
    found: dict[str, Any] = {"me": officer.id}
    for n, post in enumerate(officer.posts):
        found[f"scope{n}"] = post.unit_path.translate(_SPECIAL)
        if post.local_path is not None:
            found[f"local{n}"] = post.local_path.translate(_SPECIAL)
        if post.role is Role.SECTION_HEAD and post.section is not None:
            found[f"section{n}"] = post.section
        if post.held_for is not None:
            found[f"held{n}"] = post.held_for
    return found

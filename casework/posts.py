"""Posts that begin and end by their dates, and what the office is told of (domain.md, Roles)."""

from collections.abc import Iterable
from datetime import date

from casework.people import Post, Role, UnitKind, forbidden_pair
from casework.people_errors import ForbiddenPairError, PostError

# More liaisons than this in a township or county unit, or none, and the office is told [report].
MOST_LIAISONS = 2
LIAISED = frozenset({UnitKind.TOWNSHIP, UnitKind.COUNTY_UNIT})
# Allowed in one person, and shown to the inspector.
SHOWN_PAIR = frozenset({Role.ADMINISTRATOR, Role.CLERK})


def is_off(liaisons: int) -> bool:
    """Whether a township or county unit has none, or too many."""
    return not 1 <= liaisons <= MOST_LIAISONS


def _meet(one: Post, other: Post) -> bool:
    """Whether there is a day on which both posts are held."""
    last = min(one.last_day or date.max, other.last_day or date.max)
    return max(one.first_day, other.first_day) <= last


def renames(old: Post, new: Post, others: Iterable[Post]) -> bool:
    """Whether a head's post that takes the place of another gives its section a new name.

    Where somebody else heads the section of either name, the head has moved to another one; a
    township has no sections of its own here [ours].
    """
    known = {post.section for post in others}
    named = None not in {old.section, new.section} and old.section != new.section
    here = new.role is Role.SECTION_HEAD and new.local_path is None
    return named and here and known.isdisjoint({old.section, new.section})


def check_pair(held: Iterable[Post], new: Post) -> None:
    """Raise :class:`ForbiddenPairError` when a new post would meet one that it may not."""
    for post in held:
        pair = forbidden_pair(frozenset({post.role, new.role}))
        if pair is not None and _meet(post, new):
            raise ForbiddenPairError(roles=pair)


def check_not_twice(held: Iterable[Post], new: Post) -> None:
    """Raise :class:`PostError` when the same post is held on some of the same days."""
    for post in held:
        if (post.role, post.unit_code) == (new.role, new.unit_code) and _meet(post, new):
            raise PostError(why="twice")


def check_end(post: Post, last_day: date) -> None:
    """Raise :class:`PostError` for a last day before the first."""
    if last_day < post.first_day:
        raise PostError(why="before_first", day=post.first_day)

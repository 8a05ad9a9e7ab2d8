"""What the screens of posts are drawn from."""

from dataclasses import dataclass

from casework.people import Post, Role
from casework.sheets import ListLine


@dataclass(frozen=True, slots=True)
class PostLine:
    """One post of an officer; ``ended`` when its last day is past, ``begun`` from its first."""

    post_id: int
    post: Post
    unit_name: str
    begun: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class PostsSheet:
    """All posts of an officer, past ones too."""

    officer_id: int
    name: str
    lines: tuple[PostLine, ...]


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """What an officer has left open: cases a page at a time, and how many tasks of meetings.

    ``to_give`` are the ids of those that the reader may give to another owner, ``to_section`` of
    those to put with another section; ``vacant`` are the sections and units left without a head.
    """

    officer_id: int
    name: str
    lines: tuple[ListLine, ...]
    total: int
    tasks: int
    page: int = 0
    pages: int = 1
    to_give: frozenset[int] = frozenset()
    to_section: frozenset[int] = frozenset()
    vacant: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LiaisonsSheet:
    """Townships and county units with no liaison or too many; each with how many."""

    units: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class BothDesksSheet:
    """Who is administrator and clerk at once, with all that they hold."""

    people: tuple[tuple[str, tuple[tuple[Role, str], ...]], ...]

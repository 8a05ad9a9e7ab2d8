"""A section that is renamed in its head's post keeps what it has in hand (decision 26)."""

from casework.access import goes_by_unit
from casework.matters import NoteKind, Subject
from casework.people import Post, Role
from casework.posts import renames
from casework.workflow import MOVES, Move
from storage import case_lists, cases, events, people, posts
from storage.posts import KeptPost
from storage.unit import Reader, Unit

RENAMED = "section_renamed"
# Wherever a case can be put with a section.
_IN_HAND = frozenset(stage for stage in MOVES[Move.HAND_TO_SECTION].sources if stage is not None)


def follow(unit: Unit, begun: KeptPost) -> None:
    """Bring what the section has in hand along, once the post with its new name has begun."""
    old = _before(unit, begun)
    if old is None or not renames(old, begun.post, _others(unit, begun)):
        return
    name = begun.post.section or ""
    for case in case_lists.with_section(unit, old.section or "", begun.post.unit_path, _IN_HAND):
        cases.change(unit, case, section=name)
        events.record(unit, RENAMED, (Subject.CASE, case.id), None, note=(NoteKind.SECTION, name))


def _before(view: Reader, begun: KeptPost) -> Post | None:
    """The head's post that this one has taken the place of."""
    held = (one.post for one in posts.of(view, begun.officer_id) if one.id != begun.id)
    return next(
        (
            post
            for post in held
            if post.role is Role.SECTION_HEAD
            and post.unit_code == begun.post.unit_code
            and post.last_day is not None
            and (begun.post.first_day - post.last_day).days == 1
        ),
        None,
    )


def _others(view: Reader, begun: KeptPost) -> list[Post]:
    """The posts of other heads of sections, in force."""
    return [
        post
        for who in people.holders(view, Role.SECTION_HEAD)
        if who.id != begun.officer_id
        for post in who.own_posts
        if post.role is Role.SECTION_HEAD and not goes_by_unit(post)
    ]

"""What is left open by an officer whose post is over, for the clerk or the deputy to hand over."""

from typing import NamedTuple

from casework.access import check_may_do, goes_by_unit, may_see, why_not
from casework.cases import Case
from casework.errors import NotFoundError
from casework.meetings import ActionItem
from casework.paging import pages_of
from casework.people import Officer, Post
from casework.sheets_posts import HandoverSheet
from casework.workflow import MOVES, Move
from services import lists, recipients, vacancies
from storage import action_items, case_lists, cases, people, posts, units
from storage.unit import Reader

PAGE = lists.PAGE


class Left(NamedTuple):
    """What waits for somebody else: what was theirs, and what a head's post that is vacant had."""

    owned: list[Case]
    headless: list[Case]
    vacant: list[Post]

    @property
    def cases(self) -> list[Case]:
        """All of it, each once."""
        theirs = {case.id for case in self.owned}
        return [*self.owned, *(case for case in self.headless if case.id not in theirs)]


def left_by(view: Reader, actor: Officer, officer: Officer) -> Left:
    """What waits for somebody else since an officer has left, of what the actor may see."""
    vacant = [one.post for one in vacancies.left_by(view, officer)]
    headless = case_lists.left_headless(view, vacant, actor)
    return Left(_owned(view, actor, officer), headless, vacant)


def _owned(view: Reader, actor: Officer, officer: Officer) -> list[Case]:
    """Open cases given to an officer who may no longer know of them, or to a unit left empty."""
    held = {one.post.unit_code for one in posts.of(view, officer.id)}
    empty = sorted(code for code in held if not recipients.people_of(view, code))
    found = case_lists.held_by(view, actor, officer.id, empty)
    return [
        case
        for case in found
        if case.owner_id != officer.id or not may_see(officer, cases.standing(view, case))
    ]


def tasks_of(view: Reader, officer: Officer) -> list[ActionItem]:
    """Tasks of meetings that wait for somebody who holds no post any more."""
    return [] if officer.own_posts else action_items.open_(view, [officer.id], [])


def sheet(view: Reader, actor: Officer, officer_id: int, page: int = 0) -> HandoverSheet:
    """What an officer has left open, a page at a time."""
    check_may_do(actor, "handover")
    officer = people.get(view, officer_id)
    if officer is None:
        raise NotFoundError
    left = left_by(view, actor, officer)
    found, owned = left.cases, {case.id for case in left.owned}
    shown = found[page * PAGE : (page + 1) * PAGE]
    sections = {post.section for post in left.vacant if not goes_by_unit(post)}
    return HandoverSheet(
        officer.id,
        officer.name,
        tuple(lists.case_line(view, case) for case in shown),
        len(found),
        len(tasks_of(view, officer)),
        page,
        pages_of(len(found), PAGE),
        frozenset(case.id for case in shown if case.id in owned and may_give(view, actor, case)),
        frozenset(
            case.id
            for case in shown
            if case.section in sections and _may(view, actor, Move.HAND_TO_SECTION, case)
        ),
        tuple(_seat(view, post) for post in left.vacant),
    )


def _seat(view: Reader, post: Post) -> str:
    """The section, or the unit, whose head's post it is."""
    if post.section and not goes_by_unit(post):
        return post.section
    return units.many(view, [post.unit_code])[post.unit_code].short_name


def may_give(view: Reader, actor: Officer, case: Case) -> bool:
    """Whether an officer may give a case to another owner as it stands."""
    return _may(view, actor, Move.REASSIGN, case)


def _may(view: Reader, actor: Officer, move: Move, case: Case) -> bool:
    if not MOVES[move].begins_at(case.stage, case.facts):
        return False
    return why_not(actor, move, cases.standing(view, case)) is None

"""What is left open by an officer whose post is over, for the clerk or the deputy to hand over."""

from casework.access import check_may_do, may_see, why_not
from casework.cases import Case
from casework.errors import NotFoundError
from casework.meetings import ActionItem
from casework.paging import pages_of
from casework.people import Officer
from casework.sheets_posts import HandoverSheet
from casework.workflow import MOVES, Move
from services import lists, recipients
from storage import action_items, case_lists, cases, people, posts
from storage.unit import Reader

PAGE = lists.PAGE


def cases_of(view: Reader, actor: Officer, officer: Officer) -> list[Case]:
    """Open cases given to an officer who may no longer know of them, or to a unit left empty.

    Of those that the actor may see.
    """
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
    found = cases_of(view, actor, officer)
    shown = found[page * PAGE : (page + 1) * PAGE]
    return HandoverSheet(
        officer.id,
        officer.name,
        tuple(lists.case_line(view, case) for case in shown),
        len(found),
        len(tasks_of(view, officer)),
        page,
        pages_of(len(found), PAGE),
        frozenset(case.id for case in shown if may_give(view, actor, case)),
    )


def may_give(view: Reader, actor: Officer, case: Case) -> bool:
    """Whether an officer may give a case to another owner as it stands."""
    if not MOVES[Move.REASSIGN].begins_at(case.stage, case.facts):
        return False
    return why_not(actor, Move.REASSIGN, cases.standing(view, case)) is None

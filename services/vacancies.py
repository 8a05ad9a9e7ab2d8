"""Posts of heads that nobody holds any more: what waits there, and who hears of it.

A section's head looks after what the section has in hand, a township's or county unit's head after
the results that the unit hands in (decision 26).
"""

from casework.access import goes_by_unit
from casework.cases import Case
from casework.matters import MatterType, Subject
from casework.people import Officer, Post, Role
from casework.people import Unit as OfficeUnit
from casework.pushes import PushKind
from casework.sheets_admin import VacantLine
from storage import case_lists, people, posts, pushes
from storage.posts import KeptPost
from storage.unit import Reader, Unit


def left_by(view: Reader, officer: Officer) -> list[KeptPost]:
    """The head's posts that somebody has held and nobody holds now; each once."""
    held = [one for one in posts.of(view, officer.id) if one.post.first_day <= view.today]
    return list(_vacant(view, held).values())


def at(view: Reader, unit: OfficeUnit) -> tuple[VacantLine, ...]:
    """The vacant head's posts of a unit; of sections those that have something in hand."""
    found = _vacant(view, posts.of_unit(view, unit.code, Role.SECTION_HEAD)).values()
    lines = ((one.post, case_lists.left_headless(view, [one.post])) for one in found)
    return tuple(
        VacantLine(None if goes_by_unit(post) else post.section, post.last_day, _told(left))
        for post, left in lines
        if left or goes_by_unit(post)
    )


def _vacant(view: Reader, held: list[KeptPost]) -> dict[tuple[str, str | None], KeptPost]:
    """Of some posts the heads' that stand vacant, by their unit and section, the newest of each.

    Without a section above the townships it is nobody's in particular: the desk has it.
    """
    taken = {
        _seat(post)
        for who in people.everybody(view)
        for post in who.own_posts
        if post.role is Role.SECTION_HEAD
    }
    found = {
        _seat(one.post): one
        for one in held
        if one.post.role is Role.SECTION_HEAD and (one.post.section or goes_by_unit(one.post))
    }
    return {seat: one for seat, one in found.items() if seat not in taken}


def _seat(post: Post) -> tuple[str, str | None]:
    return post.unit_code, None if goes_by_unit(post) else post.section


def _told(left: list[Case]) -> int:
    """How many of them an administrator, who meets no content, hears of: no accusations."""
    return sum(case.type is not MatterType.ACCUSATION for case in left)


def tell(unit: Unit, one: KeptPost, cause: str) -> None:
    """Tell the administrators, who can fill it, of a post that stands vacant.

    The clerk hears of what waits there with what else is to be handed over.
    """
    left = case_lists.left_headless(unit, [one.post])
    if not left and not goes_by_unit(one.post):
        return
    n = _told(left)
    facts = {"unit": one.post.unit_code} | ({"open": str(n)} if n else {"why": "none"})
    administrators = people.holding(unit, Role.ADMINISTRATOR, one.post.unit_path)
    told = [who.id for who in administrators if who.id != one.officer_id]
    subject = (Subject.OFFICER, one.officer_id)
    pushes.owe(unit, PushKind.HEAD_VACANT, told, subject, cause=cause, facts=facts)

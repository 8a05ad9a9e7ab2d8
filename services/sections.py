"""The sections of the office that a case can be put with: those that have a head."""

from casework.access import goes_by_unit
from casework.cases import Case
from casework.matters import MatterType
from casework.people import Officer, Role
from storage import cases, people
from storage.unit import Reader


def of_place(view: Reader, path: str) -> list[str]:
    """The sections that have a head, on leave or not, and look after what arises in a place."""
    found = (
        post.section
        for who in people.with_post_of_their_own(view, Role.SECTION_HEAD, path)
        for post in who.own_posts
        if not goes_by_unit(post) and path.startswith(post.unit_path)
    )
    return sorted({name for name in found if name})


def suggested(view: Reader, actor: Officer, kind: MatterType, path: str) -> str | None:
    """The section that the last case of the type was put with, as far as it may be seen.

    Where there is none, the only section there is; an accusation is put with none by itself.
    """
    known = of_place(view, path)
    last = cases.last_section(view, actor, kind, known) if known else None
    only = known[0] if len(known) == 1 and kind is not MatterType.ACCUSATION else None
    return last or only


def is_headless(view: Reader, case: Case) -> bool:
    """Whether the section that has a case in hand has nobody at its head, not even on leave."""
    return case.section is not None and case.section not in of_place(view, case.place_path)


def may_be_handed(view: Reader, case: Case) -> bool:
    """Whether a case can be put with a section, or taken from the one that has it."""
    return case.section is not None or bool(of_place(view, case.place_path))

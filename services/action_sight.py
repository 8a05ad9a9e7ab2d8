"""Who may know of a meeting's action item, the case that it is about included."""

from casework.access import Standing, is_kept_away, may_see
from casework.meetings import ActionItem, may_see_action
from casework.people import Officer, not_in_place_of
from storage import cases
from storage.unit import Reader


def is_seen(view: Reader, officer: Officer, item: ActionItem) -> bool:
    """Whether an officer may know of an action item: not where its case is kept from them.

    One that names no case cannot be held against anybody's recusal; its words carry no names.
    """
    standing = _standing(view, item.case_id)
    if standing is None:
        return may_see_action(officer, item)
    in_own_place = not_in_place_of(officer, standing.recused)
    return may_see_action(in_own_place, item) and not is_kept_away(officer, standing)


def kept_away(view: Reader, officer: Officer, case_id: int | None) -> bool:
    """Whether an officer is recused from a case, or posted where it accuses somebody."""
    standing = _standing(view, case_id)
    return standing is not None and is_kept_away(officer, standing)


def case_number(view: Reader, actor: Officer, item: ActionItem) -> tuple[int, int] | None:
    """The number of the case that an action item is about, for those who may know of the case."""
    case = cases.get(view, item.case_id) if item.case_id is not None else None
    if case is None or not may_see(actor, cases.standing(view, case)):
        return None
    return case.year, case.serial


def _standing(view: Reader, case_id: int | None) -> Standing | None:
    case = cases.get(view, case_id) if case_id is not None else None
    return cases.standing(view, case) if case is not None else None

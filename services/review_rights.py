"""The right to a review as an answer's card and record say it."""

from casework import review_rights
from casework.cases import Case
from casework.clocks import ClockRule
from casework.forms import Draft
from casework.review_rights import ReviewRight
from casework.sheets import ReviewLine
from services import places
from storage import cases
from storage.unit import Reader


def of(view: Reader, case: Case, rule: ClockRule) -> ReviewRight:
    """The right against the answer to a case; the office itself has answered what nobody owns."""
    answered_by = case.owner_path or f"{case.place_path.split('/', 1)[0]}/"
    return review_rights.right(rule, answered_by, view.clock_settings)


def facts(view: Reader, case: Case, rule: ClockRule) -> dict[str, object]:
    """What the record of an answer keeps of the right that stands in it."""
    found = of(view, case, rule)
    return {"apply_days": found.days, "apply_to": found.authority or f"above:{found.below}"}


def on_card(view: Reader, case: Case) -> ReviewLine | None:
    """The right as a case's card says it; none where there is no answer, or none of this office."""
    rule = review_rights.at_stage(case.stage)
    return None if rule is None or case.imported else _line(view, of(view, case, rule))


def on_form(view: Reader, draft: Draft) -> ReviewLine | None:
    """The right as the form says it by which an answer is written or delivered."""
    rule = review_rights.on_form(draft.kind)
    case = cases.get(view, draft.subject_id) if rule is not None else None
    return None if rule is None or case is None else _line(view, of(view, case, rule))


def _line(view: Reader, found: ReviewRight) -> ReviewLine:
    name = places.path_name(view, found.authority or found.below)
    return ReviewLine(found.rule, found.days, name, known=found.authority is not None)

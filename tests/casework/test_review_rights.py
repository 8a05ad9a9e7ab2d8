"""Of whom a review or recheck is asked, and for how long."""

import pytest

from casework.clocks.rules import ClockRule, ClockSettings
from casework.forms import FormKind
from casework.review_rights import at_stage, on_form, right
from casework.stages import Stage

REVIEW, RECHECK = ClockRule.REVIEW_APPLY, ClockRule.RECHECK_APPLY


@pytest.mark.parametrize(
    ("rule", "answered_by", "authority"),
    [
        (REVIEW, "county/town/village/", "town"),
        (REVIEW, "county/town/", "county"),
        (REVIEW, "county/", None),
        (RECHECK, "county/town/village/", "county"),
        (RECHECK, "county/town/", None),
        (RECHECK, "county/", None),
    ],
)
def test_a_review_is_asked_one_step_above_and_a_recheck_two(
    rule: ClockRule, answered_by: str, authority: str | None
) -> None:
    found = right(rule, answered_by, ClockSettings())
    assert (found.authority, found.below, found.days) == (authority, "county", 30)


def test_the_days_are_those_that_the_office_has_set() -> None:
    assert right(REVIEW, "county/", ClockSettings({REVIEW: 45})).days == 45


def test_it_stands_wherever_there_is_an_answer_and_nowhere_else() -> None:
    assert at_stage(Stage.HANDLING) is None
    assert at_stage(Stage.REPLY_REVIEW) is at_stage(Stage.CLOSED) is REVIEW
    assert at_stage(Stage.REVIEWED) is RECHECK
    assert at_stage(Stage.FINAL) is None
    assert on_form(FormKind.DELIVERY) is REVIEW
    assert on_form(FormKind.DECIDE_REVIEW) is RECHECK
    assert on_form(FormKind.PROGRESS) is None

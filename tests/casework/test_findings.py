"""What has become of a finding, told from the stages of its lead and its case."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from casework.findings import Became, Finding, answered, became
from casework.stages import Stage

FOUND = Finding(1, 2, 3, "011", "24/01/011/", 4, datetime(2026, 11, 23, tzinfo=UTC))
UP = replace(FOUND, lead_id=9)


def test_a_finding_is_open_until_it_is_settled_or_handed_up() -> None:
    assert became(FOUND, None, None) is Became.OPEN
    assert became(replace(FOUND, settled_at=FOUND.found_at), None, None) is Became.SETTLED


@pytest.mark.parametrize(
    ("lead", "case", "expected"),
    [
        (Stage.SUBMITTED, None, Became.REPORTED),
        (Stage.RETURNED, None, Became.RETURNED),
        (Stage.WITHDRAWN, None, Became.WITHDRAWN),
        (Stage.REGISTERED, Stage.ASSIGNED, Became.REGISTERED),
        (Stage.REGISTERED, Stage.ANSWERED, Became.REGISTERED),  # approved, not yet delivered
        (Stage.REGISTERED, Stage.REPLIED, Became.ANSWERED),
        (Stage.REGISTERED, Stage.CLOSED, Became.CLOSED),
        (Stage.REGISTERED, Stage.PASSED_ON, Became.CLOSED),
    ],
)
def test_what_is_handed_up_follows_its_lead_and_case(
    lead: Stage, case: Stage | None, expected: Became
) -> None:
    assert became(UP, lead, case) is expected


def test_a_case_is_answered_once_the_people_have_the_reply() -> None:
    assert answered(None) is None
    assert answered(Stage.HANDLING) is None
    assert answered(Stage.FOLLOW_UP) is Became.ANSWERED

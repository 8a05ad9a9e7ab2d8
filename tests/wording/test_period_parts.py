"""What holds a period and what it is made of."""

import pytest

from casework.statistics import parse_period
from wording.period_parts import around, within


@pytest.mark.parametrize(
    ("period", "holding", "made_of"),
    [
        ("2026-08", ["2026-Q3", "2026"], []),
        ("2026-Q3", ["2026"], ["2026-07", "2026-08", "2026-09"]),
        ("2026-07..2026-08", ["2026-Q3", "2026"], ["2026-07", "2026-08"]),
        ("2026-01..2026-09", ["2026"], ["2026-Q1", "2026-Q2", "2026-Q3"]),
        ("2026", [], ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
        ("2025-12..2026-01", [], ["2025-12", "2026-01"]),
    ],
)
def test_a_period_leads_to_what_holds_it_and_to_its_parts(
    period: str, holding: list[str], made_of: list[str]
) -> None:
    asked = parse_period(period)
    assert around(asked) == tuple(map(parse_period, holding))
    assert within(asked) == tuple(map(parse_period, made_of))

"""What is wrong with the running program, by what the person on duty can do about it."""

from typing import Any

import pytest

from casework.watch import Watched, Wrong, wrong


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, ()),
        ({"inbox_seconds": 120.0, "push_seconds": 120.0, "ticks": {"clock_tick": 300.0}}, ()),
        ({"inbox_seconds": 121.0}, (Wrong.INBOX,)),
        ({"push_seconds": 121.0}, (Wrong.PUSHES,)),
        ({"ticks": {"clock_tick": 301.0}}, (Wrong.CLOCKS,)),
        ({"ticks": {"visit_tick": 9000.0}}, ()),
        ({"receiving": Wrong.RECEIVING, "receiving_seconds": 120.0}, ()),
        ({"receiving": Wrong.RECEIVING, "receiving_seconds": 121.0}, (Wrong.RECEIVING,)),
        ({"receiving": Wrong.TOKEN}, (Wrong.TOKEN,)),
        ({"receiving": Wrong.OTHER_COPY, "push_seconds": 500}, (Wrong.OTHER_COPY, Wrong.PUSHES)),
        ({"hindered": {"network": 3}, "given_up": 1, "unreachable": 2, "halted_seconds": 5}, ()),
    ],
)
def test_what_waits_too_long_or_cannot_come_is_wrong(
    facts: dict[str, Any], found: tuple[Wrong, ...]
) -> None:
    assert wrong(Watched(**facts)) == found

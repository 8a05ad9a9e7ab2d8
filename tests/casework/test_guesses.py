"""Trying codes: some slips are free, then every wrong one makes the pause longer."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from casework.guesses import FORGOTTEN_AFTER, FREE, Wrong, after, wait_until

NOW = datetime(2026, 10, 12, 9, tzinfo=UTC)


def test_the_first_slips_bring_no_pause() -> None:
    assert wait_until(None) is None
    assert wait_until(Wrong(FREE, NOW)) is None


def test_the_pause_doubles_up_to_a_day() -> None:
    minutes = [
        (ends - NOW) / timedelta(minutes=1)
        for n in range(1, 15)
        if (ends := wait_until(Wrong(FREE + n, NOW))) is not None
    ]
    assert minutes[:5] == [1, 2, 4, 8, 16]
    assert minutes[-1] == 24 * 60


def test_what_was_tried_a_day_ago_is_forgotten() -> None:
    assert after(Wrong(9, NOW), NOW + FORGOTTEN_AFTER) == Wrong(1, NOW + FORGOTTEN_AFTER)
    assert after(Wrong(9, NOW), NOW + timedelta(hours=23)).times == 10
    assert after(None, NOW).times == 1


@given(st.integers(1, 10_000))
def test_a_pause_never_shrinks_and_always_ends(times: int) -> None:
    first, second = (wait_until(Wrong(n, NOW)) or NOW for n in (FREE + times, FREE + times + 1))
    assert NOW < first <= second <= NOW + timedelta(days=1)


@given(st.integers(1, 48))
def test_whoever_keeps_trying_gets_few_tries_a_day(hours: int) -> None:
    now, wrong, tried = NOW, None, 0
    while now < NOW + timedelta(hours=hours):
        if (wait_until(wrong) or now) <= now:
            wrong, tried = after(wrong, now), tried + 1
        now += timedelta(minutes=1)
    assert tried <= FREE + 12

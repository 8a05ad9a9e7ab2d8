"""How far apart places are: known distances, and what holds for any two places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.distances import Place, kilometres, nearest, read, written

PLACES = st.builds(Place, st.floats(-89, 89), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (Place(0, 0), Place(1, 0), 111.19),  # a degree of latitude
        (Place(60, 0), Place(60, 1), 55.6),  # a degree of longitude is half as long there
        (Place(39.9042, 116.4074), Place(31.2304, 121.4737), 1067.3),  # Beijing to Shanghai
        (Place(33.05, 112.24), Place(33.05, 112.24), 0),
    ],
)
def test_known_distances(one: Place, other: Place, apart: float) -> None:
    assert kilometres(one, other) == pytest.approx(apart, rel=0.001, abs=0.01)


@given(PLACES, PLACES)
def test_a_distance_is_the_same_both_ways_and_never_over_half_the_earth(
    one: Place, other: Place
) -> None:
    assert kilometres(one, other) == pytest.approx(kilometres(other, one))
    assert 0 <= kilometres(one, other) < 20016


@given(PLACES)
def test_a_place_written_down_is_read_as_nearly_the_same(place: Place) -> None:
    assert kilometres(place, read(written(place))) < 0.02


def test_the_nearest_come_first_and_no_more_than_asked() -> None:
    known = {"far": Place(34, 112), "near": Place(33.01, 112), "here": Place(33, 112)}
    assert [key for key, _km in nearest(Place(33, 112), known, 2)] == ["here", "near"]
    assert nearest(Place(33, 112), {}, 2) == []

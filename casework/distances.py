"""How far apart two places are, and which of many are near: plain arithmetic on a round earth."""

from collections.abc import Iterable, Mapping
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH = 6371.0  # mean radius, km


class Place(NamedTuple):
    """A point on the map, in degrees."""

    latitude: float
    longitude: float


def kilometres(one: Place, other: Place) -> float:
    """Give the length of the great circle between two places in km, by the haversine formula."""
    up = radians(other.latitude - one.latitude) / 2
    across = radians(other.longitude - one.longitude) / 2
    bent = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * EARTH * asin(min(1.0, sqrt(sin(up) ** 2 + bent * sin(across) ** 2)))


def nearest(here: Place, known: Mapping[str, Place], most: int) -> list[tuple[str, float]]:
    """Give the keys of the places nearest to one, with their distances in km, the nearest first."""
    measured = ((key, kilometres(here, place)) for key, place in known.items())
    return sorted(measured, key=lambda one: (one[1], one[0]))[:most]


def read(text: str) -> Place:
    """Give the place that :func:`written` has written."""
    latitude, _, longitude = text.partition(",")
    return Place(float(latitude), float(longitude))


def written(place: Iterable[float]) -> str:
    """Write a place to some ten metres, which is as much as anything here asks for."""
    return ",".join(f"{degrees:.4f}" for degrees in place)

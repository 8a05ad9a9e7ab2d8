"""Keeping an accusation apart from every other matter (domain.md, Protection)."""

from casework.matters import MatterType
from casework.protection_errors import ApartError

# Of a path, the county and the township or county unit: that is whom an accusation is about.
_DEEPEST = 2


def accused_unit(place_path: str) -> str:
    """The path of the unit that an accusation of a place is about, for a village its township."""
    return "".join(f"{code}/" for code in place_path.rstrip("/").split("/")[:_DEEPEST])


def check_may_join(
    type_: MatterType, place_path: str, into: MatterType, into_place_path: str
) -> None:
    """Raise :class:`ApartError` unless one case may join another as the same matter.

    An accusation joins an accusation of the same unit and nothing else, nothing else joins it: its
    words would stand where the accused's unit works, and a grievance needs an answer of its own.
    """
    accuses = MatterType.ACCUSATION
    if accuses not in {type_, into}:
        return
    if type_ is not into or accused_unit(place_path) != accused_unit(into_place_path):
        raise ApartError


def check_may_take(
    type_: MatterType, place_path: str, into: MatterType, into_place_path: str
) -> None:
    """Raise :class:`ApartError` unless a report may be put to a case.

    One that accuses as in :func:`check_may_join`; another may be found to be part of an accusation
    of the same unit, and is kept like it from then on.
    """
    accuses = MatterType.ACCUSATION
    if into is accuses and type_ is not accuses:
        type_ = accuses
    check_may_join(type_, place_path, into, into_place_path)

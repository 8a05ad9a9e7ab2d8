"""Which village an officer means by a code or by a name typed on a phone."""

import re
from collections.abc import Mapping
from difflib import get_close_matches

from casework.distances import Place, kilometres, nearest, read
from casework.people import Officer, UnitKind
from casework.people import Unit as OfficeUnit
from casework.visit_errors import (
    NoSuchVillageError,
    NoVillageNearError,
    VillageOutsideError,
    WhichVillageError,
)
from casework.visit_flags import is_far
from services import places
from storage import units, visits
from storage.unit import Reader

# Where a township's name may end and the village's begin; a middle dot stands on our own cards.
_BETWEEN = re.compile(r"[\s·・.,,、/]+")
_ABOVE_COUNTY = frozenset({UnitKind.PROVINCE, UnitKind.CITY})
_NEAR = 3
# A name's beginning is understood from so many characters on.
_SHORTEST = 2
# Whoever stands further from every village than this is not in one (km).
_OUT_OF_REACH = 20.0


def find(view: Reader, actor: Officer, text: str) -> OfficeUnit:
    """The village of that code or name, the officer's own first where several bear it.

    Raises :class:`NoSuchVillageError`, :class:`WhichVillageError`, :class:`VillageOutsideError`.
    """
    by_code = {unit.code: unit for unit in units.everything(view)}
    wanted = _BETWEEN.sub("", text)
    found = _named(by_code, wanted)
    at_home = [unit for unit in found if _in_county(unit, actor, by_code)]
    if found and not at_home:
        raise VillageOutsideError(village=places.path_name(view, found[0].code))
    if not at_home:
        reach = [unit for unit in by_code.values() if _in_county(unit, actor, by_code)]
        codes = _near(reach, wanted)
        names = dict.fromkeys(by_code[code].short_name for code in codes)
        raise NoSuchVillageError(text=text.strip(), near=tuple(names), codes=codes)
    lately = set(visits.lately_visited(view, actor.id))
    for own in (set(actor.contact_villages), lately, _reach(actor, found)):
        mine = [unit for unit in at_home if unit.code in own]
        if len(mine) == 1:
            return mine[0]
    if len(at_home) > 1:
        near = tuple(places.path_name(view, unit.code) for unit in at_home[:_NEAR])
        codes = tuple(unit.code for unit in at_home)
        raise WhichVillageError(text=text.strip(), near=near, codes=codes)
    return at_home[0]


def _named(by_code: Mapping[str, OfficeUnit], wanted: str) -> list[OfficeUnit]:
    """Villages of that code or whole name; failing those, the villages whose name begins so."""
    villages = [unit for unit in by_code.values() if unit.kind is UnitKind.VILLAGE]
    whole = [unit for unit in villages if wanted in _names(unit, by_code)]
    if whole or len(wanted) < _SHORTEST:
        return whole
    if any(wanted in {unit.name, unit.short_name} for unit in by_code.values()):
        return []  # a township's name alone says no village
    return [
        unit for unit in villages if any(name.startswith(wanted) for name in _names(unit, by_code))
    ]


def _names(unit: OfficeUnit, by_code: Mapping[str, OfficeUnit]) -> set[str]:
    names = {unit.code, unit.name, unit.short_name}
    if (township := by_code.get(unit.parent_code or "")) is not None:
        names |= {
            above + here
            for above in (township.short_name, township.name)
            for here in (unit.short_name, unit.name)
        }
    return names


def _in_county(unit: OfficeUnit, actor: Officer, by_code: Mapping[str, OfficeUnit]) -> bool:
    """Whether a village lies in a county in which, or above which, the officer is posted."""
    for post in actor.posts:
        above = [by_code[code] for code in post.unit_path.rstrip("/").split("/") if code in by_code]
        county = next((one for one in above if one.kind not in _ABOVE_COUNTY), None)
        if unit.path.startswith(county.path if county else post.unit_path):
            return True
    return False


def _reach(actor: Officer, found: list[OfficeUnit]) -> set[str]:
    scopes = places.scope_of(actor)
    return {unit.code for unit in found if any(unit.path.startswith(one) for one in scopes)}


def _near(found: list[OfficeUnit], wanted: str) -> tuple[str, ...]:
    """The codes of the villages whose names come closest to a name that none bears."""
    villages = [unit for unit in found if unit.kind is UnitKind.VILLAGE]
    names = {unit.short_name for unit in villages}
    close = get_close_matches(wanted, sorted(names), _NEAR, 0.5)
    return tuple(unit.code for name in close for unit in villages if unit.short_name == name)


def around(view: Reader, actor: Officer, place: Place) -> tuple[str, ...]:
    """The codes of the county's villages nearest to a place, as far as it is known where they lie.

    Raises :class:`NoVillageNearError` where none is known, or the nearest is out of reach.
    """
    by_code = {unit.code: unit for unit in units.everything(view)}
    known = {
        unit.code: unit.place
        for unit in by_code.values()
        if unit.place is not None
        and unit.kind is UnitKind.VILLAGE
        and _in_county(unit, actor, by_code)
    }
    found = nearest(place, known, _NEAR)
    if not found:
        raise NoVillageNearError
    if found[0][1] > _OUT_OF_REACH:
        raise NoVillageNearError(why="far", km=round(found[0][1]))
    return tuple(code for code, _km in found)


def far_km(view: Reader, code: str, place: str | None) -> int | None:
    """How far a place, as written, lies from a village (km); none unless that is known and far."""
    village = units.get(view, code)
    if village is None or village.place is None or place is None:
        return None
    apart = kilometres(read(place), village.place)
    return round(apart) if is_far(apart) else None

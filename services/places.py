"""Which unit a text or an officer's post speaks of."""

import re
from collections.abc import Callable, Iterable

from rapidfuzz import fuzz, process

from casework.errors import NotAllowedError
from casework.matters import Subject
from casework.people import Officer, Role, UnitKind
from casework.people import Unit as OfficeUnit
from casework.sensitive import normalise
from casework.unit_errors import NoSuchUnitError, WhichUnitError
from storage import cases, leads, units
from storage.unit import Reader

# What may stand between a township and its village; a middle dot stands on our own cards.
_BETWEEN = re.compile(r"[\s·・.,,、/]+")
_NEAR = 6
# How alike, of 100, a mistyped name and the meant one are at least.
_ALIKE = 50
# The posts whose place is a good guess for what their holder heard, best first.
_HOME = (Role.LIAISON, Role.STAFF, Role.SECTION_HEAD, Role.CLERK)


def home_of(officer: Officer) -> str:
    """The unit of the officer's post that says most about where they work.

    Raises :class:`NotAllowedError` for one whose posts have all ended.
    """
    for role in _HOME:
        for post in officer.own_posts:
            if post.role is role:
                return post.unit_code
    if not officer.posts:
        raise NotAllowedError(rule="role", act="report")
    return officer.posts[0].unit_code


def scope_of(officer: Officer) -> tuple[str, ...]:
    """The subtrees in which an officer works."""
    return tuple(dict.fromkeys(post.unit_path for post in officer.posts))


def guess(view: Reader, officer: Officer, text: str) -> OfficeUnit | None:
    """The unit that a text names within the officer's reach: the lowest, then the longest name."""
    reach = units.places_below(view, scope_of(officer))
    found = [unit for unit in reach if unit.short_name in text]
    return max(found, key=lambda unit: (len(unit.path), len(unit.short_name)), default=None)


def of_matter(view: Reader, kind: Subject, number: int) -> str | None:
    """Where a lead or case arose; none for anything else."""
    kept = {Subject.LEAD: leads, Subject.CASE: cases}.get(kind)
    found = kept.get(view, number) if kept is not None else None
    return None if found is None else found.place_code


def path_name(view: Reader, code: str) -> str:
    """A place in words: township and village, or the unit's own name."""
    unit = units.get(view, code)
    if unit is None:
        return code
    if unit.kind is UnitKind.VILLAGE and unit.parent_code:
        parent = units.get(view, unit.parent_code)
        return f"{parent.short_name}·{unit.short_name}" if parent else unit.short_name
    return unit.short_name


def _all(_unit: OfficeUnit) -> bool:
    return True


def find(view: Reader, text: str, is_seen: Callable[[OfficeUnit], bool] = _all) -> OfficeUnit:
    """The unit of that code or name; raises :class:`NoSuchUnitError` with names that are near.

    One that is not to be seen is none, and not near either.
    """
    wanted = normalise(text).strip()
    exact = units.get(view, wanted)
    if exact is not None and is_seen(exact):
        return exact
    named = [unit for unit in units.named(view, wanted) if is_seen(unit)]
    if named:
        return min(named, key=lambda unit: len(unit.path))
    everything = [unit for unit in units.everything(view) if is_seen(unit)]
    whole = _under_its_parent(everything, wanted)
    if whole is not None:
        return whole
    begun = [unit for unit in everything if wanted and unit.short_name.startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    near = [unit.short_name for unit in begun[:3]] or _alike(wanted, everything)
    raise NoSuchUnitError(text=wanted, near=tuple(near))


def _alike(text: str, everything: Iterable[OfficeUnit]) -> list[str]:
    """Up to three names that are most like a mistyped one; with another ending as well."""
    names = list(dict.fromkeys(unit.short_name for unit in everything))
    found = process.extract(text, names, scorer=fuzz.ratio, limit=3, score_cutoff=_ALIKE)
    return [name for name, _, _ in found]


def find_one(view: Reader, text: str, is_seen: Callable[[OfficeUnit], bool] = _all) -> OfficeUnit:
    """The one unit of that code or name; raises :class:`WhichUnitError` when several bear it."""
    found = find(view, text, is_seen)
    same = [
        unit
        for unit in filter(is_seen, units.named(view, found.short_name))
        if text.strip() != found.code and unit.path.count("/") == found.path.count("/")
    ]
    if len(same) > 1 and _under_its_parent(units.everything(view), text) is None:
        near = tuple(path_name(view, unit.code) for unit in same)
        raise WhichUnitError(text=text.strip(), near=near[:_NEAR])
    return found


def _under_its_parent(everything: list[OfficeUnit], text: str) -> OfficeUnit | None:
    """The unit whose name is written after that of the unit above it."""
    short_names = {unit.code: unit.short_name for unit in everything}
    wanted = _BETWEEN.sub("", text)
    for unit in everything:
        above = short_names.get(unit.parent_code or "")
        if above is not None and above + unit.short_name == wanted:
            return unit
    return None

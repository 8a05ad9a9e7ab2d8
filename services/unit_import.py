"""Taking units in from files: all of them, or none.

Files and lines come in any order. What is there already keeps its code and place and takes the new
name; nothing is deleted (product.md, Commands).
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from casework.imports import Remark, UnitsImported
from casework.matters import Subject
from casework.people import Officer, UnitKind
from casework.people import Unit as OfficeUnit
from casework.unit_names import short_name
from services.faults import Faults, Source, encoding_remarks
from services.unit_files import Entry, entries
from storage import events, units
from storage.unit import Unit

# Which units may stand directly above which; none is the root of the tree.
_ABOVE: Mapping[UnitKind, frozenset[UnitKind | None]] = {
    UnitKind.PROVINCE: frozenset({None}),
    UnitKind.CITY: frozenset({UnitKind.PROVINCE, None}),
    UnitKind.COUNTY: frozenset({UnitKind.CITY, UnitKind.PROVINCE, None}),
    UnitKind.TOWNSHIP: frozenset({UnitKind.COUNTY, UnitKind.CITY}),
    UnitKind.COUNTY_UNIT: frozenset({UnitKind.COUNTY, UnitKind.CITY, UnitKind.PROVINCE}),
    UnitKind.VILLAGE: frozenset({UnitKind.TOWNSHIP, UnitKind.COUNTY_UNIT}),
}


def import_units(
    unit: Unit, actor: Officer | None, sources: Sequence[Source], county: str | None = None
) -> UnitsImported:
    """Take in units; ``county`` names the county above the published files.

    Raises :class:`ImportFaultsError` naming every line that is wrong.
    """
    faults = Faults()
    tables = faults.read(sources)
    found = [entry for table in tables for entry in entries(table, faults)]
    known = {one.code: one for one in units.everything(unit)}
    roots = _counties(found, known, county, faults)
    wanted = _single(roots + found, faults)
    _check_tree(wanted, known, faults)
    faults.check()
    remarks = encoding_remarks(tables) + [
        Remark("county_unnamed", {"code": root.code}) for root in roots if root.name == root.code
    ]
    report = _save(unit, wanted, known, tuple(remarks))
    facts = {"added": report.added, "renamed": report.renamed}
    who = actor.id if actor else None
    events.record(unit, "units_imported", (Subject.UNIT, 0), who, facts=facts)
    return report


def _counties(
    found: list[Entry], known: Mapping[str, OfficeUnit], county: str | None, faults: Faults
) -> list[Entry]:
    """The counties that published townships lie in: those still unknown, or to be named."""
    given = {entry.code for entry in found}
    areas = {
        entry.parent_code: entry
        for entry in found
        if entry.published and entry.kind is UnitKind.TOWNSHIP and entry.parent_code
    }
    if county is not None and len(areas) != 1:
        faults.add("", 0, "county_which", areas=", ".join(areas) or "none", name=county)
        return []
    return [
        Entry(entry.file, 0, code, county or code, UnitKind.COUNTY, _parent(known.get(code)))
        for code, entry in areas.items()
        if code not in given and (code not in known or county is not None)
    ]


def _parent(old: OfficeUnit | None) -> str | None:
    return None if old is None else old.parent_code


def _single(found: list[Entry], faults: Faults) -> dict[str, Entry]:
    """The entries by code; a code given twice is a fault at the second place."""
    wanted: dict[str, Entry] = {}
    for entry in found:
        first = wanted.setdefault(entry.code, entry)
        if first is not entry:
            facts = {"code": entry.code, "first_file": first.file, "first_line": str(first.line)}
            faults.add(entry.file, entry.line, "duplicate", **facts)
    return wanted


def _check_tree(
    wanted: Mapping[str, Entry], known: Mapping[str, OfficeUnit], faults: Faults
) -> None:
    for entry in wanted.values():
        fault = _fault_of_place(entry, wanted, known)
        if fault is not None:
            facts = {
                "code": entry.code,
                "kind": entry.kind.value,
                "parent": entry.parent_code or "",
            }
            faults.add(entry.file, entry.line, fault, **facts)


def _fault_of_place(
    entry: Entry, wanted: Mapping[str, Entry], known: Mapping[str, OfficeUnit]
) -> str | None:
    old = known.get(entry.code)
    if old is not None and old.kind is not entry.kind:
        return "kind_changed"
    if old is not None and old.parent_code != entry.parent_code:
        return "moved"
    if entry.parent_code is None:
        return None if None in _ABOVE[entry.kind] else "no_parent"
    above = wanted.get(entry.parent_code) or known.get(entry.parent_code)
    if above is None:
        return "unknown_parent"
    if _is_in_cycle(entry, wanted):
        return "cycle"
    return None if above.kind in _ABOVE[entry.kind] else "parent_kind"


def _is_in_cycle(entry: Entry, wanted: Mapping[str, Entry]) -> bool:
    seen: set[str] = set()
    above = entry.parent_code
    while above is not None and above in wanted and above not in seen:
        if above == entry.code:
            return True
        seen.add(above)
        above = wanted[above].parent_code
    return False


def _save(
    unit: Unit,
    wanted: Mapping[str, Entry],
    known: Mapping[str, OfficeUnit],
    remarks: tuple[Remark, ...],
) -> UnitsImported:
    new: dict[str, OfficeUnit] = {}
    renamed = 0
    order = list(UnitKind)
    for entry in sorted(wanted.values(), key=lambda one: (order.index(one.kind), one.code)):
        short, old = short_name(entry.name), known.get(entry.code)
        if old is None:
            above = entry.parent_code and (new.get(entry.parent_code) or known[entry.parent_code])
            path = f"{above.path if above else ''}{entry.code}/"
            new[entry.code] = OfficeUnit(
                entry.code, entry.name, short, entry.kind, path, entry.parent_code
            )
        elif (old.name, old.short_name) != (entry.name, short):
            units.rename(unit, entry.code, entry.name, short)
            renamed += 1
    units.add(unit, new.values())
    for entry in wanted.values():
        if entry.place is not None:
            units.locate(unit, entry.code, *entry.place)
    kinds = Counter(entry.kind.value for entry in wanted.values())
    unchanged = len(wanted) - len(new) - renamed
    return UnitsImported(len(new), renamed, unchanged, dict(kinds), remarks)

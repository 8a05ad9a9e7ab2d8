"""Units as files give them: the project's template, and the published division of a county.

The published files hold ``code,name,areaCode`` for townships and ``code,name,streetCode`` for
villages; the template ``code,name,kind,parent_code[,latitude,longitude]``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casework.people import UnitKind
from services.faults import Faults
from services.tabular import Line, Table, plain

TEMPLATE = ("code", "name", "kind", "parent_code")
_CODE = re.compile(r"[0-9A-Za-z_-]{1,24}")
_MANGLED = re.compile(r"\d(\.\d+)?E\+\d+", re.IGNORECASE)
_NAME_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit as a line gives it."""

    file: str
    line: int
    code: str
    name: str
    kind: UnitKind
    parent_code: str | None
    place: tuple[float, float] | None = None
    published: bool = False


def entries(table: Table, faults: Faults) -> Iterator[Entry]:
    """The units of a table in whichever form it is; what is wrong goes to the faults."""
    if {"kind", "parent_code"} & table.columns:
        if faults.has_columns(table, TEMPLATE):
            yield from _template(table, faults)
    elif "streetcode" in table.columns:
        if faults.has_columns(table, ("code", "name")):
            yield from _published(table, UnitKind.VILLAGE, "streetcode", faults)
    elif "areacode" in table.columns:
        if faults.has_columns(table, ("code", "name")):
            yield from _published(table, UnitKind.TOWNSHIP, "areacode", faults)
    else:
        faults.has_columns(table, TEMPLATE)


def _published(table: Table, kind: UnitKind, parent: str, faults: Faults) -> Iterator[Entry]:
    for line in table.lines:
        above = _code(table, line, parent, faults)
        code, name = _code(table, line, "code", faults), _name(table, line, faults)
        if code and name and above:
            yield Entry(table.file, line.number, code, name, kind, above, published=True)


def _template(table: Table, faults: Faults) -> Iterator[Entry]:
    for line in table.lines:
        above = _code(table, line, "parent_code", faults) if line["parent_code"] else None
        code, name = _code(table, line, "code", faults), _name(table, line, faults)
        kind, place = _kind(table, line, faults), _place(table, line, faults)
        if code and name and kind:
            yield Entry(table.file, line.number, code, name, kind, above, place)


def _code(table: Table, line: Line, column: str, faults: Faults) -> str | None:
    code = plain(line[column])
    if _CODE.fullmatch(code):
        return code
    fault = "mangled" if _MANGLED.fullmatch(code) else "code" if code else "missing"
    faults.add(table.file, line.number, fault, column=column, value=code)
    return None


def _name(table: Table, line: Line, faults: Faults) -> str | None:
    name = " ".join(line["name"].split())
    if name and len(name) <= _NAME_LIMIT:
        return name
    fault = "too_long" if name else "missing"
    faults.add(table.file, line.number, fault, column="name", limit=str(_NAME_LIMIT))
    return None


def _kind(table: Table, line: Line, faults: Faults) -> UnitKind | None:
    kind = plain(line["kind"]).lower()
    if kind in set(UnitKind):
        return UnitKind(kind)
    faults.add(table.file, line.number, "kind", value=line["kind"], choices=", ".join(UnitKind))
    return None


def _place(table: Table, line: Line, faults: Faults) -> tuple[float, float] | None:
    texts = plain(line["latitude"]), plain(line["longitude"])
    if texts == ("", ""):
        return None
    try:
        latitude, longitude = float(texts[0]), float(texts[1])
    except ValueError:
        latitude = longitude = float("nan")
    if -90 <= latitude <= 90 and -180 <= longitude <= 180:
        return latitude, longitude
    faults.add(table.file, line.number, "coordinate", value=" ".join(texts))
    return None

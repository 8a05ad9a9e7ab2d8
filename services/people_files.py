"""People as files give them: ``name,role,unit_code,time`` and what may stand beside it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casework.people import Role, UnitKind
from casework.people import Unit as OfficeUnit
from services.faults import Faults
from services.tabular import Line, Table, plain

COLUMNS = ("name", "role", "unit_code", "time")
_TIMES = ("full", "part")
_PHONE = re.compile(r"\+?\d{7,15}")
_NAME_LIMIT = 40
_SECTION_LIMIT = 40


@dataclass(frozen=True, slots=True)
class PostLine:
    """One post of one person, as a line gives it."""

    file: str
    line: int
    name: str
    role: Role
    unit: OfficeUnit
    full_time: bool
    phone: str | None = None
    section: str | None = None
    contact_village_code: str | None = None


def post_lines(table: Table, units: Mapping[str, OfficeUnit], faults: Faults) -> Iterator[PostLine]:
    """The posts in a table; what is wrong goes to the faults."""
    if not faults.has_columns(table, COLUMNS):
        return
    for line in table.lines:
        name = _text(table, line, "name", _NAME_LIMIT, faults)
        role = _role(table, line, faults)
        office = _unit(table, line, units, faults)
        full_time = _full_time(table, line, faults)
        extras = (
            _phone(table, line, faults),
            _text(table, line, "section", _SECTION_LIMIT, faults, needed=False),
            _village(table, line, units, faults),
        )
        if name and role and office and full_time is not None:
            yield PostLine(table.file, line.number, name, role, office, full_time, *extras)


def _text(
    table: Table, line: Line, column: str, limit: int, faults: Faults, *, needed: bool = True
) -> str | None:
    text = " ".join(line[column].split())
    if not text and needed:
        faults.add(table.file, line.number, "missing", column=column)
    if len(text) > limit:
        faults.add(table.file, line.number, "too_long", column=column, limit=str(limit))
        return None
    return text or None


def _role(table: Table, line: Line, faults: Faults) -> Role | None:
    text = plain(line["role"]).lower().replace(" ", "_")
    if text in set(Role):
        return Role(text)
    faults.add(table.file, line.number, "role", value=line["role"], choices=", ".join(Role))
    return None


def _unit(
    table: Table, line: Line, units: Mapping[str, OfficeUnit], faults: Faults
) -> OfficeUnit | None:
    code = plain(line["unit_code"])
    if code not in units:
        fault = "unknown_unit" if code else "missing"
        faults.add(table.file, line.number, fault, column="unit_code", value=code)
    return units.get(code)


def _full_time(table: Table, line: Line, faults: Faults) -> bool | None:
    text = plain(line["time"]).lower()
    if text in _TIMES:
        return text == "full"
    faults.add(table.file, line.number, "time", value=line["time"])
    return None


def _phone(table: Table, line: Line, faults: Faults) -> str | None:
    text = re.sub(r"[\s()-]", "", plain(line["phone"]))
    if not text:
        return None
    if _PHONE.fullmatch(text):
        return text
    faults.add(table.file, line.number, "phone")
    return None


def _village(
    table: Table, line: Line, units: Mapping[str, OfficeUnit], faults: Faults
) -> str | None:
    code = plain(line["contact_village_code"])
    if not code:
        return None
    found = units.get(code)
    if found is not None and found.kind is UnitKind.VILLAGE:
        return code
    fault = "not_a_village" if found else "unknown_unit"
    faults.add(table.file, line.number, fault, column="contact_village_code", value=code)
    return None

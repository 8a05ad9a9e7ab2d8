"""A table that the administrator sends in chat: looked at first, taken in by a tap.

What it is shows in its columns. The look is a rehearsal of the very import, all of it taken back;
the file waits, sealed, in a form, and is taken in whole or not at all (product.md, Administrator).
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from enum import StrEnum
from functools import partial
from typing import Any

from casework.access import check_may_do
from casework.actions import Answer, View
from casework.errors import NotFoundError
from casework.forms import Draft, FormKind
from casework.imports import (
    HolidaysImported,
    ImportSheet,
    Invited,
    PeopleImported,
    Remark,
    Report,
    UnitsImported,
)
from casework.people import Officer
from services import drafting, holiday_import, people_files, people_import, unit_files, unit_import
from services.faults import Faults
from storage import drafts
from storage.types import SealedBytes
from storage.unit import Reader, Unit

# Bytes; a county's villages are 20 thousand.
LARGEST = 1_000_000
PAGE = 10
ACT = "people"


class Table(StrEnum):
    """What a file may hold."""

    UNITS = "units"
    PEOPLE = "people"
    HOLIDAYS = "holidays"


_NEEDED: Mapping[Table, tuple[str, ...]] = {
    Table.UNITS: unit_files.TEMPLATE,
    Table.PEOPLE: people_files.COLUMNS,
    Table.HOLIDAYS: holiday_import.COLUMNS,
}
_PUBLISHED_UNITS = frozenset({"areacode", "streetcode"})


def look(
    unit: Unit, actor: Officer, file: str, content: bytes, county: str | None = None
) -> Answer:
    """Say what a file would bring, and keep it until it is confirmed.

    ``county`` names the county above published files. Raises :class:`ImportFaultsError`.
    """
    check_may_do(actor, ACT)
    table = _table(file, content)
    report = unit.rehearse(partial(_take, table, actor, file, content, county))
    fields = {
        "table": table.value,
        "file": file,
        "county": county or "",
        "content": b64encode(content).decode(),
        "report": _packed(report),
    }
    return drafting.shown(drafts.add(unit, actor.id, FormKind.IMPORT, fields, asks=None))


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Take in what was looked at; raises :class:`ImportFaultsError` if it fits no longer."""
    check_may_do(actor, ACT)
    fields = draft.fields
    table, content = Table(fields["table"]), b64decode(fields["content"])
    report = _take(table, actor, fields["file"], content, fields["county"] or None, unit)
    facts = {"table": table.value, "file": fields["file"], "report": _packed(report)}
    if isinstance(report, PeopleImported) and report.invited:
        facts["codes"] = _sealed(unit, draft.id, report.invited)
    return Answer(View.IMPORTED, draft.id, "imported", facts=facts)


def sheet(view: Reader, actor: Officer, draft_id: int, page: int = 0) -> ImportSheet:
    """What a file would bring, or has brought."""
    draft = drafting.mine(view, actor, draft_id)
    done = drafts.result(view, draft.id)
    facts = draft.fields if done is None else done.facts
    if "report" not in facts:
        raise NotFoundError
    codes = _opened(view, draft_id, facts["codes"]) if "codes" in facts else ()
    pages = max(1, -(-len(codes) // PAGE))
    page = min(max(page, 0), pages - 1)
    report = _unpacked(Table(facts["table"]), facts["report"])
    shown = codes[page * PAGE : (page + 1) * PAGE]
    return ImportSheet(draft_id, facts["file"], report, shown, page, pages)


def _table(file: str, content: bytes) -> Table:
    """The kind of table that shares most columns with the file; raises ImportFaultsError."""
    faults = Faults()
    tables = faults.read([(file, content)])
    if not tables:
        faults.check()
    columns = tables[0].columns
    if _PUBLISHED_UNITS & columns:
        return Table.UNITS
    shared = {table: len(columns & set(needed)) for table, needed in _NEEDED.items()}
    best = max(shared.values())
    fitting = [table for table, n in shared.items() if n == best]
    if best < 2 or len(fitting) > 1:
        faults = Faults()
        needed = {table.value: ",".join(names) for table, names in _NEEDED.items()}
        faults.add(file, 1, "unknown_table", **needed)
        faults.check()
    return fitting[0]


def _take(
    table: Table, actor: Officer, file: str, content: bytes, county: str | None, unit: Unit
) -> Report:
    sources = [(file, content)]
    if table is Table.UNITS:
        return unit_import.import_units(unit, actor, sources, county)
    if table is Table.PEOPLE:
        return people_import.import_people(unit, actor, sources)
    return holiday_import.import_holidays(unit, actor, sources)


def _packed(report: Report) -> str:
    """A report as text, without the codes of invites."""
    if isinstance(report, PeopleImported):
        report = replace(report, invited=tuple(replace(one, code="") for one in report.invited))
    return json.dumps(asdict(report), ensure_ascii=False)


_REPORTS: Mapping[Table, Callable[..., Report]] = {
    Table.UNITS: UnitsImported,
    Table.PEOPLE: PeopleImported,
    Table.HOLIDAYS: HolidaysImported,
}


def _unpacked(table: Table, text: str) -> Report:
    facts: dict[str, Any] = json.loads(text)
    facts["remarks"] = tuple(Remark(**one) for one in facts["remarks"])
    if "invited" in facts:
        facts["invited"] = tuple(Invited(**one) for one in facts["invited"])
    return _REPORTS[table](**facts)


def _sealed(unit: Unit, draft_id: int, invited: tuple[Invited, ...]) -> str:
    text = json.dumps([[one.name, one.unit_name, one.code] for one in invited])
    return b64encode(unit.vault.seal("draft", draft_id, "codes", text).token).decode()


def _opened(view: Reader, draft_id: int, sealed: str) -> tuple[Invited, ...]:
    text = view.vault.open("draft", draft_id, "codes", SealedBytes(b64decode(sealed)))
    return tuple(Invited(*one) for one in json.loads(text))

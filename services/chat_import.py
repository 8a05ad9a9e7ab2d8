"""A table sent in chat by whom it is the business of: looked at first, taken in by a tap.

What it is shows in its columns; the office's tables are the administrator's, the register the
clerk's. The look is a rehearsal of the very import, all of it taken back;
the file waits, sealed, in a form, and is taken in whole or not at all (product.md, Who uses it).
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from enum import StrEnum
from typing import Any

from casework import register
from casework.access import check_may_do, may_do
from casework.actions import Answer, View
from casework.errors import NotFoundError
from casework.forms import Draft, FormKind
from casework.imports import (
    HolidaysImported,
    ImportSheet,
    Invited,
    PeopleImported,
    Progress,
    RegisterImported,
    Remark,
    Report,
    UnitsImported,
)
from casework.paging import pages_of
from casework.people import Officer
from casework.sensitive import strip_unseen
from services import (
    drafting,
    holiday_import,
    people_files,
    people_import,
    register_import,
    unit_files,
    unit_import,
)
from services.faults import Faults, Source
from storage import drafts, kept_secrets
from storage.unit import Reader, Unit

# Bytes; a county's villages are 20 thousand.
LARGEST = 1_000_000
PAGE = 10
_CODES = "invites"


class Table(StrEnum):
    """What a file may hold."""

    UNITS = "units"
    PEOPLE = "people"
    HOLIDAYS = "holidays"
    REGISTER = "register"


_NEEDED: Mapping[Table, tuple[str, ...]] = {
    Table.UNITS: unit_files.TEMPLATE,
    Table.PEOPLE: people_files.COLUMNS,
    Table.HOLIDAYS: holiday_import.COLUMNS,
    Table.REGISTER: register.COLUMNS,
}
# Whose business a table is: an administrator sees no case, a clerk makes no officers.
_ACTS: Mapping[Table, str] = {
    Table.UNITS: "people",
    Table.PEOPLE: "people",
    Table.HOLIDAYS: "people",
    Table.REGISTER: "register",
}
_PUBLISHED_UNITS = frozenset({"areacode", "streetcode"})


def may_import(officer: Officer) -> bool:
    """Whether any table is this officer's business."""
    return any(may_do(officer, act) for act in _ACTS.values())


def look(
    unit: Unit,
    actor: Officer,
    file: str,
    content: bytes,
    county: str | None = None,
    progress: Progress | None = None,
) -> Answer:
    """Say what a file would bring, and keep it until it is confirmed.

    ``county`` names the county above published files. Raises :class:`ImportFaultsError`.
    """
    file = " ".join(strip_unseen(file).split())
    table = _table(actor, file, content)
    check_may_do(actor, _ACTS[table])
    report = unit.rehearse(
        lambda trial: _take(trial, actor, table, (file, content), county, progress)
    )
    fields = {
        "table": table.value,
        "file": file,
        "county": county or "",
        "content": b64encode(content).decode(),
        "report": _packed(report),
    }
    return drafting.shown(drafts.add(unit, actor.id, FormKind.IMPORT, fields, asks=None))


def finish(unit: Unit, actor: Officer, draft: Draft, progress: Progress | None = None) -> Answer:
    """Take in what was looked at; raises :class:`ImportFaultsError` if it fits no longer."""
    fields = draft.fields
    table, content = Table(fields["table"]), b64decode(fields["content"])
    check_may_do(actor, _ACTS[table])
    county = fields["county"] or None
    report = _take(unit, actor, table, (fields["file"], content), county, progress)
    facts = {"table": table.value, "file": fields["file"], "report": _packed(report)}
    if isinstance(report, PeopleImported) and report.invited:
        facts |= _sealed(unit, draft.id, report.invited)
    return Answer(View.IMPORTED, draft.id, "imported", facts=facts)


def sheet(view: Reader, actor: Officer, draft_id: int, page: int = 0) -> ImportSheet:
    """What a file would bring, or has brought."""
    draft = drafting.mine(view, actor, draft_id)
    done = drafts.result(view, draft.id)
    facts = draft.fields if done is None else done.facts
    if "report" not in facts:
        raise NotFoundError
    codes = _opened(view, draft_id, facts)
    pages = pages_of(len(codes), PAGE)
    page = min(max(page, 0), pages - 1)
    report = _unpacked(Table(facts["table"]), facts["report"])
    shown = codes[page * PAGE : (page + 1) * PAGE]
    return ImportSheet(draft_id, facts["file"], report, shown, page, pages)


def _table(actor: Officer, file: str, content: bytes) -> Table:
    """The actor's kind of table that shares most columns with the file.

    Raises :class:`ImportFaultsError`.
    """
    faults = Faults()
    tables = faults.read([(file, content)])
    if not tables:
        faults.check()
    columns = tables[0].columns
    if _PUBLISHED_UNITS & columns:
        return Table.UNITS
    columns |= register.columns(columns).keys()
    own = {table: names for table, names in _NEEDED.items() if may_do(actor, _ACTS[table])}
    shared = {table: len(columns & set(names)) for table, names in own.items()}
    best = max(shared.values(), default=0)
    fitting = [table for table, n in shared.items() if n == best]
    if best < 2 or len(fitting) > 1:
        faults = Faults()
        needed = {table.value: ",".join(own.get(table, ())) or "none" for table in Table}
        faults.add(file, 1, "unknown_table", **needed)
        faults.check()
    return fitting[0]


def _take(
    unit: Unit,
    actor: Officer,
    table: Table,
    source: Source,
    county: str | None,
    progress: Progress | None,
) -> Report:
    sources = [source]
    if table is Table.UNITS:
        return unit_import.import_units(unit, actor, sources, county)
    if table is Table.PEOPLE:
        return people_import.import_people(unit, actor, sources)
    if table is Table.REGISTER:
        return register_import.import_register(unit, actor, sources, progress)
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
    Table.REGISTER: RegisterImported,
}


def _unpacked(table: Table, text: str) -> Report:
    facts: dict[str, Any] = json.loads(text)
    facts["remarks"] = tuple(Remark(**one) for one in facts["remarks"])
    if "invited" in facts:
        facts["invited"] = tuple(Invited(**one) for one in facts["invited"])
    return _REPORTS[table](**facts)


def _sealed(unit: Unit, draft_id: int, invited: tuple[Invited, ...]) -> dict[str, str]:
    text = json.dumps([[one.name, one.unit_name, one.code] for one in invited])
    return kept_secrets.sealed(unit, draft_id, _CODES, text)


def _opened(view: Reader, draft_id: int, facts: Mapping[str, str]) -> tuple[Invited, ...]:
    text = kept_secrets.opened(view, draft_id, _CODES, facts)
    return tuple(Invited(*one) for one in json.loads(text or "[]"))

"""The server commands that change or check the record."""

import csv
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import cast

from bot import config, opening
from bot.refusing import RefusedError, rule_line
from casework.errors import CaseworkError, ImportFaultsError
from casework.imports import Invited, LineFault, RegisterImported
from services import (
    audit,
    counting,
    finding,
    holiday_import,
    inviting,
    people_import,
    register_import,
    unit_import,
)
from services.faults import Source
from storage import migrate as schema
from storage.database import make_engine
from storage.unit import Unit
from wording import imports as words
from wording import register_template as template
from wording.terminal import Terminal

# How many counts that differ are named one by one.
_MOST_SHOWN = 20


def migrate(say: Terminal) -> None:
    """Bring the database to the schema of this program."""
    settings = config.load()
    opening.check(say, settings, behind=True)
    engine = make_engine(settings.database)
    try:
        with opening.driver_refusals(say):
            missing = schema.pending(engine)
            schema.upgrade(engine)
    finally:
        engine.dispose()
    _tell([say("server-migrated", n=len(missing)) if missing else say("server-migrated-already")])


def import_units(say: Terminal, paths: Sequence[Path], county: str | None) -> None:
    """Take units in from files."""
    with _refusals(say), opening.record(say) as database:
        report = database.write_now(unit_import.import_units, None, _read(say, paths), county)
    _tell(words.units(say, report))


def import_people(say: Terminal, path: Path) -> None:
    """Take people in from a file; their invites are printed, and written beside it."""
    with _refusals(say), opening.record(say) as database:
        report = database.write_now(people_import.import_people, None, _read(say, [path]))
    _tell(words.people(say, report), sys.stderr.write)
    if report.invited:
        _tell([_write_invites(say, path, report.invited)], sys.stderr.write)
    _tell(f"{one.name},{one.code}" for one in report.invited)


def import_holidays(say: Terminal, path: Path) -> None:
    """Take days of the working calendar in from a file."""
    with _refusals(say), opening.record(say) as database:
        report = database.write_now(holiday_import.import_holidays, None, _read(say, [path]))
    _tell(words.holidays(say, report))


def import_register(say: Terminal, path: Path, *, rehearsal: bool) -> None:
    """Take an existing register in from a file, or only say what it would bring."""
    sources = _read(say, [path])

    def work(unit: Unit) -> RegisterImported:
        take = partial(register_import.import_register, actor=None, sources=sources)
        return unit.rehearse(take) if rehearsal else take(unit)

    with _refusals(say), opening.record(say) as database:
        report = database.write_now(work)
    _tell(words.register(say, report))
    if rehearsal:
        _tell([say("import-checked")])


def register_template(say: Terminal, path: Path) -> None:
    """Write the empty table of the register, never over a file: it may be filled in already.

    Raises OSError where writing is not allowed.
    """
    try:
        with path.open("xb") as file:
            file.write(template.workbook(say, say.language))
    except FileExistsError as error:
        raise RefusedError(say("server-template-there", file=str(path))) from error
    _tell([say("server-template", file=str(path))])


def invite(say: Terminal, name: str, role: str, unit_code: str) -> None:
    """Make an invite; its code alone is the last line."""
    with _refusals(say), opening.record(say) as database:
        made = database.write_now(inviting.invite, None, name, role, unit_code)
    role_name = say(f"role-{made.role}")
    _tell([say("server-invited", name=made.name, role=role_name, unit=made.unit_name), made.code])


def verify_audit(say: Terminal, since: str | None) -> None:
    """Check the chain of records; refused when it does not hold, saying where."""
    with opening.record(say) as database:
        mark = _mark(say, since)
        finding = database.read_now(audit.verify, mark)
    if finding.fault is not None:
        raise RefusedError(say(f"audit-{finding.fault}", position=str(finding.position)))
    _tell([say("audit-whole", n=finding.count, head=f"{finding.position}:{finding.hash}")])


def check_counters(say: Terminal) -> None:
    """Compare the running counts with the rows; refused when they do not hold, saying where."""
    with opening.record(say) as database:
        found = database.read_now(counting.check)
    if found.differences:
        shown = found.differences[:_MOST_SHOWN]
        lines = [say("counters-differ", n=len(found.differences), of=found.counts)]
        for one in shown:
            facts = {"measure": one.measure, "day": one.bucket}
            facts |= {"kept": str(one.kept), "counted": str(one.counted)}
            lines.append(say("counters-difference", unit=one.unit_code, **facts))
        if len(shown) < len(found.differences):
            lines.append(say("counters-more", n=len(found.differences) - len(shown)))
        raise RefusedError(*lines)
    _tell([say("counters-hold", n=found.counts)])


def rebuild_counters(say: Terminal) -> None:
    """Let every running count say what the rows say."""
    with opening.record(say) as database:
        n = database.write_now(counting.rebuild)
    _tell([say("counters-rebuilt", n=n)])


def rebuild_search(say: Terminal) -> None:
    """Make the index that searches look in anew, from the record."""
    with opening.record(say) as database:
        n = database.write_now(finding.rebuild)
    _tell([say("server-search-rebuilt", n=n)])


def _mark(say: Terminal, since: str | None) -> audit.Mark | None:
    if since is None:
        return None
    mark = audit.Mark.read(since)
    if mark is None:
        raise RefusedError(say("audit-mark", text=since))
    return mark


def _read(say: Terminal, paths: Iterable[Path]) -> list[Source]:
    sources = []
    for path in paths:
        try:
            sources.append((path.name, path.read_bytes()))
        except OSError as error:
            raise RefusedError(say("server-no-file", file=str(path))) from error
    return sources


def _write_invites(say: Terminal, path: Path, invited: Sequence[Invited]) -> str:
    """Write the codes beside the file, for its owner only; gives a line on it."""
    beside = path.with_name(f"{path.stem}-invites.csv")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError:
        return say("server-invites-unwritten", file=str(beside))
    with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "unit", "code"])
        writer.writerows([one.name, one.unit_name, one.code] for one in invited)
    return say("server-invites-written", file=str(beside))


@contextmanager
def _refusals(say: Terminal) -> Iterator[None]:
    """Turn what the office's rules refuse into lines."""
    try:
        yield
    except ImportFaultsError as error:
        found = cast("tuple[LineFault, ...]", error.facts["faults"])
        raise RefusedError(*words.faults(say, found)) from error
    except CaseworkError as error:
        raise RefusedError(rule_line(say, error)) from error


def _tell(lines: Iterable[str], write: Callable[[str], object] = sys.stdout.write) -> None:
    for line in lines:
        write(f"{line}\n")

"""Taking an existing register in: all of its entries, or none, each a closed case of its year.

An accusation gets no owner, since it never appears at the unit it is about (domain.md, Protection),
and a number at random, as at the desk. A register holds no words and no
names, so there is nothing to seal. What was taken in before is refused by its line.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from casework.cases import Case
from casework.imports import Progress, RegisterImported
from casework.matters import IdentityMode, MatterType, Subject
from casework.people import Officer, Role
from casework.people import Unit as OfficeUnit
from casework.workflow import Stage
from services import register_files
from services.faults import Faults, Source, encoding_remarks
from services.register_files import Entry
from storage import case_numbers, cases, events, register, units
from storage.unit import Reader, Unit

EVENT = "imported"


def import_register(
    unit: Unit,
    actor: Officer | None,
    sources: Sequence[Source],
    progress: Progress | None = None,
) -> RegisterImported:
    """Take in the entries of a register.

    Raises :class:`ImportFaultsError` naming every line that is wrong.
    """
    faults, progress = Faults(), progress or Progress()
    tables = faults.read(sources)
    progress.begin(sum(len(table.lines) for table in tables))
    known = _units(unit, actor)
    found = [
        entry
        for table in tables
        for entry in register_files.entries(table, known, unit.today, faults, progress)
    ]
    _check_new(unit, found, faults)
    faults.check()
    progress.begin(len(found))
    taken = [_take(unit, actor, case, progress) for case in _cases(unit, found)]
    cases.add_many(unit, taken)
    who = actor.id if actor else None
    events.record(unit, "register_imported", (Subject.UNIT, 0), who, facts={"entries": len(taken)})
    return RegisterImported(
        len(taken),
        sum(case.persons for case in taken),
        dict(Counter(case.channel.value for case in taken)),
        min(case.received_on for case in taken).isoformat(),
        max(case.received_on for case in taken).isoformat(),
        tuple(encoding_remarks(tables)),
    )


def _units(view: Reader, actor: Officer | None) -> dict[str, OfficeUnit]:
    """The units that the clerk registers for, by code, and by name where only one has it."""
    mine = [
        one for one in units.everything(view) if actor is None or actor.covers(one.path, Role.CLERK)
    ]
    names = Counter(name for one in mine for name in {one.name, one.short_name})
    found = {name: one for one in mine for name in (one.name, one.short_name) if names[name] == 1}
    return found | {one.code: one for one in mine}


def _check_new(view: Reader, found: Iterable[Entry], faults: Faults) -> None:
    before = register.entries(view)
    here: dict[register.Entry, Entry] = {}
    for entry in found:
        key = (entry.entry, entry.received_on, entry.channel.value)
        first = here.setdefault(key, entry)
        if key in before:
            faults.add(entry.file, entry.line, "entry_known", entry=entry.entry)
        elif first is not entry:
            at = str(first.line)
            faults.add(entry.file, entry.line, "entry_twice", entry=entry.entry, first=at)


def _cases(unit: Unit, found: Sequence[Entry]) -> Iterator[Case]:
    numbers = _numbers(unit, found)
    for entry, serial in zip(found, numbers, strict=True):
        accuses = entry.type is MatterType.ACCUSATION
        yield Case(
            id=unit.new_id(),
            year=entry.received_on.year,
            serial=serial,
            stage=Stage.CLOSED,
            version=1,
            type=entry.type,
            channel=entry.channel,
            occurrence=entry.occurrence,
            identity=IdentityMode.ANONYMOUS,  # a register names nobody
            persons=entry.persons,
            urgent=False,
            simple=False,
            place_code=entry.unit.code,
            place_path=entry.unit.path,
            received_on=entry.received_on,
            registered_at=unit.now,
            changed_at=unit.now,
            subtype=entry.subtype,
            filed=entry.filed,
            imported=True,
            entry=entry.entry,
            superior_number=entry.superior,
            owner_code=None if accuses else entry.unit.code,
            owner_path=None if accuses else entry.unit.path,
            outcome=entry.outcome,
            due_on=entry.due_on,
            replied_on=entry.closed_on,
            closed_on=entry.closed_on,
        )


def _numbers(unit: Unit, found: Sequence[Entry]) -> list[int]:
    """A number for each entry within its year."""
    of_year: dict[int, list[Entry]] = defaultdict(list)
    for entry in found:
        of_year[entry.received_on.year].append(entry)
    numbers = {
        year: iter(case_numbers.take(unit, year, (entry.type for entry in entries)))
        for year, entries in sorted(of_year.items())
    }
    return [next(numbers[entry.received_on.year]) for entry in found]


def _take(unit: Unit, actor: Officer | None, case: Case, progress: Progress) -> Case:
    """Record that a case came in."""
    events.record(
        unit,
        EVENT,
        (Subject.CASE, case.id),
        actor.id if actor else None,
        stage=(None, case.stage.value),
    )
    progress.done += 1
    return case

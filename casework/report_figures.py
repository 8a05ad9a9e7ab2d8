"""How a report's figures are made of what the database has counted.

Source: domain.md, Statistics [report].
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median_low

from casework.letters import OCCURRENCE as SEALED
from casework.matters import SUBTYPES, Channel, MatterType, Occurrence
from casework.people import Unit
from casework.report import (
    AnsweredCount,
    DueCount,
    Kind,
    MonthFigures,
    OpenCount,
    ReceivedCount,
    TypeLine,
    UnitFigures,
)
from casework.sheets_status import LETTERS, VISITS, Received
from casework.statistics import Share, Timeliness, suppressed
from casework.suppression import Hidden, Mark, protect


def came_in(rows: Iterable[ReceivedCount]) -> Received:
    """Add up letters in items, visits in parties and persons, and the rest in items."""
    matters, persons = Counter[str](), Counter[str]()
    for row in rows:
        matters[row.channel] += row.n
        persons[row.channel] += row.persons
    letters = sum(matters[channel] for channel in LETTERS)
    visits = sum(matters[channel] for channel in VISITS)
    visitors = sum(persons[channel] for channel in VISITS)
    return Received(letters, visits, visitors, matters.total() - letters - visits)


def channels(now: Iterable[ReceivedCount], before: Iterable[ReceivedCount]) -> tuple[Kind, ...]:
    """Count by channel, in the order of the list; channels without any are left out."""
    return _kinds(tuple(Channel), _by(now, "channel"), _by(before, "channel"))


def occurrences(now: Iterable[ReceivedCount], before: Iterable[ReceivedCount]) -> tuple[Kind, ...]:
    """Count first and repeated matters, and sealed letters, which are neither, where there are."""
    found, earlier = _by(now, "occurrence"), _by(before, "occurrence")
    sealed = (SEALED,) if found[SEALED] or earlier[SEALED] else ()
    return _kinds((*Occurrence, *sealed), found, earlier, all_of_them=True)


def types(
    now: Iterable[ReceivedCount], before: Iterable[ReceivedCount], *, guarded: bool
) -> tuple[TypeLine, ...]:
    """Count by type and by what within it a matter is about.

    Where small counts are hidden, types and subjects are one table with its sums, so that neither
    tells the other; what stands there follows from what is shown, so that no line tells by being
    there that it is more than nought.
    """
    counted = [_by_subject(rows) for rows in (now, before)]
    pairs = [(type_, code) for type_ in MatterType for code in _subjects(type_, *counted)]
    told, told_before = (_types(found, pairs, guarded=guarded) for found in counted)
    total = counted[0].total()
    return tuple(
        TypeLine(
            Kind(type_.value, told[type_, None], total, told_before[type_, None]),
            tuple(
                Kind(code, told[type_, code], total, told_before[type_, code])
                for one, code in pairs
                if one is type_ and any(marks[type_, code] != 0 for marks in (told, told_before))
            ),
        )
        for type_ in MatterType
    )


def _by_subject(rows: Iterable[ReceivedCount]) -> Counter[tuple[str, str]]:
    found = Counter[tuple[str, str]]()
    for row in rows:
        found[row.type, row.subtype] += row.n
    return found


def _subjects(type_: MatterType, *counted: Counter[tuple[str, str]]) -> tuple[str, ...]:
    """What matters of a type are about: as listed, then whatever else was entered, then nothing."""
    listed = [one.value for one in SUBTYPES[type_]]
    others = {code for found in counted for one, code in found if one == type_}
    return (*listed, *sorted(others - {*listed, ""}), "")


def _types(
    found: Counter[tuple[str, str]], pairs: list[tuple[MatterType, str]], *, guarded: bool
) -> dict[tuple[str, str | None], Mark]:
    """What may be told of each subject, and under None of each type as a whole."""
    table = [[found[pair] if pair[0] is type_ else None for pair in pairs] for type_ in MatterType]
    rows, sums = _told(table, guarded=guarded)
    told: dict[tuple[str, str | None], Mark] = {}
    for type_, row, whole in zip(MatterType, rows, sums, strict=True):
        told[type_, None] = whole
        told |= {pair: mark for pair, mark in zip(pairs, row, strict=True) if pair[0] is type_}
    return told


def _told(
    table: Sequence[Sequence[int | None]], *, guarded: bool
) -> tuple[Sequence[Sequence[Mark]], Sequence[Mark]]:
    """What may be told of a table's counts and of the sums of its rows; the whole sum always is.

    Where that sum may not be told beside them, they are not told at all.
    """
    counts = [[n or 0 for n in row] for row in table]
    sums = [sum(row) for row in counts]
    if not guarded:
        return counts, sums
    found = protect(table, len(table[0]))
    if isinstance(found.total, Hidden):
        return [[_hidden(n) for n in row] for row in counts], [_hidden(n) for n in sums]
    return found.cells, found.of_rows


def _hidden(n: int) -> Hidden:
    return Hidden.FEW if suppressed(n) else Hidden.COVER


def _by(rows: Iterable[ReceivedCount], name: str) -> Counter[str]:
    found = Counter[str]()
    for row in rows:
        found[getattr(row, name)] += row.n
    return found


def kinds(codes: tuple[str, ...], found: Counter[str], *, guarded: bool) -> tuple[Kind, ...]:
    """Count by some codes that nothing is compared with, the most frequent first."""
    lines = _kinds(codes, found, Counter(), guarded=guarded)
    return tuple(sorted(lines, key=lambda line: (-line.known, line.code)))


def _kinds(
    codes: tuple[str, ...],
    now: Counter[str],
    before: Counter[str],
    *,
    guarded: bool = False,
    all_of_them: bool = False,
) -> tuple[Kind, ...]:
    (told,), _ = _told([[now[code] for code in codes]], guarded=guarded)
    return tuple(
        Kind(str(code), mark, now.total(), before[code])
        for code, mark in zip(codes, told, strict=True)
        if all_of_them or mark != 0 or before[code]
    )


def timeliness_of(rows: Iterable[DueCount], *, filed: bool = False) -> Timeliness:
    """Add up what fell due, open overdue included; with `filed` only what was formally filed."""
    counted = [row for row in rows if row.filed or not filed]
    due = sum(row.n for row in counted)
    closed = sum(row.closed for row in counted)
    return Timeliness(due, closed, Share(sum(row.on_time for row in counted), due))


def filed_of(
    rows: Iterable[ReceivedCount], due: Iterable[DueCount], *, guarded: bool
) -> tuple[int | None, Timeliness | None]:
    """Count what was formally filed, and how far that kept its deadlines.

    Nearly all of it are accusations, so that few of them are not told of a place below.
    """
    filed = sum(row.n for row in rows if row.filed)
    kept = timeliness_of(due, filed=True)
    small = guarded and any(n and suppressed(n) for n in (filed, kept.due))
    return (None, None) if small else (filed, kept)


def by_month(
    months: Iterable[tuple[date, date]],
    now: Iterable[ReceivedCount],
    before: Iterable[ReceivedCount],
    due: Iterable[DueCount],
) -> tuple[MonthFigures, ...]:
    """Put beside each month the one that it is compared with, and what was on time.

    The months come in pairs, each with the month that it is compared with.
    """
    came, came_before = _by(now, "month"), _by(before, "month")
    fell_due, on_time = Counter[str](), Counter[str]()
    for one in due:
        fell_due[one.month] += one.n
        on_time[one.month] += one.on_time
    return tuple(
        MonthFigures(
            month,
            came[f"{month:%Y-%m}"],
            came_before[f"{beside:%Y-%m}"],
            Share(on_time[f"{month:%Y-%m}"], fell_due[f"{month:%Y-%m}"]),
        )
        for month, beside in months
    )


def middle_days(rows: Iterable[AnsweredCount], channels_: frozenset[Channel]) -> int | None:
    """Give the middle number of days to an answer; None where fewer than five were answered."""
    found = Counter[int]()
    for row in rows:
        if row.channel in channels_:
            found[row.days] += row.n
    return None if suppressed(found.total()) else median_low(found.elements())


def units_below(
    unit: Unit, below: Iterable[Unit], due: Iterable[DueCount], still_open: Iterable[OpenCount]
) -> tuple[UnitFigures, ...]:
    """Give the units directly below that have or had work, in the order they come in."""
    fell_due, on_time, open_, overdue = (Counter[str]() for _ in range(4))
    for row in (one for one in due if one.given):
        code = row.path.removeprefix(unit.path).partition("/")[0]
        fell_due[code] += row.n
        on_time[code] += row.on_time
    for one in still_open:
        code = one.path.removeprefix(unit.path).partition("/")[0]
        open_[code] += one.n
        overdue[code] += one.overdue
    return tuple(
        UnitFigures(
            one.code,
            one.short_name,
            Share(on_time[one.code], fell_due[one.code]),
            open_[one.code],
            overdue[one.code],
        )
        for one in below
        if fell_due[one.code] or open_[one.code]
    )

"""The tables of a report, the same for the document and the workbook.

A cell is a text, a count, a share of which the percentage is shown, or why a count is not told.
Each column after the first names the definition of its figures.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from casework.report import Kind, Report
from casework.statistics import Share, Timeliness
from casework.suppression import Hidden
from wording import numbers
from wording.report import speaking
from wording.report.speaking import Say

Cell = str | int | Decimal | Share | Hidden


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its name, with its columns by theirs; `defined` are rows with a meaning each."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    defined: tuple[str, ...] = ()


def of(say: Say, report: Report) -> dict[str, tuple[Table, ...]]:
    """The tables by section, in the order of the report; those without a row are left out."""
    found = {
        "general": (
            _overview(say, report),
            _kinds(say, "channels", "channel", report.channels),
            _types(say, report),
            _kinds(say, "occurrence", "occurrence", report.occurrence),
            Table("years", ("year", "received"), tuple((str(y), n) for y, n in report.years)),
        ),
        "handling": (
            _timeliness(say, report),
            _months(say, report),
            _short(say, "outcomes", "outcome", report.outcomes),
            _ratings(say, report),
            _units(report),
        ),
        "field": (_field(say, report), _outreach(say, report)),
        "causes": (_causes(say, report),),
    }
    return {name: tuple(one for one in tables if one.rows) for name, tables in found.items()}


def _overview(say: Say, report: Report) -> Table:
    now, before = report.received, report.received_before
    rows = (
        ("total", report.total, report.total_before),
        ("persons", report.persons, report.persons_before),
        ("letters", now.letters, before.letters),
        ("visits", now.visits, before.visits),
        ("visitors", now.visitors, before.visitors),
        ("others", now.others, before.others),
    )
    return Table(
        "overview",
        ("item", "count", "before"),
        tuple((say(f"report-item-{name}"), n, n_before) for name, n, n_before in rows),
        tuple(name for name, _, _ in rows),
    )


def _kinds(say: Say, name: str, field: str, kinds: tuple[Kind, ...]) -> Table:
    rows = ((speaking.kind(say, field, one.code), *_counted(one)) for one in kinds)
    return Table(name, ("kind", "count", "share", "before"), tuple(rows))


def _counted(one: Kind) -> tuple[Cell, Cell, Cell]:
    return one.count, _share(one), one.before


def _share(one: Kind) -> Cell:
    return one.count if isinstance(one.count, Hidden) else Share(one.count, one.of)


def _short(say: Say, name: str, field: str, kinds: tuple[Kind, ...]) -> Table:
    """Kinds that nothing is compared with; where none may be told there is no table."""
    if all(isinstance(one.count, Hidden) for one in kinds):
        return Table(name, (), ())
    rows = ((speaking.kind(say, field, one.code), one.count, _share(one)) for one in kinds)
    return Table(name, ("kind", "count", "share"), tuple(rows))


def _causes(say: Say, report: Report) -> Table:
    """Root causes, each with the unit that owns the policy behind it, as far as it is entered."""
    found = _short(say, "causes", "cause", report.causes)
    if not found.rows or not any(one.code for one in report.causes):
        return Table("causes", (), ())
    owners = dict(report.owners)
    rows = (
        (*row, owners.get(one.code, "")) for row, one in zip(found.rows, report.causes, strict=True)
    )
    return Table("causes", (*found.columns, "owner"), tuple(rows))


def _types(say: Say, report: Report) -> Table:
    def rows() -> Iterator[tuple[Cell, ...]]:
        for line in report.types:
            name = speaking.kind(say, "type", line.kind.code)
            yield name, say("report-all-of-type"), *_counted(line.kind)
            if all(isinstance(one.count, Hidden) for one in line.subtypes):
                continue
            for one in line.subtypes:
                yield name, speaking.kind(say, "subtype", one.code), *_counted(one)

    return Table("types", ("type", "subtype", "count", "share", "before"), tuple(rows()))


def _timeliness(say: Say, report: Report) -> Table:
    def row(name: str, came: int | None, kept: Timeliness | None) -> tuple[Cell, ...]:
        what = say(f"report-row-{name}")
        if came is None or kept is None:
            return what, Hidden.FEW, Hidden.FEW, Hidden.FEW, Hidden.FEW, Hidden.FEW
        return what, came, kept.due, kept.closed, kept.on_time.count, kept.on_time

    rows = {"all": row("all", report.total, report.timeliness)}
    if report.tells_kinds:
        rows["filed"] = row("filed", report.filed, report.filed_timeliness)
    rows["before"] = row("before", report.total_before, report.timeliness_before)
    columns = ("item", "received", "due", "closed", "on_time", "rate")
    return Table("timeliness", columns, tuple(rows.values()), tuple(rows))


def _months(say: Say, report: Report) -> Table:
    rows = (
        (
            say("date-month", year=str(one.month.year), month=say(f"date-month-{one.month.month}")),
            one.received,
            one.before,
            one.on_time.of,
            one.on_time.count,
            one.on_time,
        )
        for one in report.months
    )
    columns = ("month", "received", "before", "due", "on_time", "rate")
    return Table("months", columns, tuple(rows))


def _units(report: Report) -> Table:
    rows = (
        (one.name, one.on_time.of, one.on_time.count, one.on_time, one.open, one.overdue)
        for one in report.units
    )
    return Table("units", ("unit", "due", "on_time", "rate", "open", "overdue"), tuple(rows))


def _ratings(say: Say, report: Report) -> Table:
    """Who rated, and who was content; of fewer than five nothing is told but that."""
    content = report.satisfied
    few = bool(content.of) and content.is_suppressed
    rows = (
        (say("report-item-rated"), report.rated.count, report.rated.of, report.rated),
        (say("report-item-satisfied"), Hidden.FEW if few else content.count, content.of, content),
    )
    shown = rows if report.rated.of else ()
    return Table("ratings", ("item", "count", "of", "rate"), shown, ("rated", "satisfied"))


def _field(say: Say, report: Report) -> Table:
    work = report.field_work
    shares = {
        "completion": work.completion,
        "quota": work.quota_met,
        "settled": work.settled,
        "warning": work.warning.share,
    }
    rows: list[tuple[Cell, ...]] = [
        (say(f"report-item-{name}"), share.count, share.of, share)
        for name, share in shares.items()
        if share.of
    ]
    named = [name for name, share in shares.items() if share.of]
    if work.findings.each is not None:
        named.append("findings")
        found = (work.findings.count, work.findings.of, work.findings.each)
        rows.append((say("report-item-findings"), *found))
    return Table("field", ("item", "count", "of", "rate"), tuple(rows), tuple(named))


def _outreach(say: Say, report: Report) -> Table:
    work = report.field_work
    rows: list[tuple[Cell, ...]] = []
    if work.trips:
        rows.append((say("report-item-trips"), work.trips))
    rows += [(say(f"form-field-{kind}"), numbers.tally(say, n)) for kind, n in work.totals]
    named = ("trips", *(kind.value for kind, _ in work.totals)) if work.trips else ()
    return Table("outreach", ("item", "count"), tuple(rows), named)

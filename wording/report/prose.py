"""The sentences of a report, section by section."""

from collections.abc import Iterator

from casework.matters import RootCause
from casework.report import Kind, Report, TypeLine
from casework.statistics import Share
from casework.suppression import Hidden
from wording import numbers
from wording.report import speaking
from wording.report.speaking import Say


def general(say: Say, report: Report) -> Iterator[str]:
    """What came in, by source and by type, beside what it is compared with."""
    until = say("report-until", date=_date(say, report)) if report.running else ""
    yield say(
        "report-came",
        period=speaking.period(say, report.period),
        until=until,
        n=str(report.total),
        persons=str(report.persons),
        change=_change(say, report),
        letters=str(report.received.letters),
        visits=str(report.received.visits),
        visitors=str(report.received.visitors),
        others=str(report.received.others),
    )
    if not report.total:
        return
    yield say("report-by-channel", kinds=_listed(say, "channel", report.channels))
    if report.tells_kinds:
        yield say("report-by-type", kinds=_joined(say, [_type(say, one) for one in report.types]))
    else:
        yield say("report-kinds-yearly")
    first, repeat, *sealed = (Share(one.known, one.of) for one in report.occurrence)
    facts = {"first": str(first.count), "repeat": str(repeat.count)}
    if repeat.count:
        yield say("report-by-occurrence", share=speaking.of(say, repeat), **facts)
    else:
        yield say("report-by-occurrence-first", first=facts["first"])
    if any(one.count for one in sealed):
        yield say("report-sealed", n=str(sealed[0].count))
    years = [say("report-year", year=str(year), n=str(n)) for year, n in report.years]
    yield say("report-by-year", years=say("report-comma").join(years))


def _change(say: Say, report: Report) -> str:
    beside, before = speaking.beside(say, report), report.total_before
    by = report.total - before
    if not before:
        return say("report-new", beside=beside)
    if not by:
        return say("report-same", beside=beside)
    key = "report-more" if by > 0 else "report-less"
    return say(key, beside=beside, before=str(before), by=str(abs(by)))


def _joined(say: Say, parts: list[str]) -> str:
    return say("report-semicolon").join(parts)


def _listed(say: Say, field: str, kinds: tuple[Kind, ...]) -> str:
    return _joined(say, [_kind(say, field, one) for one in kinds if one.count != 0])


def _kind(say: Say, field: str, one: Kind) -> str:
    name = speaking.kind(say, field, one.code)
    if isinstance(one.count, Hidden):
        return say(f"report-kind-{one.count}", kind=name)
    if not one.count:
        return say("report-within", kind=name, n="0")
    return say(
        "report-kind", kind=name, n=str(one.count), share=speaking.of(say, Share(one.count, one.of))
    )


def _type(say: Say, line: TypeLine) -> str:
    within = [one for one in line.subtypes if one.count != 0]
    share = line.kind.share
    if share is None or not within:
        return _kind(say, "type", line.kind)
    parts = [_within(say, one) for one in within]
    name = speaking.kind(say, "type", line.kind.code)
    facts = {"kind": name, "n": str(share.count), "share": speaking.of(say, share)}
    return say("report-kind-within", within=say("separator").join(parts), **facts)


def _within(say: Say, one: Kind) -> str:
    name = speaking.kind(say, "subtype", one.code)
    if isinstance(one.count, Hidden):
        return say(f"report-within-{one.count}", kind=name)
    return say("report-within", kind=name, n=str(one.count))


def handling(say: Say, report: Report) -> Iterator[str]:
    """How deadlines were kept, what was filed, and how matters ended."""
    yield _due(say, report)
    if report.tells_kinds:
        yield _filed(say, report)
    yield from _days(say, report)
    if any(one.share is not None for one in report.outcomes):
        yield say("report-outcomes", kinds=_listed(say, "outcome", report.outcomes))
    elif report.outcomes:
        yield say("report-outcomes-few")
    if report.rated.of:
        yield _rated(say, report)
    now = report.standing
    yield say(
        "report-standing",
        date=speaking.date(say, report.made_on),
        open=str(now.open),
        overdue=str(now.overdue),
        suspended=str(now.suspended),
    )


def _due(say: Say, report: Report) -> str:
    kept, before = report.timeliness, report.timeliness_before
    if not kept.due:
        return say("report-due-none")
    beside = speaking.beside(say, report)
    if before.due:
        compared = say("report-due-before", beside=beside, share=speaking.of(say, before.on_time))
    else:
        compared = say("report-due-before-none", beside=beside)
    return say(
        "report-due",
        due=str(kept.due),
        closed=str(kept.closed),
        on_time=str(kept.on_time.count),
        share=speaking.of(say, kept.on_time),
        before=compared,
    )


def _filed(say: Say, report: Report) -> str:
    kept = report.filed_timeliness
    if report.filed is None or kept is None:
        return say("report-filed-few")
    if not kept.due:
        key = "report-filed-no-due" if report.filed else "report-filed-none"
        return say(key, n=str(report.filed)) if report.filed else say(key)
    return say(
        "report-filed",
        n=str(report.filed),
        due=str(kept.due),
        closed=str(kept.closed),
        on_time=str(kept.on_time.count),
        share=speaking.of(say, kept.on_time),
    )


def _days(say: Say, report: Report) -> Iterator[str]:
    """The middle of the days to an answer, as far as enough were answered."""
    told = {"letters": report.letter_days, "visits": report.visit_days}
    days = {name: str(n) for name, n in told.items() if n is not None}
    if days:
        yield say(f"report-days-{'both' if len(days) > 1 else next(iter(days))}", **days)


def _rated(say: Say, report: Report) -> str:
    if not report.rated.count:
        return say("report-rated-none")
    if report.satisfied.is_suppressed:
        return say("report-rated-few")
    rated, satisfied = speaking.of(say, report.rated), speaking.of(say, report.satisfied)
    return say("report-rated", rated=rated, satisfied=satisfied)


def field(say: Say, report: Report) -> Iterator[str]:
    """Field days, and joint teams' trips to the people."""
    work = report.field_work
    if not (work.completion.of or work.findings.of or work.warning.share.of or work.trips):
        yield say("report-field-none")
    if work.completion.of:
        facts = {"owed": str(work.completion.of), "done": str(work.completion.count)}
        quota = speaking.of(say, work.quota_met)
        yield say("report-visited", share=speaking.of(say, work.completion), quota=quota, **facts)
    if work.findings.of:
        settled = speaking.of(say, work.settled)
        facts = {"visits": str(work.findings.of), "n": str(work.findings.count)}
        yield say("report-findings", settled=settled, **facts)
    if work.warning.share.of:
        middle = work.warning.median
        days = say("report-warning-days", days=speaking.number(middle)) if middle else ""
        yield say("report-warning", share=speaking.of(say, work.warning.share), days=days)
    if work.trips:
        counts = [say(f"outreach-{kind}", n=numbers.tally(say, n)) for kind, n in work.totals]
        key = "report-trips" if counts else "report-trips-bare"
        more = {"counts": say("separator").join(counts)} if counts else {}
        yield say(key, n=str(work.trips), **more)


def causes(say: Say, report: Report) -> Iterator[str]:
    """The root causes that were noted at closing."""
    if not report.tells_kinds:
        yield say("report-causes-yearly")
        return
    named = tuple(one for one in report.causes if one.code)
    unnamed = next((one for one in report.causes if not one.code), None)
    if not named:
        if report.causes:
            yield say("report-causes-none")
        return
    if all(one.share is None for one in report.causes):
        yield say("report-causes-few")
        return
    known = 0 if unnamed is None else unnamed.count
    if isinstance(known, Hidden):
        yield say("report-causes-some", kinds=_listed(say, "cause", named))
        yield say("report-causes-unnamed-few")
    else:
        facts = {"n": str(named[0].of - known), "kinds": _listed(say, "cause", named)}
        yield say("report-causes", **facts)
        if known:
            yield say("report-causes-unnamed", n=str(known))
    gap = next((one for one in named if one.code == RootCause.POLICY_GAP), None)
    if gap is not None and gap.known:
        yield say("report-causes-gap", n=str(gap.known))


def _date(say: Say, report: Report) -> str:
    return speaking.date(say, report.until)

"""The facts that stand beside what is left to write."""

from collections.abc import Iterator

from casework.report import Report
from wording.report import speaking
from wording.report.speaking import Say

# So many units with overdue work are named, those with most first; the table has them all.
_MOST_NAMED = 5


def causes(say: Say, report: Report) -> list[str]:
    """What stands beside the analysis that is left to write."""
    found = [
        say("report-fact-causes", kind=speaking.kind(say, "cause", one.code), n=str(one.count))
        for one in report.causes
        if one.code and one.known
    ]
    subtypes = [one for line in report.types for one in line.subtypes if one.code and one.known]
    found += [
        say("report-fact-causes", kind=speaking.kind(say, "subtype", one.code), n=str(one.count))
        for one in sorted(subtypes, key=lambda one: -one.known)[:3]
    ]
    return found or [say("report-fact-no-causes")]


def problems(say: Say, report: Report) -> list[str]:
    """What stands beside the problems that are left to write."""
    kept, work = report.timeliness, report.field_work
    heard = work.warning.share
    counted = {
        "late": kept.due - kept.on_time.count,
        "repeat": next((one.known for one in report.occurrence if one.code == "repeat"), 0),
        "visits": work.completion.of - work.completion.count,
        "unheard": heard.of - heard.count,
        "dissatisfied": 0
        if report.satisfied.is_suppressed
        else report.satisfied.of - report.satisfied.count,
    }
    found = [*_overdue(say, report)]
    found += [say(f"report-fact-{name}", n=str(n)) for name, n in counted.items() if n]
    return found or [say("report-fact-none")]


def _overdue(say: Say, report: Report) -> Iterator[str]:
    late = [one for one in report.units if one.overdue]
    n = str(report.standing.overdue)
    if late:
        named = sorted(late, key=lambda one: -one.overdue)[:_MOST_NAMED]
        told = [say("report-unit-overdue", unit=one.name, n=str(one.overdue)) for one in named]
        names = say("separator").join(told)
        if len(late) > len(named):
            names = say("status-and-more", names=names)
        yield say("report-fact-overdue-units", n=n, units=names)
    elif report.standing.overdue:
        yield say("report-fact-overdue", n=n)


def plans(say: Say, report: Report) -> list[str]:
    """What stands beside the plans that are left to write."""
    now = report.standing
    counted = {
        "open": now.open,
        "due-soon": now.due_soon,
        "suspended": now.suspended,
        "to-decide": now.to_decide,
        "from-above": now.from_above,
    }
    found = [say(f"report-fact-{name}", n=str(n)) for name, n in counted.items() if n]
    found = found or [say("report-fact-nothing-open")]
    caused = {one.code for one in report.causes if one.known}
    return found + [
        say("report-fact-owner", cause=speaking.kind(say, "cause", cause), unit=unit)
        for cause, unit in report.owners
        if cause in caused
    ]

"""What an import says: its faults line by line, or what it took in. Plain lines, no markup."""

from collections.abc import Callable, Iterator, Sequence

from casework.imports import (
    HolidaysImported,
    LineFault,
    PeopleImported,
    RegisterImported,
    Remark,
    Report,
    UnitsImported,
)
from wording.texts import Html

Say = Callable[..., str]
# More faults than this are counted, not listed.
LISTED = 50


def faults(say: Say, found: Sequence[LineFault], listed: int = LISTED) -> Iterator[str]:
    """What is wrong, a line each, the whole first."""
    yield say("import-refused", n=len(found))
    for fault in found[:listed]:
        yield _fault(say, fault)
    if len(found) > listed:
        yield say("import-more", n=len(found) - listed)


def _fault(say: Say, fault: LineFault) -> str:
    text = Html(say(f"import-fault-{fault.code}", **fault.facts))
    if fault.line:
        return say("import-at-line", file=fault.file, line=str(fault.line), fault=text)
    return say("import-at-file", file=fault.file, fault=text) if fault.file else text


def units(say: Say, report: UnitsImported) -> Iterator[str]:
    """What an import of units did."""
    for kind, n in report.kinds.items():
        yield say(f"import-units-kind-{kind}", n=n)
    yield say(
        "import-units", added=report.added, renamed=report.renamed, unchanged=report.unchanged
    )
    yield from _remarks(say, report.remarks)


def people(say: Say, report: PeopleImported) -> Iterator[str]:
    """What an import of people did; the invites' codes are not in it."""
    yield say(
        "import-people",
        added=report.added,
        posts=report.posts,
        unchanged=report.unchanged,
        invited=len(report.invited),
    )
    if report.villages:
        yield say("import-people-villages", n=report.villages)
    yield from _remarks(say, report.remarks)


def holidays(say: Say, report: HolidaysImported) -> Iterator[str]:
    """What an import of days did."""
    yield say("import-holidays", days_off=report.days_off, make_up=report.make_up_days)
    yield from _remarks(say, report.remarks)


def register(say: Say, report: RegisterImported) -> Iterator[str]:
    """What an import of a register did."""
    facts = {"first": report.first, "last": report.last}
    yield say("import-register", n=report.entries, persons=report.persons, **facts)
    for channel, n in report.channels.items():
        yield say("import-register-channel", channel=say(f"channel-{channel}"), n=n)
    yield from _remarks(say, report.remarks)


def report(say: Say, done: Report) -> Iterator[str]:
    """What an import did, or would do."""
    if isinstance(done, UnitsImported):
        return units(say, done)
    if isinstance(done, RegisterImported):
        return register(say, done)
    return people(say, done) if isinstance(done, PeopleImported) else holidays(say, done)


def _remarks(say: Say, remarks: Sequence[Remark]) -> Iterator[str]:
    for remark in remarks:
        yield say(f"import-remark-{remark.code}", **remark.facts)

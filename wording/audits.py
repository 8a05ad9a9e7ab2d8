"""Who did and who read what, and whether the chain of records is whole."""

from collections.abc import Sequence

from casework.actions import View
from casework.matters import Subject
from casework.people import Role
from casework.sheets_audit import AuditSheet, ChainSheet, GivenReport, Trace
from casework.sheets_posts import BothDesksSheet
from wording import numbers, periods, posts
from wording.buttons import pager, show
from wording.screen import Screen, rows
from wording.speaker import Speaker

_BOTH = frozenset({Role.ADMINISTRATOR, Role.CLERK})
_REASON = 60
_VIEWS = {Subject.CASE: View.CASE, Subject.LEAD: View.LEAD, Subject.LETTER: View.LETTER}


def matter(say: Speaker, sheet: AuditSheet, chain: ChainSheet | None = None) -> Screen:
    """A page of the records of a matter, newest first, and above it what the whole comes to."""
    number = numbers.of(say, sheet.subject, sheet.number)
    lines = [say("audit-title", number=number)]
    if chain is not None:
        lines += [_chain(say, chain), _readings(say, sheet)]
    lines.append("")
    for trace in sheet.traces:
        found = _trace(say, trace)
        if found != lines[-1:]:  # a lead and its case are registered by one tap
            lines += found
    kind = sheet.subject.value
    turn = pager(say, View.AUDIT, sheet.page, sheet.pages, kind, sheet.ref)
    back = show(say("button-back"), _VIEWS[sheet.subject], sheet.ref)
    return Screen("\n".join(lines), (*rows(turn), (back,)))


def whole(
    say: Speaker, chain: ChainSheet, desks: BothDesksSheet, given: Sequence[GivenReport] = ()
) -> Screen:
    """The record as a whole, who is administrator and clerk at once, who was given reports."""
    lines = [_chain(say, chain), "", posts.both_desks(say, desks).text, ""]
    if given:
        lines += [say("audit-reports"), *(_given(say, one) for one in given), ""]
    return Screen("\n".join([*lines, say("audit-how")]))


def _given(say: Speaker, one: GivenReport) -> str:
    return say(
        "audit-report",
        when=say.moment(one.at),
        who=say.escaped(one.actor_name or say("audit-at-server")),
        unit=say.escaped(one.unit),
        period=periods.whole_name(say, one.period),
    )


def _chain(say: Speaker, chain: ChainSheet) -> str:
    if chain.fault is None:
        return say("audit-chain-whole", n=chain.count)
    return f"⚠ {say(f'audit-{chain.fault}', position=str(chain.position))}"


def _readings(say: Speaker, sheet: AuditSheet) -> str:
    counts = {kind: sheet.readings.get(kind, 0) for kind in ("read", "read_media", "revealed")}
    return say("audit-readings", **counts)


def _trace(say: Speaker, trace: Trace) -> list[str]:
    what = f"event-{trace.kind}"
    who = trace.actor_name or say("audit-by-itself")
    if trace.for_name is not None:
        who = say("history-who-for", who=who, name=trace.for_name)
    elif set(trace.roles) >= _BOTH:
        who = say("audit-both-desks", who=who)
    what = say(what) if say.has(what) else trace.kind
    lines = [say("history-line", when=say.moment(trace.at), what=what, who=say.escaped(who))]
    if trace.reason:
        key = f"reason-{trace.reason}"
        lines.append(say.quoted(say(key) if say.has(key) else trace.reason, _REASON))
    return lines

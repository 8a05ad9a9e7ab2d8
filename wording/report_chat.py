"""A written report in chat: which time it is about, and what came of it."""

from casework.actions import View
from casework.report import Report, ReportAsked
from casework.statistics import Share
from wording import periods
from wording.buttons import show
from wording.screen import Screen, rows
from wording.speaker import Speaker

# What is offered to be tapped, the most asked for first.
_OFFERED = ("last_month", "this_month", "last_quarter", "this_year", "last_year")


def ask(say: Speaker, asked: ReportAsked) -> Screen:
    """Which time a report is to be about."""
    buttons = [
        show(
            say(f"button-report-{name}"),
            View.REPORT,
            argument=f"{asked.unit_code} {periods.packed(periods.named(name, say.today))}",
        )
        for name in _OFFERED
    ]
    return Screen(say("report-ask", unit=asked.unit), rows(buttons))


def done(say: Speaker, report: Report) -> str:
    """What the report says in one line, and what is left to write."""
    rate = _on_time(say, report.timeliness.on_time)
    period = periods.whole_name(say, report.period)
    return say("report-done", unit=report.unit, period=period, total=str(report.total), rate=rate)


def _on_time(say: Speaker, share: Share) -> str:
    """How deadlines were kept, as far as it may be told."""
    if not share.of:
        return say("report-done-none")
    facts = {"count": str(share.count), "of": str(share.of)}
    if share.is_suppressed:
        return say("report-done-few", **facts)
    return say("report-done-rate", percent=f"{share.percent}%", **facts)

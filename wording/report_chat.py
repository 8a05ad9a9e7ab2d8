"""A written report in chat: which time it is about, and what came of it."""

from casework.actions import View
from casework.report import Report, ReportAsked
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
    share = report.timeliness.on_time
    rate = say("report-of-few", count=str(share.count), of=str(share.of))
    if not share.is_suppressed:
        facts = {"count": str(share.count), "of": str(share.of)}
        rate = say("report-of", percent=f"{share.percent}%", **facts)
    period = periods.whole_name(say, report.period)
    return say("report-done", unit=report.unit, period=period, total=str(report.total), rate=rate)

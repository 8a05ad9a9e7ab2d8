"""What has happened to a case, and its deadlines' arithmetic."""

from collections.abc import Iterable, Sequence

from casework.actions import View
from casework.clocks import RULES, ClockRule, Unit, WhyKind, WhyLine
from casework.matters import Step
from casework.sheets import HistorySheet, WhySheet
from wording import numbers
from wording.buttons import pager, show
from wording.screen import TEXT_LIMIT, Screen, rows, utf16_length
from wording.speaker import Speaker


def history(say: Speaker, sheet: HistorySheet) -> Screen:
    """A page of what has happened, newest first."""
    lines = [say("history-title", number=numbers.case(say, sheet.number)), ""]
    for step in sheet.steps:
        if not say.has(f"event-{step.kind}"):
            continue
        line = say(
            "history-line",
            when=say.moment(step.at),
            what=happened(say, step),
            who=_who(say, step),
        ).strip()
        if line != lines[-1]:  # a lead and its case are registered by one tap
            lines.append(line)
        if step.text:
            reason = f"reason-{step.text}"
            lines.append(say.quoted(say(reason) if say.has(reason) else step.text, 200))
    turn = pager(say, View.HISTORY, sheet.page, sheet.pages, ref=sheet.ref)
    back = show(say("button-back"), View.CASE, sheet.ref)
    return Screen("\n".join(lines), (*rows(turn), (back,)))


def happened(say: Speaker, step: Step) -> str:
    """What an act was; of some also that the office's own clock has made it."""
    itself = f"event-{step.kind}-itself"
    return say(itself if step.actor_id is None and say.has(itself) else f"event-{step.kind}")


def why(say: Speaker, sheet: WhySheet, page: int = 0) -> Screen:
    """The arithmetic of each deadline, line by line, to be checked with a paper calendar.

    A page is as long as a message may be; a matter of many deadlines takes several.
    """
    title = say("why-title", number=numbers.case(say, sheet.number))
    clocks = [_why_clock(say, rule, arithmetic) for rule, arithmetic in sheet.clocks]
    pages = _pages(clocks, TEXT_LIMIT - utf16_length(title) - 2)
    page = min(page, len(pages) - 1)
    turn = pager(say, View.WHY, page, len(pages), ref=sheet.ref)
    back = show(say("button-back"), View.CASE, sheet.ref)
    return Screen("\n\n".join([title, *pages[page]]), (*rows(turn), (back,)))


def _why_clock(say: Speaker, rule: ClockRule, arithmetic: Sequence[WhyLine]) -> str:
    working = RULES[rule].unit is Unit.WORKING_DAYS
    lines = [_why_line(say, line, working=working) for line in arithmetic]
    return "\n".join([say("why-clock", rule=say(f"rule-{rule.value}")), *lines])


def _pages(parts: Iterable[str], room: int) -> list[list[str]]:
    """Parts laid out on pages of so many characters, as Telegram counts them."""
    pages: list[list[str]] = [[]]
    left = room
    for part in parts:
        length = utf16_length(part) + 2
        if length > left and pages[-1]:
            pages.append([])
            left = room
        pages[-1].append(part)
        left -= length
    return pages


def _why_line(say: Speaker, line: WhyLine, *, working: bool) -> str:
    values: dict[str, str | int] = {"n": line.days}
    if line.first is not None:
        values |= {"first": say.full_day(line.first), "year": str(line.first.year)}
    if line.last is not None:
        values["last"] = say.full_day(line.last)
    if line.kind is WhyKind.RULE and line.name is not None:
        return say(f"why-rule-{RULES[ClockRule(line.name)].unit.value}", n=line.days)
    if line.kind is WhyKind.SET_BY_OFFICE and line.name is not None:
        unit = RULES[ClockRule(line.name)].unit.value
        return say("why-set_by_office", usual=say(f"length-{unit}", n=line.days))
    one = "-one" if line.first == line.last else ""
    if line.kind is WhyKind.COUNTED:
        return say(f"why-counted-working{one}" if working else f"why-counted{one}", **values)
    if line.kind is WhyKind.SKIPPED:
        values["name"] = say.holiday(line.name or "weekend")
        return say(f"why-skipped{one}", **values)
    return say(f"why-{line.kind.value}", **values)


def _who(say: Speaker, step: Step) -> str:
    """Who did it, and in whose place."""
    if step.for_name is None:
        return step.actor_name or ""
    return say("history-who-for", who=step.actor_name or "", name=step.for_name)

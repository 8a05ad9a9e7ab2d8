"""The card of leaves: my own, and those for whom I cover."""

from datetime import date

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.sheets_leave import CoverLine, LeaveLine, LeaveSheet
from wording.buttons import show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker


def card(say: Speaker, sheet: LeaveSheet) -> Screen:
    """Every leave with its button, and the way to a new one."""
    lines = [say("leave-title"), *lines_of(say, sheet)]
    if not sheet.mine and not sheet.covers:
        lines.append(say("leave-none"))
    buttons = [_end(say, one) for one in sheet.mine]
    buttons.append(ask(say))
    if any(one.running for one in sheet.covers):
        buttons += _lists(say, sheet)
    return Screen("\n".join(lines), rows(buttons))


def lines_of(say: Speaker, sheet: LeaveSheet) -> list[str]:
    """A line for each leave of one's own, and for each of others."""
    return [
        *(_mine(say, one) for one in sheet.mine),
        *(_cover(say, one) for one in sheet.covers),
    ]


def ask(say: Speaker) -> Button:
    """The button that begins the form."""
    return Button(say("button-leave"), Action(Verb.FORM_START, 0, 0, FormKind.LEAVE.value))


def span(say: Speaker, first: date, last: date) -> str:
    """From when to when, as people say it."""
    if first == last:
        return say.full_day(first)
    return say("leave-span", first=say.full_day(first), last=say.full_day(last))


def _mine(say: Speaker, one: LeaveLine) -> str:
    days = span(say, one.first, one.last)
    if one.covering is None:
        return say("leave-mine-nobody", days=days, name=one.stand_in)
    if one.covering != one.stand_in:
        return say("leave-mine-chain", days=days, name=one.stand_in, final=one.covering)
    return say("leave-mine", days=days, name=one.covering)


def _cover(say: Speaker, one: CoverLine) -> str:
    key = "leave-cover" if one.running else "leave-cover-later"
    return say(key, days=span(say, one.first, one.last), name=one.name)


def _end(say: Speaker, one: LeaveLine) -> Button:
    label = "button-leave-back" if one.running else "button-leave-cancel"
    return Button(say(label, day=say.day(one.first)), Action(Verb.END_LEAVE, one.leave_id))


def _lists(say: Speaker, sheet: LeaveSheet) -> list[Button]:
    found = []
    if sheet.may_cases:
        found.append(show(say("word-cases"), View.CASES))
    if sheet.may_approve:
        found.append(show(say("word-approvals"), View.APPROVALS))
    return found

"""The card of leaves: my own, those for whom I cover, those that wait for my word."""

from datetime import date

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.leave import AbsenceKind
from casework.people import Language
from casework.sensitive import normalise
from casework.sheets_leave import CoverLine, LeaveAsked, LeaveLine, LeaveRefused, LeaveSheet
from wording.buttons import show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker
from wording.texts import words_for

YES, NO = "yes", "no"


def card(say: Speaker, sheet: LeaveSheet) -> Screen:
    """Every leave with its button, and the way to a new one."""
    lines = [say("leave-title"), *lines_of(say, sheet)]
    lines += [_refused(say, one) for one in sheet.refused]
    if len(lines) == 1 and not sheet.asked:
        lines.append(say("leave-none"))
    lines += asked(say, sheet.asked)
    buttons = [_end(say, one) for one in sheet.mine]
    buttons.append(ask(say))
    if any(one.running for one in sheet.covers):
        buttons += _lists(say, sheet)
    return Screen("\n".join(lines), (*rows(deciding(say, sheet.asked)), *rows(buttons)))


def asked(say: Speaker, waiting: tuple[LeaveAsked, ...]) -> list[str]:
    """A line for each leave that waits for one's word."""
    return [
        say(
            "leave-asked",
            name=one.name,
            kind=say(f"absence-{one.kind.value}"),
            days=span(say, one.first, one.last),
            stand_in=one.stand_in,
        )
        for one in waiting
    ]


def deciding(say: Speaker, waiting: tuple[LeaveAsked, ...]) -> list[Button]:
    """For each of them the button that approves it, and beside it the one that does not."""
    return [
        Button(
            say(f"button-leave-{word}", name=one.name),
            Action(Verb.DECIDE_LEAVE, one.leave_id, 0, word),
        )
        for one in waiting
        for word in (YES, NO)
    ]


def meant(typed: str) -> tuple[AbsenceKind | None, str]:
    """The kind of absence that a line begins with, in either language, and the rest of it."""
    first, _, rest = typed.strip().partition(" ")
    for language in Language:
        say = words_for(language)
        for kind in AbsenceKind:
            if first and normalise(first).lower() == say(f"absence-{kind.value}").lower():
                return kind, rest.strip()
    return None, typed


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
    what = {"kind": say(f"absence-{one.kind.value}"), "days": span(say, one.first, one.last)}
    if one.approved_by is None and one.waits_for:
        return say("leave-mine-asked", **what, who=say.listed(one.waits_for))
    if one.covering is None:
        line = say("leave-mine-nobody", **what, name=one.stand_in)
    elif one.covering != one.stand_in:
        line = say("leave-mine-chain", **what, name=one.stand_in, final=one.covering)
    else:
        line = say("leave-mine", **what, name=one.covering)
    if one.approved_by is None:
        return line
    by = "leave-by-oneself" if one.own else "leave-by"
    return f"{line}\n{say(by, name=one.approved_by)}"


def _refused(say: Speaker, one: LeaveRefused) -> str:
    what = {"kind": say(f"absence-{one.kind.value}"), "days": span(say, one.first, one.last)}
    line = say("leave-mine-refused", **what, name=one.by)
    if not one.reason:
        return line
    key = f"reason-{one.reason}"
    why = say(key) if say.has(key) else one.reason
    return f"{line}\n{say('note-line', kind=say('note-reason'), text=why)}"


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

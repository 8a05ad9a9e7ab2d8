"""Duty: contact villages with their history, and companions."""

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.sheets_duty import DutiesSheet, DutyLine, DutySheet, HeldVillage
from wording.buttons import pager, show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

_SHOWN = 6


def card(say: Speaker, sheet: DutySheet) -> Screen:
    """An officer's contact villages, newest first, and who accompanies whom."""
    lines = [say("duty-title", name=sheet.name)]
    if not sheet.owes:
        lines.append(say("duty-none"))
    lines += [_village(say, held) for held in sheet.villages[:_SHOWN]]
    if sheet.owes and not sheet.villages:
        lines.append(say("duty-no-village"))
    if sheet.companion is not None:
        lines.append(say("duty-companion", name=sheet.companion))
    if sheet.accompanies:
        lines.append(say("duty-accompanies", names=say.listed(sheet.accompanies)))
    return Screen("\n".join(lines), rows(_buttons(say, sheet)))


def _village(say: Speaker, held: HeldVillage) -> str:
    if held.last is None:
        line = say("duty-village", village=held.village, first=say.dated(held.first))
    else:
        span = {"first": say.dated(held.first), "last": say.dated(held.last)}
        line = say("duty-village-over", village=held.village, **span)
    if held.assigned_by is None:
        return line
    return say("duty-assigned", line=say.html(line), name=held.assigned_by)


def _buttons(say: Speaker, sheet: DutySheet) -> list[Button]:
    buttons = []
    if sheet.may_assign:
        start = Action(Verb.FORM_START, sheet.officer_id, 0, FormKind.CONTACT_POINT.value)
        buttons.append(Button(say("button-duty-assign"), start))
    if sheet.may_name:
        key = "button-duty-companion-other" if sheet.companion else "button-duty-companion"
        start = Action(Verb.FORM_START, sheet.officer_id, 0, FormKind.COMPANION.value)
        buttons.append(Button(say(key), start))
        if sheet.companion:
            end = Action(Verb.END_COMPANION, sheet.officer_id)
            buttons.append(Button(say("button-duty-companion-none"), end))
    if sheet.own and sheet.owes:
        buttons.append(show(say("button-visits-own"), View.VISITS))
    if sheet.lists:
        buttons.append(show(say("button-duties"), View.DUTIES))
    return buttons


def listing(say: Speaker, sheet: DutiesSheet) -> Screen:
    """A page of those to whom contact villages are assigned, each with the button of the card."""
    lines = [say("duties-title", n=sheet.total)]
    if sheet.without:
        lines.append(say("duties-without", n=sheet.without))
    lines += ["", *(_line(say, line) for line in sheet.lines)]
    buttons = [show(line.name, View.DUTY, line.officer_id) for line in sheet.lines]
    pages = pager(say, View.DUTIES, sheet.page, sheet.pages)
    return Screen("\n".join(lines), (*rows(buttons), *rows(pages)))


def _line(say: Speaker, line: DutyLine) -> str:
    if not line.villages:
        return say("duties-line-none", name=line.name)
    return say("duties-line", name=line.name, villages=say.listed(line.villages))

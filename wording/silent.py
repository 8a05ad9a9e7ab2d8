"""Who has not answered, by officer; what waits for oneself; a colleague's number."""

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.matters import Subject
from casework.pushes import PushState
from casework.sheets_silent import (
    ContactSheet,
    SilentItem,
    SilentLine,
    SilentOneSheet,
    SilentSheet,
)
from wording import numbers
from wording.buttons import pager, show
from wording.pushes import VIEW_OF
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

_NAMED = {PushState.QUEUED, PushState.CLIMBED}


def page(say: Speaker, sheet: SilentSheet) -> Screen:
    """A page of those who have not answered, each with one tap to remind."""
    if not sheet.lines:
        return Screen(say("silent-empty"))
    lines = [say("silent-title", who=_who(say, sheet), matters=str(sheet.matters))]
    buttons = []
    for line in sheet.lines:
        lines += ["", _line(say, line), *(_item(say, item) for item in line.items[:2])]
        if line.officer_id:
            buttons.append(_person(say, sheet, line))
        elif line.items:
            buttons.append((_opener(say, line.items[0]),))
    pages = pager(say, View.SILENT, sheet.page, sheet.pages)
    return Screen("\n".join(lines), (*buttons, *rows(pages)))


def _who(say: Speaker, sheet: SilentSheet) -> str:
    """How many people have not answered, and how many units have nobody who could."""
    counts = (("people", sheet.people), ("units", sheet.units))
    return " ".join(say(f"silent-{name}", n=str(n)) for name, n in counts if n)


def _line(say: Speaker, line: SilentLine) -> str:
    n = str(len(line.items))
    if line.name is None:
        return say("silent-line-nobody", unit=line.unit, n=n)
    if not line.items:
        when = say.moment(line.since)
        return say("silent-line-lost", name=line.name, unit=line.unit, when=when)
    text = say("silent-line", name=line.name, unit=line.unit, n=n, when=say.moment(line.since))
    return text if line.reachable else f"{text}\n{_out_of_reach(say, line)}"


def _out_of_reach(say: Speaker, line: SilentLine) -> str:
    return say("silent-stopped" if line.stopped else "silent-unreachable")


def _person(say: Speaker, sheet: SilentSheet, line: SilentLine) -> tuple[Button, ...]:
    key = "silent-button-person" if line.items else "silent-button-lost"
    label = say(key, name=line.name or "", n=str(len(line.items)))
    found = [show(label, View.SILENT_ONE, line.officer_id)]
    if line.reachable:
        again = Action(Verb.REMIND, line.officer_id, sheet.page)
        found.append(Button(say("silent-button-remind"), again))
    elif line.may_contact:
        found.append(_contact(say, line))
    return tuple(found)


def _contact(say: Speaker, line: SilentLine) -> Button:
    return Button(say("silent-button-contact"), Action(Verb.CONTACT, line.officer_id))


def one(say: Speaker, sheet: SilentOneSheet) -> Screen:
    """One officer with what waits for them, or what waits for oneself."""
    line = sheet.line
    if sheet.own and not sheet.total:
        return Screen(say("silent-own-empty"))
    if sheet.own:
        lines = [say("silent-own-title", n=str(sheet.total))]
    else:
        lines = [say("silent-one-title", name=line.name or "", unit=line.unit)]
    if not line.reachable:
        lines.append(_out_of_reach(say, line))
    elif not sheet.total:
        lines.append(say("silent-one-empty"))
    lines += [_item(say, item) for item in line.items]
    beside = [_beside(say, item, sheet.to_give) for item in line.items]
    buttons = [row[0] for row in beside if len(row) == 1]
    below = []
    if not sheet.own and line.reachable and sheet.total:
        again = Action(Verb.REMIND, line.officer_id, 0, View.SILENT_ONE.value)
        below.append(Button(say("silent-button-remind"), again))
    if not sheet.own and line.may_contact:
        below.append(_contact(say, line))
    view = View.ASKED if sheet.own else View.SILENT_ONE
    pages = pager(say, view, sheet.page, sheet.pages, ref=0 if sheet.own else line.officer_id)
    pairs = [row for row in beside if len(row) > 1]
    return Screen("\n".join(lines), (*pairs, *rows(buttons), *rows([*below, *pages])))


def _beside(say: Speaker, item: SilentItem, to_give: frozenset[int]) -> tuple[Button, ...]:
    """What opens a matter, and what gives a case to another owner for those who may."""
    if item.subject is not Subject.CASE or item.ref not in to_give:
        return (_opener(say, item),)
    give = Action(Verb.FORM_START, item.ref, 0, FormKind.REASSIGN.value)
    return (_opener(say, item), Button(say("button-move-reassign"), give))


def _opener(say: Speaker, item: SilentItem) -> Button:
    number = numbers.on_button(item.subject, item.number)
    label = say("button-open-number", number=number) if number else say("push-button-open")
    return show(label, VIEW_OF[item.subject], item.ref)


def _item(say: Speaker, item: SilentItem) -> str:
    """A matter with what is waited for, since when, and how far the officer has come."""
    if item.rule is not None:
        rule = say(f"rule-{item.rule.value}")
        what = say("silent-item-rule", rule=rule, when=say.moment(item.since))
    else:
        task = say(f"silent-what-{item.kind.value}") if item.kind else ""
        when = say.moment(item.since)
        what = say("silent-item-waits", what=task, when=when, state=_state(say, item))
    number = _number(say, item)
    return say("silent-item", number=number, what=say.html(what)) if number else what


def _state(say: Speaker, item: SilentItem) -> str:
    """How a push stands, as people say it."""
    if item.state is PushState.HELD and item.held_until is not None:
        return say("silent-state-held", when=say.moment(item.held_until))
    if item.state is PushState.UNREACHABLE:
        return _because(say, item) or say("silent-state-unreachable")
    if item.state is PushState.PARKED:
        return say("silent-state-parked", cause=_because(say, item) or item.cause or "")
    if item.state in _NAMED:
        return say(f"silent-state-{item.state.value}")
    if item.opened_at is not None:
        return say("silent-state-opened", when=say.moment(item.opened_at))
    return say("silent-state-unopened")


def _because(say: Speaker, item: SilentItem) -> str:
    key = f"silent-cause-{item.cause}"
    return say(key) if say.has(key) else ""


def _number(say: Speaker, item: SilentItem) -> str:
    if item.number is None:
        return ""
    if item.subject is Subject.LEAD:
        return numbers.lead(item.number)
    if item.subject is Subject.LETTER:
        return numbers.letter(say, *item.number)
    if item.subject is Subject.RETALIATION:
        return numbers.retaliation(say, item.number)
    return numbers.case(say, item.number)


def no_phone(say: Speaker, sheet: ContactSheet) -> str:
    """That there is no number of a colleague here."""
    return say("silent-no-phone", name=sheet.name)

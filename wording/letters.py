"""Sealed letters: custody, how to carry one, and what its receiver registers."""

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.sheets import LetterSheet, ListSheet
from wording import numbers
from wording.buttons import show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

# Of so many letters a list has a button.
_BUTTONS = 4


def card(say: Speaker, sheet: LetterSheet) -> Screen:
    """A sealed letter's card."""
    number = numbers.letter(say, sheet.year, sheet.serial)
    lines = [say("letter-title", number=number)]
    if sheet.received_at is None:
        lines += _on_its_way(say, sheet)
    else:
        when, name = say.moment(sheet.received_at), sheet.received_by or ""
        lines.append(say("letter-received", name=name, when=when))
        lines += _registered(say, sheet)
    return Screen("\n".join(lines), rows(_buttons(say, sheet)))


def _on_its_way(say: Speaker, sheet: LetterSheet) -> list[str]:
    lines = [say("letter-how", receiver=sheet.receiver), ""]
    lines.append(say("letter-recorded", when=say.moment(sheet.recorded_at)))
    if sheet.due is not None:
        key = "letter-late" if sheet.due.overdue else "letter-due"
        lines.append(say(key, when=say.due(sheet.due), left=say.left(sheet.due)))
    lines.append(say("letter-lines"))
    return [*lines, say("letter-sealed")] if sheet.sealed else lines


def _registered(say: Speaker, sheet: LetterSheet) -> list[str]:
    if not sheet.may_register:
        return []
    if sheet.level is None:
        return [say("letter-to-register")]
    filed = say("filed-yes" if sheet.filed else "filed-no")
    lines = [say("letter-registered", level=say(f"level-{sheet.level}"), filed=filed)]
    if sheet.result is not None:
        lines.append(say("letter-result", result=say(f"outcome-{sheet.result}")))
    return [*lines, say("letter-counted")]


def _buttons(say: Speaker, sheet: LetterSheet) -> list[Button]:
    found = []
    if sheet.may_receive:
        received = Action(Verb.LETTER_RECEIVED, sheet.letter_id)
        found.append(Button(say("button-letter-received"), received))
    if sheet.may_register:
        again = "" if sheet.level is None else "-again"
        found.append(_form(say, f"register{again}", sheet, FormKind.REGISTER_LETTER))
    if sheet.level is not None:
        again = "" if sheet.result is None else "-again"
        found.append(_form(say, f"result{again}", sheet, FormKind.LETTER_RESULT))
    if sheet.sealed and sheet.may_read:
        found.append(_form(say, "read", sheet, FormKind.READ_LETTER))
    if sheet.may_chase:
        chase = Action(Verb.CHASE, sheet.letter_id, 0, View.LETTER.value)
        found.append(Button(say("button-chase"), chase))
    return found


def _form(say: Speaker, name: str, sheet: LetterSheet, kind: FormKind) -> Button:
    action = Action(Verb.FORM_START, sheet.letter_id, 0, kind.value)
    return Button(say(f"button-letter-{name}"), action)


def beside(say: Speaker, sheet: ListSheet) -> list[str]:
    """What a list tells of letters: those that wait for its reader, or that it only counts."""
    lines = []
    for key, registered in (("letters-to-register", False), ("letters-without-result", True)):
        found = [one for one in sheet.letters if one.registered is registered]
        if found:
            named = say.listed(numbers.letter(say, *one.number) for one in found)
            lines.append(say(key, numbers=named))
    return [*lines, say("letters-only-counted", n=sheet.sealed)] if sheet.sealed else lines


def openers(say: Speaker, sheet: ListSheet) -> list[Button]:
    """The buttons that open what waits, what is not registered first; the others are typed."""
    first = sorted(sheet.letters, key=lambda one: one.registered)[:_BUTTONS]
    return [show(numbers.letter(say, *one.number), View.LETTER, one.letter_id) for one in first]

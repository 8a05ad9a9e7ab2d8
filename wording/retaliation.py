"""The card of a report of retaliation."""

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.sheets_protection import RetaliationSheet
from wording import numbers
from wording.buttons import show
from wording.cases import due_line, urgent
from wording.leads import note_lines
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker


def card(say: Speaker, sheet: RetaliationSheet) -> Screen:
    """What was reported, who has it in hand, and first of all whom to call."""
    it = sheet.it
    lines = [say("retaliation-title", number=numbers.retaliation(say, (it.year, it.serial)))]
    if it.done_at is None:
        lines.append(urgent(say, sheet.duty_phone))
    lines += note_lines(say, sheet.notes, 2000)
    if sheet.case_number is not None:
        lines.append(say("retaliation-case", number=numbers.case(say, sheet.case_number)))
    lines.append(say("retaliation-by", name=sheet.reported_by, when=say.moment(it.reported_at)))
    if sheet.spared is not None:
        lines.append(say("retaliation-spared", name=sheet.spared))
    lines.append(_stands(say, sheet))
    return Screen("\n".join(lines), rows(_buttons(say, sheet)))


def _stands(say: Speaker, sheet: RetaliationSheet) -> str:
    it = sheet.it
    if it.done_at is not None:
        return say("retaliation-done", when=say.moment(it.done_at))
    if it.taken_at is not None:
        return say("retaliation-taken", name=sheet.taken_by or "", when=say.moment(it.taken_at))
    if sheet.due is None:
        return say("retaliation-sent")
    return say("retaliation-waits", due=due_line(say, sheet.due))


def _buttons(say: Speaker, sheet: RetaliationSheet) -> list[Button]:
    it, found = sheet.it, []
    if sheet.may_take:
        found.append(Button(say("button-retaliation-take"), Action(Verb.RETALIATION, it.id)))
    if sheet.may_finish:
        done = Action(Verb.FORM_START, it.id, 0, FormKind.RETALIATION_DONE.value)
        found.append(Button(say("button-retaliation-done"), done))
    if sheet.identities:
        reveal = Action(Verb.REVEAL, it.id, 0, "retaliation")
        found.append(Button(say("button-reveal"), reveal))
    if sheet.case_number is not None and it.case_id is not None:
        found.append(show(say("push-button-open"), View.CASE, it.case_id))
    return found

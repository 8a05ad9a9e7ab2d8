"""The card of something found on a field day."""

from casework.actions import Action, Verb, View
from casework.findings import Became
from casework.forms import FormKind
from casework.sheets_visits import FindingSheet
from wording.buttons import show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker
from wording.visit_card import became

_SHOWN_TEXT = 1000


def finding(say: Speaker, sheet: FindingSheet) -> Screen:
    """What was found, where and when, what has become of it, and what can be done now."""
    it = sheet.line
    lines = [
        say("finding-title", day=say.day(sheet.day)),
        say.escaped(sheet.village),
        say.quoted(it.text, _SHOWN_TEXT),
        "",
        became(say, it),
    ]
    if it.done:
        lines.append(say("finding-done", text=say.html(say.quoted(it.done, _SHOWN_TEXT))))
    lines += [
        say("lead-due", rule=say(f"rule-{due.rule.value}"), when=say.due(due)) for due in sheet.dues
    ]
    buttons = []
    if sheet.mine and it.became is Became.OPEN:
        done = Action(Verb.FORM_START, it.id, 0, FormKind.FINDING_DONE.value)
        buttons = [
            Button(say("button-form-confirm-finding"), Action(Verb.HAND_UP, it.id)),
            Button(say("button-form-settled"), done),
        ]
    if it.lead_id is not None:
        buttons.append(show(say("button-finding-lead"), View.LEAD, it.lead_id))
    buttons.append(show(say("button-finding-visit"), View.VISIT, sheet.visit_id))
    return Screen("\n".join(lines), rows(buttons))

"""What a card says of a report that may be of the same matter, and the taps that answer it."""

from casework.actions import Action, Verb
from casework.alike import Offered, Said
from casework.forms import FormKind
from casework.sheets import FormSheet, LeadSheet
from wording import numbers
from wording.screen import Button
from wording.speaker import Speaker


def _number(say: Speaker, it: Offered, *, by_case: bool) -> str:
    """The number that says most to the reader: the clerk's is the case's, an author's their own."""
    if it.case_number is not None and (by_case or it.number is None):
        return numbers.case(say, it.case_number)
    return numbers.lead(it.number or (0, 0))


def line(say: Speaker, sheet: FormSheet) -> str | None:
    """The line on a form's card; none when nothing is offered."""
    it = sheet.alike
    if it is None:
        return None
    number = _number(say, it, by_case=sheet.draft.kind is FormKind.REGISTER)
    if it.said is not None:
        return say(f"alike-{it.said.value}", number=number)
    marks = {"above": it.same_above, "by-author": it.by_author, "person": it.same_person}
    what = next((name for name, holds in marks.items() if holds), "like")
    return say(f"alike-{what}", number=number, day=say.day(it.on))


def buttons(say: Speaker, sheet: FormSheet) -> list[Button]:
    """What can be said of it: one matter or not; for the clerk, where it goes."""
    it = sheet.alike
    if it is None:
        return []
    if it.said is not None:
        offered: tuple[Said, ...] = (Said.DIFFERENT,)
    elif sheet.draft.kind is FormKind.LEAD:
        offered = (Said.SAME, Said.DIFFERENT)
    elif it.case_id is not None:
        offered = (Said.JOIN, Said.REPEAT, Said.DIFFERENT)
    else:
        offered = (Said.WITH, Said.DIFFERENT)
    return [
        Button(
            say(f"button-alike-{said.value}"),
            Action(Verb.ALIKE, sheet.draft.id, 0, f"{said.value}={it.lead_id}"),
        )
        for said in offered
    ]


def on_lead(say: Speaker, sheet: LeadSheet) -> tuple[list[str], list[Button]]:
    """The line and the tap on a lead's card whose author has called it the same as another."""
    it = sheet.alike
    if it is None:
        return [], []
    said = say("alike-by-author", number=_number(say, it, by_case=True), day=say.day(it.on))
    if it.case_id is None:
        return [said], []
    join = Action(Verb.JOIN_SAME, sheet.lead.id, 0, str(it.lead_id))
    return [said], [Button(say("button-alike-join"), join)]

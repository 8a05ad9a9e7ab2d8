"""Lists of others' field days: what waits for a host, and what a supervisor may want to look at."""

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.sheets_visit_months import FlaggedDays
from casework.sheets_visits import ToConfirm, VisitLine
from wording.buttons import pager, show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker
from wording.visit_card import hints
from wording.visits import length, month_name

_SNIPPET = 60


def to_confirm(say: Speaker, sheet: ToConfirm) -> Screen:
    """Others' field days that wait for a host, each with its buttons, and one for all."""
    if not sheet.total:
        return Screen(say("confirm-empty"))
    lines = [say("confirm-title", n=sheet.total)]
    pairs: list[tuple[Button, ...]] = []
    for line in sheet.lines:
        lines += ["", *_who(say, line)]
        name, day = line.visitor or "", say.day(line.day)
        one = Action(Verb.CONFIRM_VISIT, line.id)
        no = Action(Verb.FORM_START, line.id, 0, FormKind.VISIT_DISPUTE.value)
        confirm = Button(say("button-confirm-one", name=name, day=day), one)
        pairs.append((confirm, Button(say("button-visit-dispute"), no)))
    if sheet.total > 1:
        everything = Action(Verb.CONFIRM_VISIT, sheet.newest, 0, "all")
        pairs.append((Button(say("button-confirm-all", n=sheet.total), everything),))
    pages = pager(say, View.VISITS_TO_CONFIRM, sheet.page, sheet.pages)
    return Screen("\n".join(lines), (*pairs, *rows(pages)))


def _who(say: Speaker, line: VisitLine) -> list[str]:
    facts = {"name": line.visitor or "", "day": say.day(line.day), "village": line.village}
    return [
        say("confirm-line", length=length(say, line), **facts),
        say.quoted(line.text.replace("\n", " "), _SNIPPET),
    ]


def flagged(say: Speaker, sheet: FlaggedDays) -> Screen:
    """A month's field days with hints, each with the button that opens it."""
    argument = f"{sheet.month:%Y-%m}"
    back = show(say("button-back"), View.VISITS_COUNTY, argument=argument)
    month = month_name(say, sheet.month)
    if not sheet.total:
        return Screen(say("flagged-empty", month=month), ((back,),))
    lines = [say("flagged-title", month=month, n=sheet.total)]
    for line in sheet.lines:
        lines += ["", *_who(say, line), hints(say, line)]
    opens = [
        show(
            say("button-visit-open", day=say.day(line.day), village=line.visitor or ""),
            View.VISIT,
            line.id,
        )
        for line in sheet.lines
    ]
    pages = pager(say, View.VISITS_FLAGGED, sheet.page, sheet.pages, argument)
    return Screen("\n".join(lines), (*rows(opens), *rows([*pages, back])))

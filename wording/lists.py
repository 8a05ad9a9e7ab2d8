"""Lists: a page of leads or cases, each with the button that opens it."""

from casework.actions import View
from casework.sheets import ListLine, ListSheet
from wording import numbers
from wording.buttons import pager, show
from wording.cases import due_line
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

_SNIPPET = 24
_VIEWS = {
    "leads": View.LEADS,
    "desk": View.DESK,
    "cases": View.CASES,
    "approvals": View.APPROVALS,
    "overdue": View.OVERDUE,
    "open": View.OPEN,
}


def page(say: Speaker, name: str, sheet: ListSheet, argument: str = "") -> Screen:
    """A page of a list; ``name`` says which."""
    if not sheet.total:
        empty = say(f"list-empty-{name}")
        return Screen(
            f"{say('list-title-unit', unit=sheet.about)}\n{empty}" if sheet.about else empty
        )
    lines = [say(f"list-title-{name}", n=sheet.total)]
    if sheet.about:
        lines[0] += f" {say('list-title-unit', unit=sheet.about)}"
    buttons: list[Button] = []
    for line in sheet.lines:
        number = _number(say, line)
        lines += ["", say("list-line", number=number, rest=say.html(_rest(say, line)))]
        if line.due is not None:
            lines.append(due_line(say, line.due))
        view = View.CASE if line.kind == "case" else View.LEAD
        buttons.append(show(say("button-open-number", number=_short(line)), view, line.ref))
    pages = pager(say, _VIEWS[name], sheet.page, sheet.pages, argument)
    return Screen("\n".join(lines), (*rows(buttons), *rows(pages)))


def _number(say: Speaker, line: ListLine) -> str:
    return numbers.case(say, line.number) if line.kind == "case" else numbers.lead(line.number)


def _short(line: ListLine) -> str:
    return numbers.case_typed(line.number) if line.kind == "case" else numbers.lead(line.number)


def _rest(say: Speaker, line: ListLine) -> str:
    parts = [say.escaped(line.place)] if line.place else []
    if line.stage:
        parts.append(say(f"stage-{line.stage}"))
    if line.note:
        parts.append("\n" + say.quoted(line.note.replace("\n", " "), _SNIPPET))
    return " ".join(parts)

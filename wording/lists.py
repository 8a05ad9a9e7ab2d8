"""Lists: a page of leads or cases, each with the button that opens it."""

from casework.actions import Action, Verb, View
from casework.clocks import ClockRule
from casework.sheets import ListLine, ListSheet
from wording import leaves, numbers
from wording.buttons import pager, show
from wording.cases import due_line
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker
from wording.status import back

_SNIPPET = 24
_VIEWS = {
    "leads": View.LEADS,
    "desk": View.DESK,
    "cases": View.CASES,
    "approvals": View.APPROVALS,
    "waiting": View.APPROVALS,
    "overdue": View.OVERDUE,
    "open": View.OPEN,
    "suspended": View.SUSPENDED,
}


# Lists that the leaders' answer leads to, and that lead back there.
_FROM_STATUS = frozenset({"approvals", "waiting", "overdue", "open", "suspended"})


def page(say: Speaker, name: str, sheet: ListSheet, *, may_go_back: bool = False) -> Screen:
    """A page of a list; ``name`` says which."""
    way_back = (back(say, sheet.unit_code),) if may_go_back and name in _FROM_STATUS else ()
    waiting = leaves.asked(say, sheet.leaves)
    if not sheet.total and not waiting:
        empty = say(f"list-empty-{name}")
        about = f"{say('list-title-unit', unit=sheet.about)}\n" if sheet.about else ""
        return Screen(about + empty, (way_back,) if way_back else ())
    lines = [say(f"list-title-{name}", n=sheet.total + len(waiting))]
    if sheet.about:
        lines[0] += f" {say('list-title-unit', unit=sheet.about)}"
    for asked in waiting:
        lines += ["", asked]
    for line in sheet.lines:
        lines += ["", *matter(say, line, staged=name != "desk")]
        if line.covers:
            lines.append(say("list-line-covers", name=line.covers))
        if line.covered_by:
            lines.append(say("list-line-covered", names=say.listed(line.covered_by)))
        if line.turn:
            lines.append(say("list-line-turn", who=say.listed(line.turn)))
    pages = pager(say, _VIEWS[name], sheet.page, sheet.pages, sheet.unit_code)
    return Screen(
        "\n".join(lines),
        (
            *rows(leaves.deciding(say, sheet.leaves)),
            *_openers(say, name, sheet),
            *rows([*pages, *way_back]),
        ),
    )


def matter(say: Speaker, line: ListLine, *, staged: bool = True) -> list[str]:
    """A matter's number with what stands beside it, and when it is due.

    A deadline other than that of a case's answer is named.
    """
    rest = say.html(_rest(say, line, staged=staged))
    lines = [say("list-line", number=_number(say, line), rest=rest).strip()]
    if line.due is not None:
        due, rule = due_line(say, line.due), line.due.rule
        named = line.kind != "case" or rule is ClockRule.LEADER_SET
        lines.append(f"{say(f'rule-{rule.value}')} {due}" if named else due)
    return lines


def opener(say: Speaker, line: ListLine) -> Button:
    """The button that opens a matter."""
    if line.kind == "finding":
        return show(say("button-finding"), View.FINDING, line.ref)
    view = View.CASE if line.kind == "case" else View.LEAD
    return show(say("button-open-number", number=_short(line)), view, line.ref)


def _openers(say: Speaker, name: str, sheet: ListSheet) -> tuple[tuple[Button, ...], ...]:
    """A button for each matter, two a row; beside it the reminder, where there is one."""
    buttons = [opener(say, line) for line in sheet.lines]
    if not any(line.may_chase for line in sheet.lines):
        return rows(buttons)
    here = f"{_VIEWS[name].value}:{sheet.unit_code}"
    return tuple(
        (opener, Button(say("button-chase"), Action(Verb.CHASE, line.ref, sheet.page, here)))
        if line.may_chase
        else (opener,)
        for opener, line in zip(buttons, sheet.lines, strict=True)
    )


def _number(say: Speaker, line: ListLine) -> str:
    if line.kind == "finding":
        return say("finding-found")
    return numbers.case(say, line.number) if line.kind == "case" else numbers.lead(line.number)


def _short(line: ListLine) -> str:
    return numbers.case_typed(line.number) if line.kind == "case" else numbers.lead(line.number)


def _rest(say: Speaker, line: ListLine, *, staged: bool) -> str:
    parts = [say.escaped(line.place)] if line.place else []
    if line.stage and staged:
        parts.append(say(f"stage-{line.stage}"))
    words = [" ".join(parts)]
    if line.note:
        words.append(say.quoted(line.note.replace("\n", " "), _SNIPPET))
    elif line.files:
        words.append(say("media-count", n=line.files))
    if line.asks is not None:
        flag, days = line.asks
        words.append(say(f"flag-{flag.value}", n=days))
    return "\n".join(words)

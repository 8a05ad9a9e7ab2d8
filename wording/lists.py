"""Lists: a page of leads or cases, each with the button that opens it."""

from dataclasses import replace

from casework.actions import Action, Verb, View
from casework.clocks import ClockRule
from casework.sheets import ListLine, ListSheet
from casework.sheets_status import Behind
from casework.statistics import Period
from casework.workflow import Move
from wording import leaves, letters, numbers, periods
from wording.buttons import move, pager, show
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
    "expiring": View.EXPIRING,
}


# Lists that the leaders' answer leads to, and that lead back there.
_FROM_STATUS = frozenset({"approvals", "waiting", "overdue", "open", "suspended", *Behind})
# Moves for which one of a list's cases is picked, by the number that stands in the button.
_PICKED = (Move.INSTRUCT, Move.TAKE_LEAD)


def page(
    say: Speaker,
    name: str,
    sheet: ListSheet,
    *,
    may_go_back: bool = False,
    picking: int = 0,
    came_from: Period | None = None,
) -> Screen:
    """A page of a list; ``name`` says which, ``picking`` the move that a case is picked for.

    ``came_from`` is the period of the answer that a list of what is so today was opened from.
    """
    leads_back = may_go_back and name in _FROM_STATUS
    answer = came_from or _of_answer(name, sheet)
    way_back = (back(say, sheet.unit_code, answer),) if leads_back else ()
    waiting = leaves.asked(say, sheet.leaves)
    sealed = letters.beside(say, sheet)
    if not sheet.total and not waiting:
        nothing = "" if sheet.sealed else say(f"list-empty-{name}")
        empty = "\n".join(part for part in (_about(say, sheet), nothing, *sealed) if part)
        return Screen(
            empty, rows([*letters.openers(say, sheet), *way_back]), under_picture=leads_back
        )
    lines = [f"{say(f'list-title-{name}', n=sheet.total + len(waiting))} {_about(say, sheet)}"]
    if picking:
        lines.append(say(f"list-pick-{_PICKED[picking - 1].value}"))
    for asked in waiting:
        lines += ["", asked]
    for line in sheet.lines:
        lines += ["", *_with_hands(say, line, staged=name != "desk" or line.kind == "case")]
    lines += ["", *sealed] if sealed else []
    text = "\n".join(line.rstrip() for line in lines)
    argument = periods.opened_from(_argument(name, sheet), came_from)
    buttons = _buttons(say, name, sheet, argument, way_back, picking)
    return Screen(text, buttons, under_picture=leads_back)


def _of_answer(name: str, sheet: ListSheet) -> Period | None:
    """The period of the answer that a list came from; its own, or that a year after last year's."""
    if name == Behind.RECEIVED and sheet.period:
        return sheet.period.a_year_after
    return sheet.period


def _about(say: Speaker, sheet: ListSheet) -> str:
    """The unit and the period that a list is of."""
    parts = [say("list-title-unit", unit=sheet.about)] if sheet.about else []
    if sheet.period:
        parts.append(periods.name(say, sheet.period))
    return " ".join(parts)


def _with_hands(say: Speaker, line: ListLine, *, staged: bool) -> list[str]:
    """A matter, and in whose hands it is."""
    lines = matter(say, line, staged=staged)
    if line.covers:
        lines.append(say("list-line-covers", name=line.covers))
    if line.covered_by:
        lines.append(say("list-line-covered", names=say.listed(line.covered_by)))
    if line.turn:
        lines.append(say("list-line-turn", who=say.listed(line.turn)))
    return lines


def _buttons(
    say: Speaker,
    name: str,
    sheet: ListSheet,
    argument: str,
    way_back: tuple[Button, ...],
    picking: int,
) -> tuple[tuple[Button, ...], ...]:
    view = _VIEWS.get(name, View.BEHIND)
    pages = pager(say, view, sheet.page, sheet.pages, argument, picking)
    if picking:
        stop = show(say("button-back"), view, 0, argument, sheet.page)
        return (*_picks(say, sheet, picking), *rows([*pages, stop]))
    begin = [
        show(say(f"button-list-{what.value}"), view, number, argument, sheet.page)
        for number, what in enumerate(_PICKED, 1)
        if any(what in line.moves for line in sheet.lines)
    ]
    return (
        *rows(leaves.deciding(say, sheet.leaves)),
        *_openers(say, f"{view.value}:{argument}", sheet),
        *rows([*letters.openers(say, sheet), *begin, *pages, *way_back]),
    )


def _argument(name: str, sheet: ListSheet) -> str:
    """What a list is asked for with again: which, of what unit and period."""
    which = name if name in set(Behind) else ""
    period = periods.packed(sheet.period) if sheet.period else ""
    return " ".join(filter(None, (which, sheet.unit_code, period)))


def _picks(say: Speaker, sheet: ListSheet, picking: int) -> tuple[tuple[Button, ...], ...]:
    """A button for each case that the move may be made on."""
    what = _PICKED[picking - 1]
    label = say(f"button-list-{what.value}")
    return rows(
        [
            replace(move(say, what, line.ref, 0), label=f"{label} {_short(line)}")
            for line in sheet.lines
            if what in line.moves
        ]
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


def _openers(say: Speaker, here: str, sheet: ListSheet) -> tuple[tuple[Button, ...], ...]:
    """A button for each matter, two a row; beside it the reminder, where there is one."""
    buttons = [opener(say, line) for line in sheet.lines]
    if not any(line.may_chase for line in sheet.lines):
        return rows(buttons)
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

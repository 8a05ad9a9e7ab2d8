"""A case's card."""

from collections.abc import Sequence

from casework.actions import View
from casework.cases import Case
from casework.clocks import ClockRule
from casework.matters import Step
from casework.sheets import CaseSheet, DueDate
from casework.workflow import CASE_STEPS, Stage
from wording import case_buttons, case_facts, numbers
from wording.buttons import folded, show
from wording.case_history import happened
from wording.leads import note_lines
from wording.screen import Screen
from wording.speaker import Speaker

# Stages that share a step of the line on the card.
_STEP_OF = {
    Stage.ASSESSED: Stage.REGISTERED,
    Stage.ANSWERED: Stage.REPLY_REVIEW,
    Stage.FOLLOW_UP: Stage.REPLIED,
    Stage.UNDER_REVIEW: Stage.CLOSED,
    Stage.REVIEWED: Stage.CLOSED,
    Stage.UNDER_RECHECK: Stage.CLOSED,
    Stage.FINAL: Stage.CLOSED,
    Stage.ARCHIVED: Stage.CLOSED,
    Stage.OBJECTED: Stage.ASSIGNED,
    Stage.SUSPENDED: Stage.HANDLING,
}
# Deadlines of the answer itself, which need no name on the card.
_ANSWER_CLOCKS = frozenset({ClockRule.SIMPLE_DECIDE, ClockRule.HANDLING})
# Stages that the line of steps has no name for.
_BESIDE = frozenset(
    {
        Stage.OBJECTED,
        Stage.SUSPENDED,
        Stage.UNDER_REVIEW,
        Stage.REVIEWED,
        Stage.UNDER_RECHECK,
        Stage.FINAL,
        Stage.ARCHIVED,
    }
)
# Where a case leaves the line.
_ENDS = frozenset({Stage.JOINED, Stage.ROUTED_OUT, Stage.PASSED_ON, Stage.WITHDRAWN})
_OVER = frozenset(
    {Stage.CLOSED, Stage.PASSED_ON, Stage.WITHDRAWN, Stage.JOINED, Stage.FINAL, Stage.ARCHIVED}
)


def case(say: Speaker, sheet: CaseSheet, *, more: bool = False) -> Screen:
    """A case's card, fit for a phone at large type."""
    it = sheet.case
    number = (it.year, it.serial)
    lines = [say("case-title", number=numbers.case(say, number)), _steps(say, it)]
    if it.urgent:
        lines.append(urgent(say, sheet.duty_phone))
    lines += [
        say(f"flag-{flag.value}", n=it.asked_days or 0)
        for flag in sorted(it.flags)
        if say.has(f"flag-{flag.value}")
    ]
    lines += _turn(say, sheet)
    lines.append("")
    lines += note_lines(say, sheet.notes, 900)
    lines.append(say("case-place-line", place=sheet.place, type=say(f"type-{it.type.value}")))
    lines += case_facts.lines_of(say, sheet)
    lines += _last_events(say, sheet)
    buttons = case_buttons.buttons_of(say, sheet)
    view_more = show(say("button-more"), View.CASE, it.id, "more")
    return Screen("\n".join(lines), folded(say, buttons, view_more, unfolded=more))


def urgent(say: Speaker, duty_phone: str | None) -> str:
    """To call first, and whom where the office has set it."""
    return say("case-urgent-phone", phone=duty_phone) if duty_phone else say("case-urgent")


def _steps(say: Speaker, it: Case) -> str:
    """The line of steps around where the case stands; one that has left it says where it went."""
    stage = it.stage
    never_answered = stage is Stage.ARCHIVED and it.replied_on is None and not it.imported
    if stage in _ENDS or never_answered:
        return f"{say('step-registered')} › <b>{say(f'stage-{stage.value}')}</b>"
    here = CASE_STEPS.index(_STEP_OF.get(stage, stage))
    first = max(0, min(here - 1, len(CASE_STEPS) - 3))
    shown = CASE_STEPS[first : first + 3]
    names = [say(f"step-{step.value}") for step in shown]
    marked = [
        f"<b>{name}</b>" if step is CASE_STEPS[here] else name
        for name, step in zip(names, shown, strict=True)
    ]
    line = " › ".join(marked)
    return line if stage not in _BESIDE else f"{line} · {say(f'stage-{stage.value}')}"


def _turn(say: Speaker, sheet: CaseSheet) -> list[str]:
    turn = ""
    if sheet.awaits is not None and not sheet.whose_turn:
        return [say(f"case-stuck-{sheet.awaits.value}"), *_due(say, sheet, "")]
    if sheet.case.stage not in _OVER:
        if sheet.is_mine:
            turn = say("case-yours")
        elif sheet.whose_turn:
            turn = say("case-turn", who=say.listed(sheet.whose_turn))
    return _due(say, sheet, turn)


def _due(say: Speaker, sheet: CaseSheet, turn: str) -> list[str]:
    lines = [turn] if turn else []
    if sheet.due is not None:
        due = say.due(sheet.due)
        if sheet.due.rule is ClockRule.FOLLOW_UP:
            due = say("case-follow-up-due", due=due)
        elif sheet.due.rule not in _ANSWER_CLOCKS:
            due = f"{say(f'rule-{sheet.due.rule.value}')} {due}"
        first = say("case-turn-due", turn=say.html(turn), due=due) if turn else due
        lines = [line for line in (first, _left(say, sheet.due)) if line]
    if sheet.may_apply is not None:
        key = f"case-may-{sheet.may_apply.rule.value}"
        lines.append(say(key, day=say.full_day(sheet.may_apply.due_on)))
    lines += [
        f"{say(f'rule-{due.rule.value}')} {due_line(say, due)}"
        for due in (sheet.leader_due, sheet.supervised_due)
        if due is not None
    ]
    return lines


def due_line(say: Speaker, due: DueDate) -> str:
    """A deadline in people's words: by when, how long there is, and why the day is what it is."""
    return " · ".join(part for part in (say.due(due), _left(say, due)) if part)


def _left(say: Speaker, due: DueDate) -> str:
    text = say.left(due) if due.days_left or due.overdue else ""
    if due.rolled_over is not None:
        text += say("case-due-rolled", reason=say.holiday(due.rolled_over))
    if due.provisional:
        text += say("case-due-provisional")
    return text.strip()


def _last_events(say: Speaker, sheet: CaseSheet) -> list[str]:
    """The newest steps; what others did since the reader last looked is marked, below the rest."""
    known = _by_day(say, [step for step in sheet.steps if not step.new])
    new = _by_day(say, [step for step in sheet.steps if step.new])
    marked = [say("case-new", what=say.html(new))] if new else []
    return [known, *marked] if known else marked


def _by_day(say: Speaker, steps: Sequence[Step]) -> str:
    """Steps, newest first, in their order, those of one day together, each where it was last."""
    days: dict[str, dict[str, None]] = {}
    for step in reversed(steps):
        if say.has(f"event-{step.kind}"):
            what = days.setdefault(say.day(say.calendar.day_of(step.at)), {})
            told = happened(say, step)
            what.pop(told, None)
            what[told] = None
    return " · ".join(
        say("case-event", day=day, what=say.listed(what)) for day, what in days.items()
    )

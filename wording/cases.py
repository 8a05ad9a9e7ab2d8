"""A case's card, its history, and its deadlines' arithmetic."""

from casework.actions import Action, Verb, View
from casework.clocks import RULES, ClockRule, Unit, WhyKind, WhyLine
from casework.sheets import CaseSheet, DueDate, HistorySheet, WhySheet
from casework.workflow import CASE_STEPS, Move, Stage
from wording import numbers
from wording.buttons import folded, move, show
from wording.leads import note_lines
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

# Stages that share a step of the line on the card.
_STEP_OF = {
    Stage.ASSESSED: Stage.REGISTERED,
    Stage.ANSWERED: Stage.REPLY_REVIEW,
    Stage.FOLLOW_UP: Stage.REPLIED,
}
_MOST_URGENT_FIRST = (
    Move.ACKNOWLEDGE,
    Move.ASSIGN,
    Move.APPROVE_REPLY,
    Move.DELIVER,
    Move.FOLLOW_UP,
)


def case(say: Speaker, sheet: CaseSheet, *, more: bool = False) -> Screen:
    """A case's card, fit for a phone at large type."""
    it = sheet.case
    number = (it.year, it.serial)
    lines = [say("case-title", number=numbers.case(say, number)), _steps(say, it.stage)]
    if it.urgent:
        lines.append(say("case-urgent"))
    lines += _turn(say, sheet)
    lines.append("")
    lines += note_lines(say, sheet.notes, 900)
    lines.append(say("case-place-line", place=sheet.place, type=say(f"type-{it.type.value}")))
    lines += _facts(say, sheet)
    lines.append(_last_events(say, sheet))
    view_more = show(say("button-more"), View.CASE, it.id, "more")
    return Screen("\n".join(lines), folded(say, _buttons(say, sheet), view_more, unfolded=more))


def _steps(say: Speaker, stage: Stage) -> str:
    here = CASE_STEPS.index(_STEP_OF.get(stage, stage))
    first = max(0, min(here - 1, len(CASE_STEPS) - 3))
    shown = CASE_STEPS[first : first + 3]
    names = [say(f"step-{step.value}") for step in shown]
    marked = [
        f"<b>{name}</b>" if step is CASE_STEPS[here] else name
        for name, step in zip(names, shown, strict=True)
    ]
    return " › ".join(marked)


def _turn(say: Speaker, sheet: CaseSheet) -> list[str]:
    turn = ""
    if sheet.case.stage is not Stage.CLOSED:
        if sheet.moves:
            turn = say("case-yours")
        elif sheet.whose_turn:
            turn = say("case-turn", who=say.listed(sheet.whose_turn))
    if sheet.due is None:
        return [turn] if turn else []
    due = say.due(sheet.due)
    if sheet.case.stage is Stage.REPLIED:
        due = say("case-follow-up-due", due=due)
    first = say("case-turn-due", turn=say.html(turn), due=due) if turn else due
    return [line for line in (first, _left(say, sheet.due)) if line]


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


def _facts(say: Speaker, sheet: CaseSheet) -> list[str]:
    it = sheet.case
    lines = [
        say(
            "case-channel",
            channel=say(f"channel-{it.channel.value}"),
            occurrence=say(f"occurrence-{it.occurrence.value}"),
            identity=say(f"identity-{it.identity.value}"),
        )
    ]
    if sheet.owner:
        lines.append(say("case-owner", name=sheet.owner))
    if it.outcome:
        lines.append(say("case-outcome", outcome=say(f"outcome-{it.outcome}")))
    if it.stage in {Stage.REPLY_REVIEW, Stage.ANSWERED}:
        lines.append(say("case-review-rights"))
    if it.service_rating and it.result_rating:
        lines.append(
            say(
                "case-ratings",
                service=say(f"rating-{it.service_rating}"),
                result=say(f"rating-{it.result_rating}"),
            )
        )
    if sheet.media:
        lines.append(say("case-media", n=sheet.media))
    return lines


def _last_events(say: Speaker, sheet: CaseSheet) -> str:
    """The newest steps, those of one day together."""
    days: dict[str, list[str]] = {}
    for step in reversed(sheet.steps):
        if say.has(f"event-{step.kind}"):
            days.setdefault(say.day(say.calendar.day_of(step.at)), []).append(
                say(f"event-{step.kind}")
            )
    return " · ".join(
        say("case-event", day=day, what=say.listed(dict.fromkeys(what)))
        for day, what in days.items()
    )


def _buttons(say: Speaker, sheet: CaseSheet) -> list[Button]:
    it = sheet.case
    ordered = sorted(sheet.moves, key=lambda what: what not in _MOST_URGENT_FIRST)
    buttons = [move(say, what, it.id, it.version) for what in ordered]
    buttons.append(show(say("button-history"), View.HISTORY, it.id))
    if sheet.due is not None:
        buttons.append(show(say("button-why"), View.WHY, it.id))
    if sheet.media:
        buttons.append(show(say("button-media"), View.MEDIA, it.id, "case"))
    if sheet.may_chase:
        buttons.append(Button(say("button-chase"), Action(Verb.CHASE, it.id)))
    if sheet.identities and sheet.may_reveal:
        buttons.append(Button(say("button-reveal"), Action(Verb.REVEAL, it.id, 0, "case")))
    return buttons


def progress_saved(say: Speaker, screen: Screen, case_id: int) -> Screen:
    """The card after a word of progress: with the button to correct it."""
    correct = Button(say("button-correct-progress"), Action(Verb.TAKE_BACK, case_id))
    return Screen(screen.text, ((correct,), *screen.buttons))


def history(say: Speaker, sheet: HistorySheet) -> Screen:
    """A page of what has happened, newest first."""
    lines = [say("history-title", number=numbers.case(say, sheet.number)), ""]
    for step in sheet.steps:
        if not say.has(f"event-{step.kind}"):
            continue
        line = say(
            "history-line",
            when=say.moment(step.at),
            what=say(f"event-{step.kind}"),
            who=step.actor_name or "",
        ).strip()
        if line != lines[-1]:  # a lead and its case are registered by one tap
            lines.append(line)
        if step.text:
            reason = f"reason-{step.text}"
            lines.append(say.quoted(say(reason) if say.has(reason) else step.text, 200))
    buttons = []
    if sheet.page > 0:
        buttons.append(show(say("button-previous"), View.HISTORY, sheet.ref, page=sheet.page - 1))
    if sheet.page + 1 < sheet.pages:
        buttons.append(show(say("button-next"), View.HISTORY, sheet.ref, page=sheet.page + 1))
    back = show(say("button-back"), View.CASE, sheet.ref)
    return Screen("\n".join(lines), (*rows(buttons), (back,)))


def why(say: Speaker, sheet: WhySheet) -> Screen:
    """The arithmetic of each deadline, line by line, to be checked with a paper calendar."""
    lines = [say("why-title", number=numbers.case(say, sheet.number))]
    for rule, arithmetic in sheet.clocks:
        lines += ["", say("why-clock", rule=say(f"rule-{rule.value}"))]
        working = RULES[rule].unit is Unit.WORKING_DAYS
        lines += [_why_line(say, line, working=working) for line in arithmetic]
    return Screen("\n".join(lines), ((show(say("button-back"), View.CASE, sheet.ref),),))


def _why_line(say: Speaker, line: WhyLine, *, working: bool) -> str:
    values: dict[str, str | int] = {"n": line.days}
    if line.first is not None:
        values |= {"first": say.full_day(line.first), "year": str(line.first.year)}
    if line.last is not None:
        values["last"] = say.full_day(line.last)
    if line.kind is WhyKind.RULE and line.name is not None:
        return say(f"why-rule-{RULES[ClockRule(line.name)].unit.value}", n=line.days)
    if line.kind is WhyKind.COUNTED:
        return say("why-counted-working" if working else "why-counted", **values)
    if line.kind is WhyKind.SKIPPED:
        values["name"] = say.holiday(line.name or "weekend")
    return say(f"why-{line.kind.value}", **values)

"""A case's card."""

from collections.abc import Sequence
from datetime import date

from casework.actions import Action, Verb, View
from casework.cases import Case
from casework.clocks import ASKED_AGAIN_FROM, ClockRule
from casework.forms import FormKind, chosen
from casework.matters import Step
from casework.meetings import MeetingKind
from casework.sheets import CaseSheet, DueDate
from casework.workflow import CASE_STEPS, Move, Stage
from wording import attachments, case_owner, numbers, query_codes, review_rights
from wording.buttons import folded, move, show
from wording.case_history import happened
from wording.leads import note_lines
from wording.screen import Button, Screen
from wording.speaker import Speaker

# What is taken back, of an acknowledgement.
UNACKNOWLEDGE = "acknowledge"
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
_MOST_URGENT_FIRST = (
    Move.ACKNOWLEDGE,
    Move.ASSIGN,
    Move.APPROVE_REPLY,
    Move.GRANT_RECUSAL,
    Move.GRANT_EXTENSION,
    Move.REFUSE_EXTENSION,
    Move.RESUME,
    Move.AGREE_UNDELIVERED,
    Move.REFUSE_UNDELIVERED,
    Move.NOTIFY,
    Move.CONFIRM_INSTRUCTION,
    Move.ACCEPT_INSTRUCTION,
    Move.ANSWER_SUPERVISION,
    Move.DELIVER,
    Move.FOLLOW_UP,
)

# Seldom wanted: behind everything else.
_RARE = frozenset(
    {
        Move.LINK_REPEAT,
        Move.UNLINK_REPEAT,
        Move.NAME_DISCIPLINE,
        Move.PUT_ON_AGENDA,
        Move.ENTER_INSTRUCTION,
        Move.WITHDRAW_CASE,
        Move.SUSPEND,
        Move.REASSIGN,
        Move.ASK_PART,
        Move.RELEASE_PART,
        Move.NAME_FOR_TEAM,
        Move.LET_GO_OF_TEAM,
        Move.END_TEAM,
        Move.SUPERVISE,
        Move.LEAVE_LEAD,
        Move.REPORT_UNDELIVERED,
        Move.REOPEN,
        Move.RECUSE,
        Move.REFUSE_RECUSAL,
        Move.BREAK_GLASS,
        Move.ARCHIVE,
        Move.PUT_LEGAL_HOLD,
        Move.LIFT_LEGAL_HOLD,
    }
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
    lines += _facts(say, sheet)
    lines += _last_events(say, sheet)
    view_more = show(say("button-more"), View.CASE, it.id, "more")
    return Screen("\n".join(lines), folded(say, _buttons(say, sheet), view_more, unfolded=more))


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


def _before_meeting(say: Speaker, kind: MeetingKind, day: date | None) -> str:
    name = say(f"meeting-{kind.value}")
    if day is None:
        return say("case-waits-for-meeting", kind=name)
    return say("case-before-meeting", kind=name, day=say.day(day))


def _facts(say: Speaker, sheet: CaseSheet) -> list[str]:
    it = sheet.case
    if it.imported:
        return _from_register(say, sheet)
    lines = [
        say(
            "case-channel",
            channel=say(f"channel-{it.channel.value}"),
            persons=it.persons,
            occurrence=say(f"occurrence-{it.occurrence.value}"),
            identity=say(f"identity-{it.identity.value}"),
        )
    ]
    if it.superior_number:
        lines.append(say("case-superior", number=it.superior_number))
    lines += case_owner.lines_of(say, sheet)
    if sheet.other_number is not None:
        key = "case-joined-to" if it.joined_to else "case-repeat-of"
        lines.append(say(key, number=numbers.case(say, sheet.other_number)))
    if sheet.parts:
        named = [
            say("case-part-in" if done else "case-part", name=name) for name, done in sheet.parts
        ]
        lines.append(say("case-parts", names=say.listed(named)))
    if sheet.team:
        named = [say("case-team-leads", name=one) if leads else one for one, leads in sheet.team]
        lines.append(say("case-team", names=say.listed(named)))
    lines += [_before_meeting(say, kind, day) for kind, day in sheet.before_meetings]
    lines += _kept_away(say, sheet)
    if sheet.led_by:
        lines.append(say("case-led", name=sheet.led_by))
    if it.route:
        lines.append(say("case-route", route=say(f"route-{it.route}")))
    if it.outcome:
        lines.append(say("case-outcome", outcome=say(f"outcome-{it.outcome}")))
    if it.checklist and it.stage in {Stage.REPLY_REVIEW, Stage.ANSWERED}:
        seen_to = [say(f"checklist-{one}") for one in chosen(it.checklist)]
        lines.append(say("case-checklist", names=say.listed(seen_to)))
    if sheet.review is not None:
        lines.append(review_rights.line(say, sheet.review))
    if it.service_rating and it.result_rating:
        lines.append(
            say(
                "case-ratings",
                service=say(f"rating-{it.service_rating}"),
                result=say(f"rating-{it.result_rating}"),
            )
        )
    if sheet.media.files:
        lines.append(attachments.tally(say, sheet.media))
    return lines


def _kept_away(say: Speaker, sheet: CaseSheet) -> list[str]:
    """Who is kept away, and why, for those who are shown it."""
    return [
        say(f"case-recusal-{kept.state.value}", name=name, trigger=say(f"trigger-{kept.reason}"))
        for name, kept in sheet.recusals
    ]


def _from_register(say: Speaker, sheet: CaseSheet) -> list[str]:
    """What a register said of a case: no words and no names."""
    it = sheet.case
    lines = [
        say(
            "case-entry",
            entry=it.entry or "",
            channel=say(f"channel-{it.channel.value}"),
            persons=it.persons,
            occurrence=say(f"occurrence-{it.occurrence.value}"),
        )
    ]
    if it.subtype:
        lines.append(say("case-subtype", subtype=say(f"subtype-{it.subtype}")))
    if it.filed:
        lines.append(say("case-filed"))
    if it.closed_on:
        days = {"received": say.full_day(it.received_on), "closed": say.full_day(it.closed_on)}
        lines.append(say("case-dates", **days))
    if it.due_on:
        lines.append(say("case-was-due", due=say.full_day(it.due_on)))
    if sheet.owner:
        lines.append(say("case-owner", name=sheet.owner))
    if it.outcome:
        lines.append(say("case-outcome", outcome=say(f"outcome-{it.outcome}")))
    return lines


def _last_events(say: Speaker, sheet: CaseSheet) -> list[str]:
    """The newest steps; what others did since the reader last looked is marked, below the rest."""
    known = _by_day(say, [step for step in sheet.steps if not step.new])
    new = _by_day(say, [step for step in sheet.steps if step.new])
    marked = [say("case-new", what=say.html(new))] if new else []
    return [known, *marked] if known else marked


def _by_day(say: Speaker, steps: Sequence[Step]) -> str:
    """Steps, newest first, told in their order, those of one day together."""
    days: dict[str, list[str]] = {}
    for step in reversed(steps):
        if say.has(f"event-{step.kind}"):
            days.setdefault(say.day(say.calendar.day_of(step.at)), []).append(happened(say, step))
    return " · ".join(
        say("case-event", day=day, what=say.listed(dict.fromkeys(what)))
        for day, what in days.items()
    )


def _buttons(say: Speaker, sheet: CaseSheet) -> list[Button]:
    it = sheet.case
    ordered = sorted(sheet.moves, key=lambda what: what not in _MOST_URGENT_FIRST)
    rare = _RARE | ({Move.FOLLOW_UP_AGAIN} if _asked_later(say, sheet) else set())
    buttons = [move(say, what, it.id, it.version) for what in ordered if what not in rare]
    buttons.append(show(say("button-history"), View.HISTORY, it.id))
    if sheet.due is not None or sheet.may_apply is not None:
        buttons.append(show(say("button-why"), View.WHY, it.id))
    if sheet.media.files:
        buttons.append(show(say("button-media"), View.MEDIA, it.id, "case"))
    if sheet.may_chase:
        buttons.append(Button(say("button-chase"), Action(Verb.CHASE, it.id)))
    if sheet.identities and sheet.may_reveal:
        buttons.append(Button(say("button-reveal"), Action(Verb.REVEAL, it.id, 0, "case")))
    buttons += [move(say, what, it.id, it.version) for what in ordered if what in rare]
    if sheet.code_waits or sheet.may_renew_code:
        buttons.append(query_codes.button(say, it.id, new=not sheet.code_waits))
    report = Action(Verb.FORM_START, it.id, 0, FormKind.RETALIATION.value)
    return [*buttons, Button(say("button-retaliation"), report)]


def _asked_later(say: Speaker, sheet: CaseSheet) -> bool:
    """Whether it is too early to ask whether help has lasted."""
    due = sheet.due
    again = due is not None and due.rule is ClockRule.FOLLOW_UP_AGAIN
    return due is not None and again and say.today < due.nominal - ASKED_AGAIN_FROM


def progress_saved(say: Speaker, screen: Screen, case_id: int) -> Screen:
    """The card after a word of progress: with the button to correct it."""
    correct = Button(say("button-correct-progress"), Action(Verb.TAKE_BACK, case_id))
    return Screen(screen.text, ((correct,), *screen.buttons))


def glass_broken(say: Speaker, screen: Screen, case_id: int) -> Screen:
    """The card after a leader has given a reason: with the button to look, before all others."""
    look = Button(say("button-reveal"), Action(Verb.REVEAL, case_id, 0, "case"))
    return Screen(screen.text, ((look,), *screen.buttons))


def acknowledged(say: Speaker, screen: Screen, case: Case) -> Screen:
    """The card just after it was taken on: with the button to undo that."""
    action = Action(Verb.TAKE_BACK, case.id, case.version, UNACKNOWLEDGE)
    return Screen(screen.text, (*screen.buttons, (Button(say("button-unacknowledge"), action),)))

"""What the deadlines have to say, when, and to whom (domain.md, Deadlines).

A clock speaks once for all that has come since it last spoke, so that a stop of the program brings
one prompt and not a row of them; its cause makes sure that the same is not said twice.
"""

from datetime import datetime

from casework import clocks
from casework.cases import Case
from casework.clocks import ClockRule, Level
from casework.matters import Subject
from casework.meetings import kind_for
from casework.people import Officer
from casework.push_manner import reminder_at
from casework.pushes import PushKind
from casework.workflow import MOVES, Move
from services import escalation, recipients, retaliation, steps
from storage import (
    action_items,
    agendas,
    cases,
    findings,
    leads,
    letters,
    meetings,
    overtaken,
    pushes,
)
from storage import clocks as kept_clocks
from storage import retaliation as kept_retaliation
from storage.clocks import KeptClock
from storage.unit import Reader, Unit

AT_ONCE = 200
# Deadlines of a case that are told of in a way of their own.
OF_CASE = {
    ClockRule.REVIEW_APPLY: PushKind.REVIEW_CLOSING,
    ClockRule.RECHECK_APPLY: PushKind.REVIEW_CLOSING,
    ClockRule.SUSPENSION: PushKind.SUSPENSION_DUE,
    ClockRule.FOLLOW_UP: PushKind.FOLLOW_UP_DUE,
    ClockRule.FOLLOW_UP_AGAIN: PushKind.FOLLOW_UP_DUE,
}
# Deadlines that keep to no hours.
_URGENT = frozenset({ClockRule.ACKNOWLEDGE_URGENT, ClockRule.RETALIATION})
# What a reminder of a meeting's task takes the place of.
_SAID_BEFORE = (PushKind.ACTION_SET, PushKind.ACTION_DUE)
_LATE = frozenset({Level.SUPERVISION, Level.EXECUTIVE_DEPUTY, Level.DIRECTOR})


def next_moment(view: Reader) -> datetime | None:
    """When a clock has something to say next."""
    return kept_clocks.next_to_speak(view)


def is_due(view: Reader) -> bool:
    """Whether a clock has something to say by now."""
    moment = next_moment(view)
    return moment is not None and moment <= view.now


def speak(unit: Unit) -> int:
    """Owe what the clocks have to say by now, some at a time; gives how many have spoken."""
    due = kept_clocks.due_to_speak(unit, AT_ONCE)
    for kept in due:
        if kept.subject[0] is Subject.CASE:
            _climb(unit, kept)
        _owe(unit, kept)
        if kept.state.rule is ClockRule.SUSPENSION:
            _ask_again(unit, kept)
        else:
            kept_clocks.pass_warning(unit, kept)
    return len(due)


def _ask_again(unit: Unit, kept: KeptClock) -> None:
    """A case that is held is asked about until it goes on, after its date too."""
    state, entry = clocks.stop(kept.state, unit.now, unit.calendar, "asked")
    kept_clocks.change(unit, kept, state, entry)
    again = kept_clocks.begin(unit, kept.state.rule, unit.now)
    kept_clocks.keep(unit, again, kept.subject, kept.unit_path)


def _owe(unit: Unit, kept: KeptClock) -> None:
    kind, told = _prompt(unit, kept)
    if kind is PushKind.ACTION_DUE:  # which says all that was said of the task before
        overtaken.overtake(unit, kept.subject, _SAID_BEFORE)
    pushes.owe(
        unit,
        kind,
        sorted({who.id for who in told}),
        kept.subject,
        cause=f"clock:{kept.id}:{kept.entries}:{_offset(unit, kept)}",
        due_at=_told_at(unit, kept),
        urgent=kept.state.rule in _URGENT,
        facts={"rule": kept.state.rule.value, "due": kept.state.due_at.isoformat()},
    )


def _told_at(view: Reader, kept: KeptClock) -> datetime:
    """With the morning's summary, or at once where the deadline comes first.

    What the program missed while it stood still is due since then, and goes out at once.
    """
    if kept.state.rule in _URGENT:
        return view.now
    since = kept.next_at or view.now
    return reminder_at(view.manner, view.calendar, since, kept.state.due_at)


def _prompt(view: Reader, kept: KeptClock) -> tuple[PushKind, list[Officer]]:
    about, subject_id = kept.subject
    if about is Subject.LEAD:
        return _about_lead(view, kept.state.rule, subject_id)
    if about in {Subject.LETTER, Subject.RETALIATION}:
        return _about_protection(view, kept)
    if about is Subject.ACTION:
        return _about_action(view, kept, subject_id)
    if about is Subject.MEETING:
        meeting = meetings.get(view, subject_id)
        return PushKind.MEETING_LEFT, recipients.of_meeting(view, meeting) if meeting else []
    if about is Subject.FINDING:
        found = findings.get(view, subject_id)
        return PushKind.FINDING_DUE, recipients.of_finding(view, found) if found else []
    case = cases.get(view, subject_id) if about is Subject.CASE else None
    if case is None:
        return PushKind.DUE_SOON, []
    own = OF_CASE.get(kept.state.rule)
    if own is not None:
        return own, recipients.of_case(view, own, case)
    return _about_case(view, kept, case)


def _about_protection(view: Reader, kept: KeptClock) -> tuple[PushKind, list[Officer]]:
    """What never goes through a unit: a sealed letter, and retaliation that nobody has in hand."""
    about, subject_id = kept.subject
    if about is Subject.RETALIATION:
        reported = kept_retaliation.get(view, subject_id)
        return PushKind.RETALIATION, retaliation.told_then(view, reported) if reported else []
    letter = letters.get(view, subject_id)
    late = view.now >= kept.state.due_at
    kind = PushKind.LETTER_OVERDUE if late else PushKind.LETTER_WAITING
    return kind, recipients.of_letter(view, kind, letter) if letter else []


def _about_lead(view: Reader, rule: ClockRule, lead_id: int) -> tuple[PushKind, list[Officer]]:
    lead = leads.get(view, lead_id)
    if rule is ClockRule.FIRST_ANSWER:
        kind = PushKind.FIRST_ANSWER_DUE
        return kind, recipients.of_lead(view, kind, lead) if lead else []
    clerks = recipients.of_lead(view, PushKind.LEAD_NEW, lead) if lead else []
    return PushKind.DUE_SOON, clerks


def _about_action(view: Reader, kept: KeptClock, action_id: int) -> tuple[PushKind, list[Officer]]:
    """Who does it, before its day and on it; afterwards whoever has set it as well."""
    item = action_items.get(view, action_id)
    owners = recipients.of_action(view, item) if item is not None else []
    if item is None or view.now < kept.state.due_at:
        return PushKind.ACTION_DUE, owners
    return PushKind.ACTION_LATE, owners + recipients.standing_in(view, item.set_by)


def _about_case(view: Reader, kept: KeptClock, case: Case) -> tuple[PushKind, list[Officer]]:
    levels = _levels(view, kept)
    kind = PushKind.OVERDUE if _LATE & set(levels) else PushKind.DUE_SOON
    return kind, escalation.reached(view, case, kept.state.rule, list(levels))


def _levels(view: Reader, kept: KeptClock) -> dict[Level, datetime]:
    """The steps upward that have come and that the clock has not spoken of yet, and when each came.

    After a stop of the program that is before now.
    """
    since = kept.next_at or view.now
    steps = clocks.escalations(kept.state, view.calendar)
    return {level: moment for level, moment in steps if since <= moment <= view.now}


def _climb(unit: Unit, kept: KeptClock) -> None:
    """At the due moment supervision opens by itself; ten working days on it is for the meeting."""
    of_desk = kept.state.rule in escalation.DESK
    wanted = {
        Level.SUPERVISION: Move.SUPERVISE_DESK if of_desk else Move.SUPERVISE,
        Level.DIRECTOR: Move.PUT_ON_AGENDA,
    }
    for level, came_at in _levels(unit, kept).items():
        case = cases.get(unit, kept.subject[1]) if level in wanted else None
        if case is not None and _is_open_to(unit, wanted[level], case):
            steps.make(unit, None, wanted[level], case, since=came_at)


def _is_open_to(view: Reader, move: Move, case: Case) -> bool:
    if move is Move.PUT_ON_AGENDA and kind_for(case.type) in agendas.before(view, case.id):
        return False
    return MOVES[move].begins_at(case.stage, case.facts)


def _offset(view: Reader, kept: KeptClock) -> str:
    """A name for the moment that has come last, the same however late it is noticed."""
    state, calendar = kept.state, view.calendar
    moments = [
        (at, f"{offset.amount}{offset.unit}")
        for offset, at in clocks.warnings(state, calendar, view.clock_settings)
    ]
    moments += [(at, level.value) for level, at in clocks.escalations(state, calendar)]
    return max(((at, name) for at, name in moments if at <= view.now), default=("", "none"))[1]

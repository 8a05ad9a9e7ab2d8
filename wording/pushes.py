"""What is told unasked: number, task, date, button, and nothing else (domain.md, Protection)."""

from datetime import date

from casework.actions import Action, Verb, View
from casework.briefs import BRIEFS
from casework.matters import Subject
from casework.numbers import LeadNumber
from casework.pushes import CLIMBED_FROM, REMINDED_BY, Push, PushKind
from casework.sheets_pushes import PushSheet
from casework.workflow import Move
from wording import briefs, dates, numbers, service_periods, visit_pushes
from wording.buttons import show
from wording.dates import Say
from wording.screen import Button, Screen, rows
from wording.texts import Html, words_for

# What a message about each kind of subject shows when it is opened or replied to.
VIEW_OF = {
    Subject.LEAD: View.LEAD,
    Subject.CASE: View.CASE,
    Subject.LETTER: View.LETTER,
    Subject.RETALIATION: View.RETALIATION,
    Subject.MONTH: View.VISITS,
    Subject.SHORTFALL: View.VISITS,
    Subject.OFFICER: View.NOTHING,
    Subject.LEAVE: View.LEAVE,
    Subject.ACTION: View.ACTION,
    Subject.VISIT: View.VISIT,
    Subject.FINDING: View.FINDING,
    Subject.MEETING: View.MEETING,
    Subject.PERIOD: View.PERIOD,
    Subject.APPRAISAL: View.APPRAISAL,
    Subject.DRAFT: View.FORM,
    Subject.OUTREACH: View.OUTREACH,
}
# Some has a screen of its own; what is another's now has none.
_OWN_VIEW = {
    PushKind.CASE_TAKEN_OVER: View.NOTHING,
    PushKind.OFFICER_UNREACHABLE: View.SILENT_ONE,
    PushKind.PURGE_AHEAD: View.EXPIRING,
    PushKind.POST_OVER: View.HANDOVER,
    PushKind.LIAISONS_OFF: View.LIAISONS,
    PushKind.BOTH_DESKS: View.BOTH_DESKS,
    PushKind.ZERO_MISSING: View.ZERO_REPORTS,
    PushKind.BACKLOG: View.CASES,
}
_REMINDERS = frozenset(
    {PushKind.DUE_SOON, PushKind.OVERDUE, PushKind.DATES_MOVED, PushKind.FINDING_DUE}
)
# What the button of a push says beside what it shows: that the push has been opened.
FROM_PUSH = "push"
_TASKS = frozenset({PushKind.ACTION_SET, PushKind.ACTION_DUE, PushKind.ACTION_LATE})
_TO_READ = frozenset(
    {
        PushKind.PROPOSAL_TO_APPROVE,
        PushKind.REPLY_TO_REVIEW,
        PushKind.RESULT_TO_CHECK,
        PushKind.SECTION_GIVEN,
        PushKind.ROUTE_PROPOSED,
        PushKind.EXTENSION_TO_DECIDE,
        PushKind.RECUSAL_TO_DECIDE,
        PushKind.UNDELIVERED_TO_AGREE,
        PushKind.WITHDRAWAL_TO_CHECK,
    }
)
# The move that a push asks for, where a tap makes it.
_ASKED_MOVE = {
    PushKind.CASE_ASSIGNED: Move.ACKNOWLEDGE,
    PushKind.OBJECTION_REFUSED: Move.ACKNOWLEDGE,
    PushKind.EXTENSION_GRANTED: Move.TELL_EXTENSION,
    PushKind.INSTRUCTION_TO_CONFIRM: Move.CONFIRM_INSTRUCTION,
    PushKind.INSTRUCTION_GIVEN: Move.ACCEPT_INSTRUCTION,
}


def view_of(sheet: PushSheet) -> View:
    """What a push is about, so that a reply to its message finds the matter."""
    shown = VIEW_OF.get(Subject(sheet.push.subject_kind), View.NOTHING)
    return _OWN_VIEW.get(sheet.push.kind, shown)


def text(say: Say, sheet: PushSheet) -> str:
    """What a push says; of what is settled also that it is, and by whom."""
    line = _line(say, sheet)
    return line if not sheet.settled else f"{line}\n{_done(say, sheet)}"


def screen(sheet: PushSheet) -> Screen:
    """The message of a push that stands alone, in its recipient's language."""
    say = words_for(sheet.language)
    return Screen(text(say, sheet), () if sheet.settled else rows(buttons(say, sheet)))


def _done(say: Say, sheet: PushSheet) -> str:
    """Why the message has lost its buttons."""
    if "back" in sheet.push.facts:
        return say("push-handed_back")
    if sheet.withdrawn:
        return say("push-withdrawn")
    if sheet.with_others:
        return say("push-with-others")
    if sheet.push.kind is PushKind.ZERO_REPORT and not sheet.settled_by:
        return say("push-zero-over")
    if sheet.taken_back and sheet.settled_by:
        return say("push-taken-back-by", name=sheet.settled_by)
    return say("push-done-by", name=sheet.settled_by) if sheet.settled_by else say("push-done")


def _line(say: Say, sheet: PushSheet) -> str:
    push = sheet.push
    if push.kind in BRIEFS:
        return briefs.text(say, sheet)
    said = task(say, sheet)
    if "for" in push.facts:
        said = say("push-for", task=Html(said))
    if sheet.due_at is not None and sheet.due_at > sheet.now and not sheet.settled:
        by = dates.deadline(say, sheet.due_at, sheet.now, sheet.calendar)
        said = say("push-by", task=Html(said), by=by)
    if not sheet.settled:
        said = _once_more(say, push, said)
    named = number(say, sheet)
    line = say("push-numbered", number=named, task=Html(said)) if named else said
    return say("push-urgent", line=Html(line)) if push.urgent and not sheet.settled else line


def task(say: Say, sheet: PushSheet) -> str:
    """What it is about; to the next level, what others who were asked have left."""
    push = sheet.push
    if CLIMBED_FROM in push.facts:
        return say(f"silent-what-{push.kind.value}")
    return say(f"push-{push.kind.value}{_variant(sheet)}", **_facts(say, sheet))


def _once_more(say: Say, push: Push, said: str) -> str:
    """A task that was told before, or that somebody else was told of and has not answered."""
    if CLIMBED_FROM in push.facts:
        return say("push-climbed", task=Html(said))
    if REMINDED_BY in push.facts:
        return say("push-reminded", task=Html(said))
    return say("push-again", task=Html(said), n=str(push.round + 1)) if push.round else said


def _variant(sheet: PushSheet) -> str:
    """Reminders about others' field days, and of a deadline, are worded apart."""
    if "people" in sheet.push.facts:
        return "-others"
    if sheet.push.facts.get("counts") == "no":
        return "-no"
    if "nobody" in sheet.push.facts:
        return "-nobody"
    if "why" in sheet.push.facts:
        return f"-{sheet.push.facts['why']}"
    return "-rule" if "rule" in sheet.push.facts and sheet.push.kind in _REMINDERS else ""


def _facts(say: Say, sheet: PushSheet) -> dict[str, str | int]:
    """The facts that the sentences of some kinds need."""
    facts = sheet.push.facts
    found: dict[str, str | int] = {
        name: int(facts[name])
        for name in (
            "missing",
            "left",
            "people",
            "open",
            "above",
            "waiting",
            "late",
            "soon",
            "within",
        )
        if name in facts
    }
    if sheet.push.subject_kind == Subject.LEAVE:
        found |= _leave(say, sheet)
    if "day" in facts:
        today = sheet.calendar.day_of(sheet.now)
        found["day"] = dates.day(say, date.fromisoformat(facts["day"]), today)
    if "head" in facts:
        found |= {"head": facts["head"], "purged": int(facts["purged"])}
    if "rule" in facts:
        found["rule"] = say(f"rule-{facts['rule']}")
    if sheet.push.subject_kind == Subject.MONTH:
        found["month"] = say(f"date-month-{sheet.push.subject_id % 100}")
    elif "month" in facts:
        found["month"] = say(f"date-month-{facts['month']}")
    return found


def _leave(say: Say, sheet: PushSheet) -> dict[str, str]:
    """The days of a leave, and what it is for."""
    today = sheet.calendar.day_of(sheet.now)
    first, last = (
        dates.full_day(say, date.fromisoformat(sheet.push.facts[one]), today)
        for one in ("first", "last")
    )
    span = first if first == last else say("leave-span", first=first, last=last)
    kind = say(f"absence-{sheet.push.facts.get('kind', 'leave')}")
    return {"days": span, "last": last, "kind": kind}


def number(say: Say, sheet: PushSheet) -> str | None:
    """The number of the matter in full; none where it has none."""
    if sheet.number is None:
        return None
    year, serial = sheet.number
    if sheet.push.subject_kind == Subject.LEAD:
        return LeadNumber(year, serial).typed
    if sheet.push.subject_kind == Subject.LETTER:
        return say("number-letter", year=f"{year % 100:02}", serial=str(serial))
    if sheet.push.subject_kind == Subject.RETALIATION:
        return say("number-retaliation", year=f"{year % 100:02}", serial=str(serial))
    return say("number-case", year=str(year), serial=str(serial))


def buttons(say: Say, sheet: PushSheet) -> list[Button]:
    """The act that is asked for, then the way to the matter."""
    push = sheet.push
    ref = push.subject_id
    found: list[Button] = []
    if CLIMBED_FROM in push.facts:
        return [_opener(say, sheet), show(say("push-button-silent"), View.SILENT)]
    if push.kind in BRIEFS:
        return briefs.buttons(say, push)
    if push.kind in _ASKED_MOVE:
        move = _ASKED_MOVE[push.kind]
        act = Action(Verb.MOVE, ref, sheet.version, move.value)
        found.append(Button(say(f"button-move-{move.value}"), act))
    elif push.kind is PushKind.FIRST_ANSWER_DUE:
        found.append(Button(say("push-button-told"), Action(Verb.TOLD, ref)))
    elif push.kind in _TASKS:
        found.append(Button(say("button-action-done"), Action(Verb.ACTION_DONE, ref)))
    elif push.kind is PushKind.VISIT_TO_CONFIRM:
        found.append(Button(say("button-visit-confirm"), Action(Verb.CONFIRM_VISIT, ref)))
    elif push.kind is PushKind.VISIT_TO_AFFIRM:
        found += visit_pushes.to_affirm(say, ref)
    elif push.kind is PushKind.LETTER_WAITING:
        found.append(Button(say("push-button-received"), Action(Verb.LETTER_RECEIVED, ref)))
    elif push.kind is PushKind.HEAD_VACANT:
        label = say("push-button-open-head_vacant")
        found.append(show(label, View.UNITS, argument=push.facts["unit"]))
    elif push.kind is PushKind.ZERO_REPORT:
        found += service_periods.zero_buttons(say, ref, push.facts["day"])
    view = view_of(sheet)
    if view is View.VISITS:
        found += visit_pushes.buttons(say, sheet)
    elif view is not View.NOTHING:
        found.append(_opener(say, sheet))
    return found


def _opener(say: Say, sheet: PushSheet) -> Button:
    """The way to the matter."""
    opens = "push-button-read" if sheet.push.kind in _TO_READ else "push-button-open"
    return show(say(opens), view_of(sheet), sheet.push.subject_id, FROM_PUSH)


def short_number(sheet: PushSheet) -> str:
    """The number as it stands on a button; nothing for what has none."""
    return numbers.on_button(Subject(sheet.push.subject_kind), sheet.number)

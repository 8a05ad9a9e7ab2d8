"""Appraisals in words: every number with what it was made of, and no unit beside another's rank."""

from casework.actions import Action, Verb, View
from casework.appraisal import WEIGHTS, AppraisalState, Neutral, Part, Scored
from casework.forms import FormKind
from casework.matters import Note, NoteKind
from casework.sheets_appraisal import (
    AppraisalLine,
    AppraisalSheet,
    AppraisalsSheet,
    AppraisedLine,
    AppraisedSheet,
)
from casework.statistics import Period, next_period, previous_period
from wording import numbers, periods, status
from wording.buttons import pager, show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

_QUOTED = 400


def appraisal(say: Speaker, sheet: AppraisalSheet) -> Screen:
    """A unit's appraisal: its total, its parts, how far it has come."""
    total = sheet.appraisal.total
    lines = [_title(say, sheet.unit, sheet.period)]
    if total is None:
        lines.append(say("appraisal-no-total", weight=sheet.appraisal.weight))
    elif sheet.appraisal.weight < 100:
        values = {"total": str(total), "weight": sheet.appraisal.weight}
        lines.append(say("appraisal-total-of", **values))
    else:
        lines.append(say("appraisal-total", total=str(total)))
    lines += [_part(say, one) for one in sheet.appraisal.parts]
    lines += ["", say("appraisal-volume"), *_standing(say, sheet)]
    return Screen("\n".join(lines), _buttons(say, sheet))


def _title(say: Speaker, unit: str, period: Period) -> str:
    return say("appraisal-title", unit=unit, period=periods.whole_name(say, period))


def _part(say: Speaker, one: Scored) -> str:
    name = part(say, one.part)
    if one.points is not None:
        share = {"count": one.share.count, "of": one.share.of}
        values = {"points": f"{one.points.normalize():f}", "weight": WEIGHTS[one.part]}
        return say("appraisal-part", part=name, **values, **share)
    if one.neutral is Neutral.UNRATED and one.rated is not None:
        return say("appraisal-unrated", part=name, n=one.rated.count, of=one.rated.of)
    key = "appraisal-few" if one.neutral is Neutral.FEW else "appraisal-nothing"
    return say(key, part=name)


def part(say: Speaker, one: Part) -> str:
    """A part in words."""
    return say(f"part-{one.value}")


def _standing(say: Speaker, sheet: AppraisalSheet) -> list[str]:
    lines = []
    if sheet.may_object:
        lines.append(say("appraisal-object-by", day=say.day(sheet.object_by)))
    elif sheet.state is AppraisalState.TOLD:
        lines.append(say("appraisal-time-over"))
    else:
        lines.append(say(f"appraisal-{sheet.state.value}"))
    if sheet.objected_part is not None:
        lines.append(say("appraisal-about", part=part(say, sheet.objected_part)))
    lines += [_note(say, one) for one in sheet.notes]
    if sheet.recounted:
        lines.append(say("appraisal-recounted"))
    return lines


def _note(say: Speaker, note: Note) -> str:
    key = "appraisal-reason" if note.kind is NoteKind.OBJECTION else "appraisal-answer"
    return say(key, name=note.author_name, text=say.html(say.quoted(note.text, _QUOTED)))


def _buttons(say: Speaker, sheet: AppraisalSheet) -> tuple[tuple[Button, ...], ...]:
    first = []
    if sheet.may_object:
        accept = Action(Verb.ACCEPT_APPRAISAL, sheet.id)
        start = Action(Verb.FORM_START, sheet.id, 0, FormKind.APPRAISAL_OBJECTION.value)
        first = [
            Button(say("button-appraisal-accept"), accept),
            Button(say("button-appraisal-object"), start),
        ]
    if sheet.may_answer:
        start = Action(Verb.FORM_START, sheet.id, 0, FormKind.APPRAISAL_ANSWER.value)
        first.append(Button(say("button-appraisal-answer"), start))
    behind = [
        show(part(say, one.part), View.APPRAISED, sheet.id, one.part.value)
        for one in sheet.appraisal.parts
        if one.neutral is not Neutral.NOTHING
    ]
    argument = periods.packed(sheet.period) if sheet.oversees else ""
    back = show(say("button-appraisals"), View.APPRAISALS, argument=argument)
    return (*rows(first), *rows(behind), (back,))


def appraised(say: Speaker, sheet: AppraisedSheet) -> Screen:
    """What a part was made of, what did not count well first."""
    lines = [_title(say, sheet.unit, sheet.period), _part(say, sheet.scored)]
    lines.append(say(f"part-rule-{sheet.scored.part.value}"))
    lines += [_line(say, one) for one in sheet.lines]
    if not sheet.lines:
        lines.append(say("appraised-empty"))
    cases = [
        show(numbers.case(say, one.number), View.CASE, one.ref)
        for one in sheet.lines
        if one.number is not None
    ]
    pages = pager(say, View.APPRAISED, sheet.page, sheet.pages, sheet.scored.part.value, sheet.id)
    back = show(say("button-back"), View.APPRAISAL, sheet.id)
    return Screen("\n".join(lines), (*rows(cases), *rows([*pages, back])))


def _line(say: Speaker, one: AppraisedLine) -> str:
    if one.number is None:
        days = {"count": one.count, "of": one.of}
        return say("appraised-days", name=one.name or "", **days)
    number = numbers.case(say, one.number)
    if not one.of:
        return say("appraised-unrated", number=number)
    return say("appraised-good" if one.count >= one.of else "appraised-bad", number=number)


def overview(say: Speaker, sheet: AppraisalsSheet, came_from: Period | None = None) -> Screen:
    """The units' appraisals of a quarter, in the order of their codes; or one's own.

    ``came_from`` is the period of the answer on how things stand from which it was opened.
    """
    if sheet.period is None:
        title = say("appraisals-own") if sheet.lines else say("appraisals-none")
    else:
        period = periods.whole_name(say, sheet.period)
        title = say("appraisals-title", unit=sheet.unit, period=period)
    lines = [title, *(_listed(say, one, own=sheet.period is None) for one in sheet.lines)]
    if sheet.waiting:
        lines.append(say("appraisals-waiting", n=sheet.waiting))
    elif sheet.period is not None and not sheet.lines:
        lines.append(say("appraisals-empty"))
    buttons = [
        show(_name(say, one, own=sheet.period is None), View.APPRAISAL, one.id)
        for one in sheet.lines
    ]
    turns = _turns(say, sheet, came_from)
    if came_from is not None:
        turns.append(status.back(say, sheet.unit_code, came_from))
    shown = (*rows(buttons), *rows(turns))
    return Screen("\n".join(lines), shown, under_picture=came_from is not None)


def _turns(say: Speaker, sheet: AppraisalsSheet, came_from: Period | None) -> list[Button]:
    def of(period: Period) -> str:
        return periods.opened_from(f"{sheet.unit_code} {periods.packed(period)}", came_from)

    if sheet.period is None:
        return []
    found = pager(say, View.APPRAISALS, sheet.page, sheet.pages, of(sheet.period))
    quarters = [previous_period(sheet.period)]
    after = next_period(sheet.period)
    if after.last < say.today:
        quarters.append(after)
    return [
        *found,
        *(
            show(periods.whole_name(say, one), View.APPRAISALS, argument=of(one))
            for one in quarters
        ),
    ]


def _name(say: Speaker, one: AppraisalLine, *, own: bool) -> str:
    return periods.whole_name(say, one.period) if own else one.unit


def _listed(say: Speaker, one: AppraisalLine, *, own: bool) -> str:
    name = _name(say, one, own=own)
    if one.total is None:
        return say("appraisals-line-none", name=name)
    return say("appraisals-line", name=name, total=str(one.total))

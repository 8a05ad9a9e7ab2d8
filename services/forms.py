"""Filling in a form, one tap or one text at a time, and finishing it.

A form about a case makes the move it stands for in the table; what finishing another means stands
in :data:`FINISH`, one line a kind.
"""

from collections.abc import Callable
from dataclasses import replace

from casework import typed
from casework.actions import Answer, View
from casework.errors import DueDatePastError, OldButtonError
from casework.form_errors import DayNotYetError, FormClosedError, NotADayError
from casework.forms import (
    FORMS,
    SAVES_AT_ONCE,
    Ask,
    Draft,
    Field,
    FormKind,
    check_complete,
    check_value,
    field_of,
    next_asked,
    toggled,
)
from casework.matters import Incoming, Subject
from casework.people import Officer
from casework.workflow import MOVES, Move
from services import (
    administration,
    cases,
    chat_import,
    desk,
    drafting,
    finding,
    joining,
    leads,
    pickers,
    places,
    protect,
    steps,
    villages,
    visits,
)
from storage import drafts
from storage.unit import Unit

FINISH: dict[FormKind, Callable[[Unit, Officer, Draft], Answer]] = {
    FormKind.LEAD: leads.submit,
    FormKind.INTAKE: desk.finish_intake,
    FormKind.ADDITION: leads.add_words,
    FormKind.CORRECTION: leads.add_words,
    FormKind.RETURN_LEAD: desk.return_lead,
    FormKind.REGISTER: desk.register,
    FormKind.JOIN_LEAD: joining.join_lead,
    FormKind.INVITE: administration.finish_invite,
    FormKind.FIND: finding.finish,
    FormKind.IMPORT: chat_import.finish,
    FormKind.VISIT: visits.log,
}

# The move on a case that a form is for: whoever may not make it may not begin the form either.
MOVE_OF: dict[FormKind, Move] = {
    row.form: row.move for row in MOVES.values() if row.of is Subject.CASE and row.form is not None
}

LEAD_MOVE_OF: dict[FormKind, Move] = {
    FormKind.RETURN_LEAD: Move.RETURN_LEAD,
    FormKind.JOIN_LEAD: Move.JOIN_LEAD,
}
_ABOUT_LEADS = {*LEAD_MOVE_OF, FormKind.ADDITION, FormKind.CORRECTION}


def start(unit: Unit, actor: Officer, kind: FormKind, subject_id: int) -> Answer:
    """Begin a form about a matter, if the move it is for may be made now."""
    if kind is FormKind.VISIT:
        return visits.begin(unit, actor)
    if kind is FormKind.REGISTER:
        return desk.open_register(unit, actor, subject_id)
    if kind in _ABOUT_LEADS:
        if kind in LEAD_MOVE_OF:
            leads.may(unit, actor, LEAD_MOVE_OF[kind], subject_id)
        return drafting.begin(unit, actor, kind, subject_id)
    if kind not in MOVE_OF:
        raise OldButtonError
    case = steps.may(unit, actor, MOVE_OF[kind], subject_id)
    steps.check_now(MOVE_OF[kind], case)
    fields = {"owner": case.owner_code} if kind is FormKind.PROPOSE and case.owner_code else {}
    return drafting.begin(unit, actor, kind, subject_id, fields)


def type_text(unit: Unit, actor: Officer, draft_id: int, text: str, message_id: int = 0) -> Answer:
    """Take a text into the field that is asked for."""
    draft = drafting.mine_open(unit, actor, draft_id)
    if draft.kind is FormKind.LEAD and draft.asks in {"text", "rewrite", None}:
        return leads.write(unit, actor, draft, text, message_id)
    if draft.kind is FormKind.VISIT:
        return visits.write(unit, actor, draft, text)
    if not FORMS[draft.kind]:  # nothing to fill in
        return drafting.shown(draft)
    name = draft.asks or next_asked(draft.kind, draft.fields) or FORMS[draft.kind][-1].name
    field = field_of(draft.kind, name)
    if field.ask not in {Ask.TEXT, Ask.CHOICE, Ask.CHOICE_OR_TEXT, Ask.NUMBER, Ask.SEVERAL}:
        return fill(unit, actor, draft_id, name, text)
    clean, kept = protect.keep_apart(unit, (Subject.DRAFT, draft.id), text)
    draft = replace(draft, fields=protect.counted(draft.fields, kept))
    return _put(unit, actor, draft, name, clean, "kept_apart" if kept else None)


def attach(unit: Unit, actor: Officer, draft_id: int, file: Incoming) -> Answer:
    """Take a picture sent while a form about a case is filled in: it goes to the case."""
    draft = drafting.mine_open(unit, actor, draft_id)
    added = cases.add_media(unit, actor, draft.subject_id, file)
    return drafting.shown(draft, added.notice)


def is_about_case(kind: FormKind) -> bool:
    """Whether a form is about a case."""
    return kind in MOVE_OF


def fill(unit: Unit, actor: Officer, draft_id: int, name: str, value: str) -> Answer:
    """Take a picked value into a field."""
    draft = drafting.mine_open(unit, actor, draft_id)
    if draft.kind is FormKind.VISIT and name == "village":
        value = villages.find(unit, actor, value).code
    else:
        value = _read(unit, actor, draft, name, value)
    return _put(unit, actor, draft, name, value, None)


def _read(unit: Unit, actor: Officer, draft: Draft, name: str, value: str) -> str:
    """What a field keeps of a picked or typed value: a unit's code, a day, an officer's id."""
    match field_of(draft.kind, name).ask:
        case Ask.UNIT:
            return places.find(unit, value).code
        case Ask.DAY:
            day = typed.day(value, unit.today)
            if day is None:
                raise NotADayError(form=draft.kind, field=name)
            if day < unit.today:
                raise DueDatePastError(due_on=day, today=unit.today)
            return day.isoformat()
        case Ask.PAST_DAY:
            day = typed.day(value, unit.today, past=True)
            if day is None:
                raise NotADayError(form=draft.kind, field=name)
            if day > unit.today:
                raise DayNotYetError(form=draft.kind, field=name)
            return day.isoformat()
        case Ask.CASE:
            return pickers.case(unit, actor, draft, name, value)
        case Ask.OFFICER:
            return pickers.officer(unit, actor, draft, name, value)
        case _:
            return value


def _put(
    unit: Unit, actor: Officer, draft: Draft, name: str, value: str, notice: str | None
) -> Answer:
    field = field_of(draft.kind, name)
    if field.ask is Ask.SEVERAL:
        return _toggle(unit, draft, field, value)
    fields = dict(draft.fields) | {name: check_value(draft.kind, name, value)}
    if draft.kind is FormKind.LEAD and name in {"place", "type"}:
        fields[f"{name}_chosen"] = "yes"
    if draft.kind is FormKind.VISIT and name == "day":
        fields["on"] = visits.picked_day(unit, value).isoformat()
    asks = next_asked(draft.kind, fields)
    drafts.save(unit, draft, fields, asks)
    if asks is None and draft.kind in SAVES_AT_ONCE:
        return finish(unit, actor, draft.id)
    return drafting.shown(draft, notice)


def _toggle(unit: Unit, draft: Draft, field: Field, value: str) -> Answer:
    """One choice more or less; the field stays asked for until the form is finished."""
    now = toggled(field, draft.fields.get(field.name, ""), value)
    kept = check_value(draft.kind, field.name, now)
    drafts.save(unit, draft, dict(draft.fields) | {field.name: kept}, field.name)
    return drafting.shown(draft)


def ask(unit: Unit, actor: Officer, draft_id: int, name: str) -> Answer:
    """Ask for a field, filled or not."""
    draft = drafting.mine_open(unit, actor, draft_id)
    field_of(draft.kind, name)
    drafts.save(unit, draft, draft.fields, name)
    return drafting.shown(draft)


def finish(unit: Unit, actor: Officer, draft_id: int) -> Answer:
    """Finish a form; the same tap again gives the same answer."""
    draft = drafting.mine(unit, actor, draft_id)
    if not draft.is_open:
        done = drafts.result(unit, draft.id)
        if done is None:
            raise FormClosedError(form=draft.kind)
        return done
    check_complete(draft.kind, draft.fields)
    if draft.kind in MOVE_OF:
        answer = steps.finish(unit, actor, draft, MOVE_OF[draft.kind])
    else:
        answer = FINISH[draft.kind](unit, actor, draft)
    if answer.ref != draft.id or answer.view not in {View.FORM, View.FIND}:
        drafts.finish(unit, draft, answer)
    return answer


def drop(unit: Unit, actor: Officer, draft_id: int) -> Answer:
    """Drop a form; it can be taken up again for a minute."""
    draft = drafting.mine(unit, actor, draft_id)
    if draft.is_open:
        drafts.drop(unit, draft.id)
    return Answer(View.FORM, draft.id, "dropped")


def restore(unit: Unit, actor: Officer, draft_id: int) -> Answer:
    """Take a dropped form up again."""
    draft = drafting.mine(unit, actor, draft_id)
    if not draft.is_open and not drafts.restore(unit, draft.id):
        raise FormClosedError(form=draft.kind)
    return drafting.shown(draft)

"""Filling in a form, one tap or one text at a time, and finishing it.

A form about a case makes the move it stands for in the table; what finishing another means stands
in :data:`FINISH`, one line a kind.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from casework import typed
from casework.actions import Answer, View
from casework.cases import Case
from casework.clock_errors import DueDatePastError
from casework.errors import OldButtonError
from casework.form_errors import DayNotYetError, NotADayError
from casework.forms import (
    ABOUT_LEADS,
    FORMS,
    LEAVES,
    OUTREACHES,
    PERIODS,
    PETITIONER,
    SAVES_AT_ONCE,
    Ask,
    Draft,
    Field,
    FormKind,
    check_complete,
    check_value,
    chosen,
    field_of,
    next_asked,
    ticked,
)
from casework.matters import Route, Subject
from casework.people import Officer
from casework.sensitive import suggests_accusation
from casework.workflow import MOVES, Move
from services import (
    action_items,
    administration,
    appraisals,
    attempts,
    calendar,
    cases,
    chat_import,
    clock_settings,
    companions,
    desk,
    drafting,
    duty,
    finding,
    findings,
    identity,
    joining,
    leads,
    leave_approval,
    leaves,
    letter_register,
    meetings,
    naming,
    outreach,
    pickers,
    places,
    policy_owners,
    posts,
    protect,
    query_codes,
    recusing,
    retaliation,
    section_forms,
    service_periods,
    steps,
    subtypes,
    villages,
    visit_changes,
    visit_closing,
    visit_disputes,
    visit_hosts,
    visits,
)
from storage import drafts, media, people
from storage.unit import Unit

FINISH: dict[FormKind, Callable[..., Answer]] = {
    FormKind.LEAD: leads.submit,
    FormKind.INTAKE: desk.finish_intake,
    FormKind.ADDITION: leads.add_words,
    FormKind.CORRECTION: leads.add_words,
    FormKind.NOTE: cases.add_words,
    FormKind.RETURN_LEAD: desk.return_lead,
    FormKind.REGISTER: desk.register,
    FormKind.JOIN_LEAD: joining.join_lead,
    FormKind.INVITE: administration.finish_invite,
    FormKind.POST_ADD: posts.add,
    FormKind.POST_CHANGE: posts.change,
    FormKind.POST_END: posts.end,
    FormKind.FIND: finding.finish,
    FormKind.IMPORT: chat_import.finish,
    FormKind.HOURS_SUMMER: calendar.finish_hours,
    FormKind.HOURS_USUAL: calendar.finish_hours,
    FormKind.CLOCK_LENGTH: clock_settings.finish,
    FormKind.POLICY_OWNER: policy_owners.finish,
    FormKind.APPRAISAL_OBJECTION: appraisals.object_,
    FormKind.APPRAISAL_ANSWER: appraisals.answer,
    FormKind.VISIT: visits.log,
    FormKind.LEAVE: leaves.finish,
    FormKind.LEAVE_FOR: leaves.finish,
    FormKind.REFUSE_LEAVE: leave_approval.refuse,
    FormKind.MEETING: meetings.finish,
    FormKind.ACTION: action_items.finish_form,
    FormKind.ACTION_REPLY: action_items.reply,
    FormKind.VISIT_NOTE: visit_changes.add_words,
    FormKind.VISIT_FIX: visit_disputes.correct,
    FormKind.VISIT_DISPUTE: visit_hosts.dispute,
    FormKind.FINDING: findings.finish,
    FormKind.FINDING_DONE: findings.finish_settling,
    FormKind.CONTACT_POINT: duty.finish,
    FormKind.COMPANION: companions.finish,
    FormKind.DENY_VISIT: companions.deny,
    FormKind.SHORTFALL: visit_closing.finish,
    FormKind.OUTREACH: outreach.finish,
    FormKind.OUTREACH_FIX: outreach.finish_correction,
    FormKind.PERIOD: service_periods.finish,
    FormKind.PERIOD_FIX: service_periods.finish_change,
    FormKind.REVEAL: identity.finish,
    FormKind.READ_LETTER: identity.finish,
    FormKind.REGISTER_LETTER: letter_register.finish,
    FormKind.LETTER_RESULT: letter_register.finish_result,
    FormKind.REVEAL_LEAD: identity.finish,
    FormKind.LOOKUP: query_codes.finish,
    **dict.fromkeys(recusing.FORMS_OF_LEADS, recusing.finish_of_lead),
    FormKind.RETALIATION: retaliation.finish,
    FormKind.RETALIATION_DONE: retaliation.finish_done,
}

# Forms that begin in a way of their own, about nothing or about one thing.
_BEGIN: dict[FormKind, Callable[[Unit, Officer], Answer]] = {
    FormKind.LEAVE: leaves.begin,
    FormKind.MEETING: meetings.begin,
    FormKind.OUTREACH: outreach.begin,
    FormKind.PERIOD: service_periods.begin,
    FormKind.CLOCK_LENGTH: clock_settings.begin,
    FormKind.POLICY_OWNER: policy_owners.begin,
    FormKind.LOOKUP: query_codes.begin,
    FormKind.HOURS_SUMMER: partial(calendar.begin_hours, kind=FormKind.HOURS_SUMMER),
    FormKind.HOURS_USUAL: partial(calendar.begin_hours, kind=FormKind.HOURS_USUAL),
}
_BEGIN_ABOUT: dict[FormKind, Callable[[Unit, Officer, int], Answer]] = {
    FormKind.REGISTER: desk.open_register,
    FormKind.NAME_DISCIPLINE: naming.begin,
    FormKind.HAND_TO_SECTION: section_forms.begin,
    **{kind: partial(recusing.begin, kind=kind) for kind in recusing.FORMS},
    FormKind.LEAVE_FOR: leaves.begin_for,
    FormKind.REFUSE_LEAVE: leave_approval.begin_refusal,
    FormKind.POST_ADD: posts.begin_add,
    FormKind.POST_CHANGE: posts.begin_change,
    FormKind.POST_END: posts.begin_end,
    FormKind.ACTION: action_items.begin,
    FormKind.ACTION_REPLY: action_items.begin_reply,
    FormKind.VISIT_FIX: visit_disputes.begin_correction,
    FormKind.VISIT_DISPUTE: visit_hosts.begin_dispute,
    FormKind.FINDING: findings.begin,
    FormKind.FINDING_DONE: findings.begin_settling,
    FormKind.VISIT: visits.begin_for,
    FormKind.CONTACT_POINT: duty.begin,
    FormKind.COMPANION: companions.begin,
    FormKind.DENY_VISIT: companions.begin_denial,
    FormKind.SHORTFALL: visit_closing.begin,
    FormKind.OUTREACH_FIX: outreach.begin_correction,
    FormKind.PERIOD_FIX: service_periods.begin_change,
    FormKind.RETALIATION: retaliation.begin,
    FormKind.RETALIATION_DONE: retaliation.begin_done,
    FormKind.APPRAISAL_OBJECTION: appraisals.begin_objection,
    FormKind.APPRAISAL_ANSWER: appraisals.begin_answer,
    FormKind.REVEAL: partial(identity.begin, kind=FormKind.REVEAL),
    FormKind.READ_LETTER: partial(identity.begin, kind=FormKind.READ_LETTER),
    FormKind.REGISTER_LETTER: letter_register.begin,
    FormKind.LETTER_RESULT: letter_register.begin_result,
    FormKind.REVEAL_LEAD: partial(identity.begin, kind=FormKind.REVEAL_LEAD),
}

# Forms whose text is a report; more of it is added, not put in place of what is there.
REPORTS = frozenset({FormKind.LEAD, FormKind.INTAKE})
# While these are asked for, or nothing is, a text is words of the report; what a letter or visit is
# about may be told before how it came.
_WORDS_OF_A_REPORT = frozenset({"text", "rewrite", "channel", None})
# What they say is about retaliation for certain, and goes to nobody but those who act on it.
_OF_RETALIATION = frozenset({FormKind.RETALIATION, FormKind.RETALIATION_DONE})
# Before a field's name: the message that its text came in.
_FROM = "from_"
# What is handed to the matter that came of a form: its files, and numbers put away from its texts.
_CAME_OF_IT = {
    View.LEAD: Subject.LEAD,
    View.CASE: Subject.CASE,
    View.VISIT: Subject.VISIT,
    View.OUTREACH: Subject.OUTREACH,
    View.APPRAISAL: Subject.APPRAISAL,
}

# The move on a case that a form is for: whoever may not make it may not begin the form either.
MOVE_OF: dict[FormKind, Move] = {
    row.form: row.move for row in MOVES.values() if row.of is Subject.CASE and row.form is not None
}
LEAD_MOVE_OF: dict[FormKind, Move] = {
    FormKind.RETURN_LEAD: Move.RETURN_LEAD,
    FormKind.JOIN_LEAD: Move.JOIN_LEAD,
}
# What is read before it is kept: a name, a date, a number of a case.
_TICKED = frozenset({Ask.SEVERAL, Ask.TEAM, Ask.UNITS})
_READ = frozenset(
    {Ask.UNIT, Ask.DAY, Ask.PAST_DAY, Ask.OFFICER, Ask.CASE, Ask.TEAM, Ask.UNITS, Ask.SECTION}
)


def start(unit: Unit, actor: Officer, kind: FormKind, subject_id: int) -> Answer:
    """Begin a form about a matter, if the move it is for may be made now."""
    if kind in _BEGIN:
        return _BEGIN[kind](unit, actor)
    if kind in _BEGIN_ABOUT:
        return _BEGIN_ABOUT[kind](unit, actor, subject_id)
    if kind in ABOUT_LEADS:
        if kind in LEAD_MOVE_OF:
            leads.may(unit, actor, LEAD_MOVE_OF[kind], subject_id)
        else:
            leads.open_to_words(unit, actor, subject_id)
        return drafting.begin(unit, actor, kind, subject_id)
    if kind not in MOVE_OF:
        raise OldButtonError
    case = steps.may(unit, actor, MOVE_OF[kind], subject_id)
    steps.check_now(unit, MOVE_OF[kind], case)
    return drafting.begin(unit, actor, kind, subject_id, _proposed(kind, case))


def _proposed(kind: FormKind, case: Case) -> dict[str, str]:
    """What was proposed before stands in a form from the first, to be changed there."""
    if kind is FormKind.PROPOSE and case.owner_code:
        return {"owner": case.owner_code}
    route = case.proposed_route if kind is FormKind.ROUTE_OUT else None
    return {"route": route} if route and route in set(Route) else {}


def type_text(unit: Unit, actor: Officer, draft_id: int, text: str, message_id: int = 0) -> Answer:
    """Take a text into the field that is asked for.

    What may accuse a cadre is asked about before it is shown again or goes anywhere.
    """
    draft = drafting.mine_open(unit, actor, draft_id)
    if draft.kind in REPORTS and draft.asks in _WORDS_OF_A_REPORT:
        return leads.write(unit, actor, draft, text, message_id)
    if draft.kind in pickers.FIELD_DAYS:
        return visits.write(unit, actor, draft, text, message_id)
    if draft.kind in LEAVES:
        return leaves.write(unit, actor, draft, text)
    if not FORMS[draft.kind]:  # nothing to fill in
        return drafting.shown(draft)
    if draft.kind is FormKind.RETALIATION:  # words are what has happened, whatever is asked for
        return _type(unit, actor, draft, "text", text, message_id)
    name = draft.asks or next_asked(draft.kind, draft.fields) or FORMS[draft.kind][-1].name
    return _type(unit, actor, draft, name, text, message_id)


def _type(
    unit: Unit, actor: Officer, draft: Draft, name: str, text: str, message_id: int
) -> Answer:
    field = field_of(draft.kind, name)
    if field.is_name:
        return _put(unit, actor, draft, name, text)
    if field.ask in _READ:
        if draft.kind in REPORTS and suggests_accusation(text):
            return leads.write(unit, actor, draft, text, message_id)
        return fill(unit, actor, draft.id, name, text)
    if field is PETITIONER:
        marks, kept = protect.keep_names(unit, draft, text)
        fields = protect.counted(draft.fields, kept)
        answer = _put(unit, actor, replace(draft, fields=fields), name, marks)
        return replace(answer, facts={"delete": str(message_id)})
    beside = partial(identity.beside, unit, draft)
    clean, kept = protect.keep_apart(unit, (Subject.DRAFT, draft.id), text, beside)
    fields = protect.counted(draft.fields, kept)
    if draft.kind in _OF_RETALIATION:
        fields = protect.noted(fields, message_id)
    elif draft.kind is not FormKind.FIND:  # which is neither kept with a matter nor shown to others
        fields = protect.asked_first(fields, clean, message_id)
    if message_id:
        fields[f"{_FROM}{name}"] = str(message_id)
    return _put(unit, actor, replace(draft, fields=fields), name, clean)


def edit(unit: Unit, actor: Officer, message_id: int, text: str) -> Answer | None:
    """A message was edited: its words change while its form is open; none when it has gone."""
    number = str(message_id)
    for draft in drafts.open_of(unit, actor.id):
        if draft.kind in REPORTS and number in draft.fields.get(drafts.MESSAGES, "").split(","):
            return leads.write(unit, actor, draft, text, message_id)
        for field in FORMS[draft.kind]:
            if draft.fields.get(f"{_FROM}{field.name}") == number:
                return _type(unit, actor, draft, field.name, text, message_id)
    return None


def fill(unit: Unit, actor: Officer, draft_id: int, name: str, value: str) -> Answer:
    """Take a picked value into a field; the same tap again gives the same answer."""
    draft = drafting.mine(unit, actor, draft_id)
    if not draft.is_open and draft.kind in SAVES_AT_ONCE:
        return finish(unit, actor, draft_id)
    if not draft.is_open:
        raise drafting.closed(unit, draft)
    if draft.kind in pickers.FIELD_DAYS and name in {"village", "day"}:
        return visits.pick(unit, actor, draft, name, value)
    if draft.kind is FormKind.CONTACT_POINT and name == "village":
        value = villages.find(unit, people.get(unit, draft.subject_id) or actor, value).code
    elif draft.kind in LEAVES:
        value = leaves.read(unit, actor, draft, name, value)
    else:
        value = _read(unit, actor, draft, name, value)
    return _put(unit, actor, draft, name, value)


def _read(unit: Unit, actor: Officer, draft: Draft, name: str, value: str) -> str:
    """What a field keeps of a picked or typed value: a unit's code, a day, an id."""
    match field_of(draft.kind, name).ask:
        case Ask.UNIT:
            return places.find(unit, value).code
        case Ask.DAY | Ask.PAST_DAY as ask:
            return _day(unit, draft, name, value, past=ask is Ask.PAST_DAY)
        case Ask.CASE:
            return pickers.case(unit, actor, draft, name, value)
        case Ask.OFFICER:
            return pickers.officer(unit, actor, draft, name, value)
        case Ask.SECTION:
            return section_forms.read(unit, draft, field_of(draft.kind, name), value)
        case Ask.TEAM:
            return outreach.members(unit, draft, value)
        case Ask.UNITS:
            return service_periods.units_named(unit, value)
        case _:
            return value


def _day(unit: Unit, draft: Draft, name: str, value: str, *, past: bool) -> str:
    day = typed.day(value, unit.today, past=past)
    if day is None:
        raise NotADayError(form=draft.kind, field=name)
    if past and day > unit.today:
        raise DayNotYetError(form=draft.kind, field=name)
    if not past and day < unit.today:
        raise DueDatePastError(due_on=day, today=unit.today)
    return day.isoformat()


def _put(unit: Unit, actor: Officer, draft: Draft, name: str, value: str) -> Answer:
    field = field_of(draft.kind, name)
    if field.ask in _TICKED:
        return _tick(unit, draft, field, value)
    fields = dict(draft.fields) | {name: check_value(draft.kind, name, value)}
    if draft.kind is FormKind.UNDELIVERED and not attempts.suffice(unit, draft, fields):
        drafts.save(unit, draft, fields, name)
        return drafting.shown(draft, "attempts_short")
    if draft.kind in REPORTS and name in {"place", "type"}:
        fields[f"{name}_chosen"] = "yes"
    if draft.kind is FormKind.REGISTER and name in {"type", "subtype"}:
        fields = subtypes.told(unit, draft.subject_id, fields, name)
    section_forms.follow(unit, actor, draft, fields, name)
    if draft.kind in OUTREACHES and name == "text":
        fields = outreach.told(fields, value)
    if draft.kind is FormKind.CLOCK_LENGTH:
        clock_settings.check(fields)
    if draft.kind in PERIODS:
        service_periods.check(fields)
    asks = next_asked(draft.kind, fields)
    drafts.save(unit, draft, fields, asks)
    saves = (draft.kind in SAVES_AT_ONCE and field.needed) or (draft.kind, name) == (
        FormKind.FINDING,
        "done",
    )
    if fields.get("accusation") != "asked" and asks is None and saves:
        return finish(unit, actor, draft.id)
    return drafting.shown(draft)


def _tick(unit: Unit, draft: Draft, field: Field, value: str) -> Answer:
    """One choice more or less, or several; the field stays asked for until the form is finished."""
    now = draft.fields.get(field.name, "")
    for one in chosen(value) or (value,):
        now = ticked(field, now, one)
    kept = check_value(draft.kind, field.name, now)
    drafts.save(unit, draft, dict(draft.fields) | {field.name: kept}, field.name)
    return drafting.shown(draft)


def ask(unit: Unit, actor: Officer, draft_id: int, name: str) -> Answer:
    """Ask for a field, filled or not; with no name, go back to what the form asks by itself."""
    draft = drafting.mine_open(unit, actor, draft_id)
    fields = {key: value for key, value in draft.fields.items() if key != drafting.UNSURE}
    if name:
        field_of(draft.kind, name)
    drafts.save(unit, draft, fields, name or next_asked(draft.kind, fields))
    return drafting.shown(draft)


def finish(unit: Unit, actor: Officer, draft_id: int, *beside: object) -> Answer:
    """Finish a form; the same tap again gives the same answer.

    ``beside`` is what some forms take as well: an import counts its progress there.
    """
    draft = drafting.mine(unit, actor, draft_id)
    if not draft.is_open:
        done = drafts.result(unit, draft.id)
        if done is None:
            raise drafting.closed(unit, draft)
        return done
    if protect.waits_for_answer(draft):
        return drafting.shown(draft, "answer_first")
    check_complete(draft.kind, draft.fields)
    if draft.kind in MOVE_OF:
        answer = steps.finish(unit, actor, draft, MOVE_OF[draft.kind])
    else:
        answer = FINISH[draft.kind](unit, actor, draft, *beside)
    _hand_on(unit, draft, answer)
    if answer.ref != draft.id or answer.view not in {View.FORM, View.FIND}:
        drafts.finish(unit, draft, answer)
    return answer


def _hand_on(unit: Unit, draft: Draft, answer: Answer) -> None:
    kind = _CAME_OF_IT.get(answer.view)
    if kind is None:
        return
    if protect.has_kept(draft):
        place = places.of_matter(unit, kind, answer.ref)
        protect.hand_on(unit, draft, (kind, answer.ref), place)
    if draft.attachments:
        media.move(unit, (Subject.DRAFT, draft.id), (kind, answer.ref))


def drop(unit: Unit, actor: Officer, draft_id: int) -> Answer:
    """Drop a form; it can be taken up again for a minute."""
    draft = drafting.mine(unit, actor, draft_id)
    if not draft.is_open and not draft.dropped:
        raise drafting.closed(unit, draft)
    drafts.drop(unit, draft.id)
    return Answer(View.FORM, draft.id, "dropped")


def restore(unit: Unit, actor: Officer, draft_id: int) -> Answer:
    """Take a dropped form up again."""
    draft = drafting.mine(unit, actor, draft_id)
    if not draft.is_open and not drafts.restore(unit, draft.id):
        raise drafting.closed(unit, draft)
    return drafting.shown(draft)

"""Filling in a form, one tap or one text at a time, and finishing it.

A form about a case makes the move it stands for in the table; what any other does stands in
`services/form_table`, one line a kind.
"""

from dataclasses import replace
from functools import partial

from casework.actions import Answer, View
from casework.cases import Case
from casework.errors import OldButtonError
from casework.forms import (
    ABOUT_LEADS,
    FORMS,
    LEAVES,
    PETITIONER,
    REPORTS,
    SAVES_AT_ONCE,
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
from services import (
    attempts,
    drafting,
    form_values,
    identity,
    leads,
    leaves,
    pickers,
    places,
    protect,
    reporting,
    representatives,
    steps,
    visits,
)
from services.form_table import BEGIN, BEGIN_ABOUT, FINISH, LEAD_MOVE_OF, MOVE_OF
from storage import drafts, media
from storage.unit import Unit

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


def start(unit: Unit, actor: Officer, kind: FormKind, subject_id: int) -> Answer:
    """Begin a form about a matter, if the move it is for may be made now."""
    if kind in BEGIN:
        return BEGIN[kind](unit, actor)
    if kind in BEGIN_ABOUT:
        return BEGIN_ABOUT[kind](unit, actor, subject_id)
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
        return reporting.write(unit, actor, draft, text, message_id)
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
    if field.ask in form_values.READ:
        if draft.kind in REPORTS and suggests_accusation(text):
            return reporting.write(unit, actor, draft, text, message_id)
        return fill(unit, actor, draft.id, name, text)
    if field is PETITIONER:
        representatives.check(unit, draft, text)
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
            return reporting.write(unit, actor, draft, text, message_id)
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
    return _put(unit, actor, draft, name, form_values.read(unit, actor, draft, name, value))


def _put(unit: Unit, actor: Officer, draft: Draft, name: str, value: str) -> Answer:
    field = field_of(draft.kind, name)
    if field.ask in form_values.TICKED:
        return _tick(unit, draft, field, value)
    fields = form_values.kept(unit, actor, draft, name, value)
    if draft.kind is FormKind.UNDELIVERED and not attempts.suffice(unit, draft, fields):
        drafts.save(unit, draft, fields, name)
        return drafting.shown(draft, "attempts_short")
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

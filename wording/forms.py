"""The card of a form: what is filled in, what is asked, what can be picked."""

from casework.actions import Action, Verb, View
from casework.forms import (
    ABOUT_LEADS,
    ABOUT_LETTERS,
    BACK_TO,
    FORMS,
    REPORTS,
    SAVES_AT_ONCE,
    Ask,
    Draft,
    FormKind,
    next_asked,
)
from casework.matters import Subject
from casework.sheets import FormSheet
from wording import alike, numbers, review_rights, visit_form
from wording.buttons import show
from wording.form_choices import TICKED, choices_of
from wording.form_lines import filled
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

ACCUSATION_ANSWERS = ("yes", "no", "both", "leader")


def form(say: Speaker, sheet: FormSheet, *, more: bool = False) -> Screen:
    """A form's card."""
    if not sheet.draft.is_open:
        return _closed(say, sheet)
    if sheet.accusation:
        return _accusation(say, sheet)
    fields = sheet.draft.fields
    lines = [_title(say, sheet), *filled(say, sheet)]
    if sheet.review is not None:
        lines.append(review_rights.line(say, sheet.review))
    buttons: tuple[tuple[Button, ...], ...]
    if sheet.asked is not None:
        lines += ["", _question(say, sheet)]
        last = [*_back(say, sheet), _cancel(say, sheet)]
        if sheet.asked.ask in TICKED and next_asked(sheet.draft.kind, fields) is None:
            last.insert(0, _confirm(say, sheet))
        buttons = (*choices_of(say, sheet), *_past_whom(say, sheet), *rows(last))
    elif more:
        lines += ["", say("form-title-more")]
        buttons = _fields_to_change(say, sheet)
    else:
        declared = f"form-declare-{sheet.draft.kind.value}"
        if say.has(declared):
            lines.append(say(declared))
        buttons = _finishing(say, sheet)
    placeholder = None
    if sheet.asked is not None and sheet.asked.ask is Ask.TEXT:
        placeholder = say(f"form-field-{sheet.asked.name}")
    return Screen("\n".join(lines), buttons, placeholder=placeholder)


def _title(say: Speaker, sheet: FormSheet) -> str:
    title = say(f"form-title-{sheet.draft.kind.value}")
    if "whose" in sheet.place_names:
        return f"{title} {say.escaped(sheet.place_names['whose'])}"
    if sheet.number is None:
        return title
    return f"{title} {numbers.of(say, _about(sheet.draft.kind), sheet.number)}"


def _about(kind: FormKind) -> Subject:
    if kind in ABOUT_LETTERS:
        return Subject.LETTER
    return Subject.LEAD if kind in ABOUT_LEADS else Subject.CASE


def _question(say: Speaker, sheet: FormSheet) -> str:
    asked = sheet.asked
    if asked is None:
        return ""
    return say(f"form-ask-{sheet.draft.kind.value}-{asked.name}")


def _fields_to_change(say: Speaker, sheet: FormSheet) -> tuple[tuple[Button, ...], ...]:
    draft = sheet.draft
    buttons = [
        _change(say, draft, field.name)
        for field in FORMS[draft.kind]
        if not (draft.kind is FormKind.LEAD and field.name in {"text", "settled"})
        and field.name not in sheet.not_asked
    ]
    less = Button(say("button-form-less"), Action(Verb.SHOW, draft.id, 0, "form"))
    return (*rows(buttons), (less, _cancel(say, sheet)))


def _change(say: Speaker, draft: Draft, name: str) -> Button:
    label = say("button-form-change", field=say(f"form-field-{name}"))
    return Button(label, Action(Verb.FORM_ASK, draft.id, 0, name))


def _finishing(say: Speaker, sheet: FormSheet) -> tuple[tuple[Button, ...], ...]:
    draft = sheet.draft
    if draft.kind is FormKind.RETALIATION:  # said in one line, and not yet sent
        return ((_confirm(say, sheet), _cancel(say, sheet)), *_past_whom(say, sheet))
    if draft.kind in SAVES_AT_ONCE:
        return ((_cancel(say, sheet),),)
    confirm = _confirm(say, sheet)
    more = Button(say("button-form-more"), Action(Verb.SHOW, draft.id, 0, "form:more"))
    if draft.kind is FormKind.LEAD and not draft.fields.get("settled"):
        settled = Button(say("button-form-settled"), Action(Verb.FORM_ASK, draft.id, 0, "settled"))
        if said := alike.buttons(say, sheet):  # more words are added by sending them
            return ((confirm, settled), tuple(said), (more, _cancel(say, sheet)))
        add = Button(say("button-form-add"), Action(Verb.FORM_ASK, draft.id, 0, "text"))
        return ((confirm, settled), (add, more), (_cancel(say, sheet),))
    if draft.kind is FormKind.FINDING:
        settled = Button(say("button-form-settled"), Action(Verb.FORM_ASK, draft.id, 0, "done"))
        return ((confirm, settled), (_cancel(say, sheet),))
    if draft.kind in visit_form.KINDS:
        day, length = visit_form.buttons(say, sheet)
        if draft.kind is FormKind.VISIT_FIX:  # whatever was logged may have been wrong
            village, text = (_change(say, draft, name) for name in ("village", "text"))
            return ((day, length), (village, text), (confirm, _cancel(say, sheet)))
        return ((confirm, day), (length, more), (_cancel(say, sheet),))
    first = [confirm]
    if draft.fields.get("subtype") == "other":
        subtype = Action(Verb.FORM_ASK, draft.id, 0, "subtype")
        first.append(Button(say("button-form-subtype"), subtype))
    return (tuple(first), *rows(alike.buttons(say, sheet)), (more, _cancel(say, sheet)))


def _past_whom(say: Speaker, sheet: FormSheet) -> tuple[tuple[Button, ...], ...]:
    """What is said of retaliation beside its words, while those or nothing is asked for."""
    draft, asked = sheet.draft, sheet.asked
    if draft.kind is not FormKind.RETALIATION or (asked is not None and asked.name != "text"):
        return ()
    names = ("unit", "spare")
    asks = [Action(Verb.FORM_ASK, draft.id, 0, name) for name in names]
    labels = [say(f"button-retaliation-{name}") for name in names]
    return rows([Button(*one) for one in zip(labels, asks, strict=True)])


def _confirm(say: Speaker, sheet: FormSheet) -> Button:
    label = say(f"button-form-confirm-{sheet.draft.kind.value}")
    return Button(label, Action(Verb.FORM_CONFIRM, sheet.draft.id))


def _cancel(say: Speaker, sheet: FormSheet) -> Button:
    return Button(say("button-form-cancel"), Action(Verb.FORM_CANCEL, sheet.draft.id))


def _back(say: Speaker, sheet: FormSheet) -> tuple[Button, ...]:
    """The way back to a card that would be complete without what is asked for."""
    draft = sheet.draft
    if next_asked(draft.kind, draft.fields) is not None:
        return ()
    if draft.kind in REPORTS and not (draft.fields.get("text") or draft.attachments):
        return ()
    return (Button(say("button-form-back"), Action(Verb.FORM_ASK, draft.id)),)


def _closed(say: Speaker, sheet: FormSheet) -> Screen:
    if sheet.dropped:
        undo = Button(say("button-form-restore"), Action(Verb.FORM_RESTORE, sheet.draft.id))
        return Screen(say("form-dropped"), ((undo, *_matter(say, sheet)),))
    return Screen(say("form-done"))


def _matter(say: Speaker, sheet: FormSheet) -> tuple[Button, ...]:
    """The way back to the card that a form was begun from."""
    draft = sheet.draft
    if not draft.subject_id:
        return ()
    if draft.kind is FormKind.SHORTFALL:
        return (show(say("button-back"), View.VISITS),)
    view = View.LEAD if draft.kind in ABOUT_LEADS else BACK_TO.get(draft.kind, View.CASE)
    return (show(say("button-back"), view, draft.subject_id),)


def _accusation(say: Speaker, sheet: FormSheet) -> Screen:
    buttons = [
        Button(
            say(f"button-accusation-{answer}"),
            Action(Verb.ACCUSATION, sheet.draft.id, 0, answer),
        )
        for answer in ACCUSATION_ANSWERS
    ]
    return Screen(say("form-accusation"), rows(buttons))

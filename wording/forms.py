"""The card of a form: what is filled in, what is asked, what can be picked."""

from datetime import date

from casework.actions import Action, Verb, View
from casework.forms import (
    ABOUT_LEADS,
    BACK_TO,
    FORMS,
    SAVES_AT_ONCE,
    UNTICK,
    Ask,
    Draft,
    Field,
    FormKind,
    chosen,
    next_asked,
)
from casework.outreach import Tally, tally
from casework.sheets import FormSheet
from wording import alike, numbers, review_rights, visit_form
from wording.buttons import show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker
from wording.texts import Words

_LABELS = {
    "type": "type",
    "subtype": "subtype",
    "channel": "channel",
    "occurrence": "occurrence",
    "identity": "identity",
    "urgent": "urgent",
    "procedure": "procedure",
    "outcome": "outcome",
    "manner": "manner",
    "day": "day",
    "length": "length",
    "service": "rating",
    "result": "rating",
    "cause": "cause",
    "reason": "reason",
    "days": "days",
    "route": "route",
    "due": "in",
    "absence": "absence",
    "first": "day",
    "since": "day",
    "until": "day",
    "held_on": "day",
    "meeting": "meeting",
    "shared": "shared",
    "leads": "leads",
    "last": "leave-days",
    "on": "day",
    "to_day": "day",
    "decision": "decision",
    "checklist": "checklist",
    "role": "role",
    "rule": "rule",
    "period": "service",
    "begins": "day",
    "units": "units",
    "tasks": "tasks",
    "zero": "yes-no",
    "earlier": "yes-no",
    "trigger": "trigger",
    "part": "part",
    "ruling": "ruling",
}
ACCUSATION_ANSWERS = ("yes", "no", "both", "leader")
_SHOWN_TEXT = 1200
_REPORTS = frozenset({FormKind.LEAD, FormKind.INTAKE})
# Fields that take as many choices as are ticked.
_TICKED = frozenset({Ask.SEVERAL, Ask.TEAM, Ask.UNITS})
# Fields whose words stand by themselves on the card, without a name before them.
_PLAIN = frozenset({"text", "findings", "words"})


def choice(say: Speaker | Words, field: str, value: str) -> str:
    """The words for a choice; what was typed stands for itself."""
    prefix = _LABELS.get(field)
    key = f"{prefix}-{value}"
    if prefix in {"days", "in"} and value.removeprefix("+").isdigit():
        return say("days" if prefix == "days" else "in-days", n=int(value))
    return say(key) if prefix and say.has(key) else value


def form(say: Speaker, sheet: FormSheet, *, more: bool = False) -> Screen:
    """A form's card."""
    if not sheet.draft.is_open:
        return _closed(say, sheet)
    if sheet.accusation:
        return _accusation(say, sheet)
    fields = sheet.draft.fields
    lines = [_title(say, sheet), *_filled(say, sheet)]
    if sheet.review is not None:
        lines.append(review_rights.line(say, sheet.review))
    buttons: tuple[tuple[Button, ...], ...]
    if sheet.asked is not None:
        lines += ["", _question(say, sheet)]
        last = [*_back(say, sheet), _cancel(say, sheet)]
        if sheet.asked.ask in _TICKED and next_asked(sheet.draft.kind, fields) is None:
            last.insert(0, _confirm(say, sheet))
        buttons = (*_choices(say, sheet), *_past_whom(say, sheet), *rows(last))
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
    of_lead = sheet.draft.kind in ABOUT_LEADS
    return f"{title} {numbers.lead(sheet.number) if of_lead else numbers.case(say, sheet.number)}"


def _filled(say: Speaker, sheet: FormSheet) -> list[str]:
    fields = sheet.draft.fields
    lines = []
    if sheet.about:
        lines.append(say.quoted(sheet.about, _SHOWN_TEXT))
    for field in FORMS[sheet.draft.kind]:
        value = fields.get(field.name)
        if not value:
            continue
        if field.name in _PLAIN:
            lines.append(say.quoted(value, _SHOWN_TEXT))
            continue
        label = say(f"form-field-{field.name}")
        if field.ask in {Ask.DAY, Ask.PAST_DAY}:
            shown = _day(say, date.fromisoformat(value), rolls=field.ask is Ask.DAY)
        elif field.ask is Ask.CASE:
            shown = _number(say, sheet.place_names.get(field.name, ""))
        elif field.ask in {Ask.UNIT, Ask.OFFICER}:
            shown = sheet.place_names.get(field.name, value)
        elif field.ask is Ask.TEAM:
            shown = say.listed(sheet.place_names.get(one, one) for one in chosen(value))
        elif field.ask is Ask.UNITS:
            names = (sheet.place_names.get(one) for one in chosen(value))
            shown = say.listed(name or say("units-all") for name in names)
        elif field.ask is Ask.COUNT:
            shown = numbers.tally(say, tally(value) or Tally(0))
        elif sheet.draft.kind in visit_form.KINDS and field.name == "day":
            shown = visit_form.day(say, sheet)
        else:
            shown = (
                say.listed(choice(say, field.name, one) for one in chosen(value))
                if (field.ask is Ask.SEVERAL)
                else choice(say, field.name, value)
            )
        lines.append(f"{label} {say.escaped(shown)}")
    return lines + _extras(say, sheet)


def _day(say: Speaker, day: date, *, rolls: bool) -> str:
    """A day; what falls due on a day off says to which working day that moves."""
    calendar = say.calendar
    if not rolls or calendar.is_working(day):
        return say.full_day(day)
    reason = say.holiday(calendar.day_name(day) or "weekend")
    to = say.full_day(calendar.next_working(day))
    return say("form-day-rolls", day=say.full_day(day), reason=reason, to=to)


def _extras(say: Speaker, sheet: FormSheet) -> list[str]:
    lines = []
    fields = sheet.draft.fields
    if sheet.draft.kind in visit_form.KINDS:
        lines += visit_form.lines(say, sheet)
    elif sheet.draft.kind in _REPORTS:
        if sheet.draft.attachments and not fields.get("text"):
            lines.append(say("form-only-files"))
    elif sheet.draft.attachments:
        lines.append(say("media-count", n=sheet.draft.attachments))
    if sheet.draft.kind is FormKind.LEAD and "received" in fields:
        received = say("form-received", when=say.moment_text(fields["received"]))
        files = sheet.draft.attachments
        lines.append(f"{received}  {say('media-count', n=files)}" if files else received)
    if (offered := alike.line(say, sheet)) is not None:
        lines.append(offered)
    if sheet.due is not None:
        lines.append(say("form-due", when=say.day(sheet.due.due_on)))
    if sheet.owner_absent:
        lines.append(say("form-owner-absent"))
    if sheet.kept_apart:
        lines.append(say("form-kept-apart"))
    return lines


def _question(say: Speaker, sheet: FormSheet) -> str:
    asked = sheet.asked
    if asked is None:
        return ""
    return say(f"form-ask-{sheet.draft.kind.value}-{asked.name}")


def _choices(say: Speaker, sheet: FormSheet) -> tuple[tuple[Button, ...], ...]:
    asked, draft = sheet.asked, sheet.draft
    if asked is None:
        return ()
    ticked = chosen(draft.fields.get(asked.name, "")) if asked.ask in _TICKED else ()
    options = [
        _option(say, option.value, _label(say, asked, option.label), ticked)
        for option in sheet.options
    ]
    looked_up = options if asked.choices else []  # what has a word of its own comes first
    options = [] if asked.choices else options
    for value in asked.choices:
        options.append(_option(say, value, choice(say, asked.name, value), ticked))
    buttons = [
        Button(label, Action(Verb.FORM_FILL, draft.id, 0, f"{asked.name}={value}"))
        for value, label in [*options, *looked_up]
    ]
    pages = []
    if sheet.page > 0:
        pages.append(_page(say("button-previous"), sheet, sheet.page - 1))
    if sheet.page + 1 < sheet.pages:
        pages.append(_page(say("button-next"), sheet, sheet.page + 1))
    return (*rows(buttons), *rows(pages))


def _option(say: Speaker, value: str, label: str, ticked: tuple[str, ...]) -> tuple[str, str]:
    """What a tap on a choice means: to tick it, or to take the tick away."""
    if value in ticked:
        return f"{UNTICK}{value}", say("choice-ticked", label=label)
    return value, label


def _label(say: Speaker, asked: Field, label: str) -> str:
    """What was looked up for a field, in words: a case's number, a day."""
    if asked.ask is Ask.CASE:
        return _number(say, label)
    return say.day(date.fromisoformat(label)) if asked.name == "day" else label


def _number(say: Speaker, label: str) -> str:
    """A case's number, from its year and serial."""
    year, _, serial = label.partition("-")
    return numbers.case(say, (int(year), int(serial))) if serial else label


def _page(label: str, sheet: FormSheet, page: int) -> Button:
    return Button(label, Action(Verb.SHOW, sheet.draft.id, page, "form"))


def _fields_to_change(say: Speaker, sheet: FormSheet) -> tuple[tuple[Button, ...], ...]:
    draft = sheet.draft
    buttons = [
        _change(say, draft, field.name)
        for field in FORMS[draft.kind]
        if not (draft.kind is FormKind.LEAD and field.name in {"text", "settled"})
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
    if draft.kind in _REPORTS and not (draft.fields.get("text") or draft.attachments):
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

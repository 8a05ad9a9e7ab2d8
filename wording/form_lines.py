"""The lines of a form's card that say what is filled in."""

from datetime import date

from casework.forms import FORMS, REPORTS, Ask, Field, FormKind, chosen
from casework.outreach import Tally, tally
from casework.sheets import FormSheet
from wording import alike, numbers, visit_form
from wording.form_values import case_number, choice
from wording.speaker import Speaker

_SHOWN_TEXT = 1200
# Fields whose words stand by themselves on the card, without a name before them.
_PLAIN = frozenset({"text", "findings", "words"})


def filled(say: Speaker, sheet: FormSheet) -> list[str]:
    """What the form is about, what is filled in, and what is worth knowing before it is sent."""
    lines = [say.quoted(sheet.about, _SHOWN_TEXT)] if sheet.about else []
    for field in FORMS[sheet.draft.kind]:
        value = sheet.draft.fields.get(field.name)
        if field.name in sheet.not_asked:
            continue
        if value and field.name in _PLAIN:
            lines.append(say.quoted(value, _SHOWN_TEXT))
        elif value:
            label = say(f"form-field-{field.name}")
            lines.append(f"{label} {say.escaped(_value(say, sheet, field, value))}")
    return lines + _extras(say, sheet)


def _value(say: Speaker, sheet: FormSheet, field: Field, value: str) -> str:
    names = sheet.place_names
    match field.ask:
        case Ask.DAY | Ask.PAST_DAY:
            return _day(say, date.fromisoformat(value), rolls=field.name == "due")
        case Ask.CASE:
            return case_number(say, names.get(field.name, ""))
        case Ask.UNIT | Ask.OFFICER:
            return names.get(field.name, value)
        case Ask.TEAM | Ask.UNITS:
            unnamed = say("units-all") if field.ask is Ask.UNITS else ""
            return say.listed(names.get(one) or unnamed or one for one in chosen(value))
        case Ask.COUNT:
            return numbers.tally(say, tally(value) or Tally(0))
        case Ask.SEVERAL:
            return say.listed(choice(say, field.name, one) for one in chosen(value))
    if sheet.draft.kind in visit_form.KINDS and field.name == "day":
        return visit_form.day(say, sheet)
    return choice(say, field.name, value)


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
    elif sheet.draft.kind in REPORTS:
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

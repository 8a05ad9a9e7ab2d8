"""The forms that officers fill in; a form being filled is a draft.

Every form runs the same way: what is known is filled in beforehand, what is missing is asked for
one thing at a time, the card shows the whole, one tap finishes it. What each asks for stands in
`casework/form_fields`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from casework import typed
from casework.actions import View
from casework.form_errors import (
    FieldMissingError,
    NotAChoiceError,
    NotANumberError,
    TooLongError,
    UnknownFieldError,
)
from casework.form_fields.field import (
    BY_SECTION,
    GIVEN_HERE,
    NO_SECTION,
    PETITIONER,
    RETURN_REASONS,
    VISIT_DAYS,
    Ask,
    Field,
)
from casework.form_fields.visits import DISPUTES
from casework.form_kinds import (
    ABOUT_FIELD_DAYS,
    ABOUT_LEADS,
    ABOUT_LETTERS,
    ABOUT_OFFICERS,
    LEAVES,
    OUTREACHES,
    PERIODS,
    REPORTS,
    SAVES_AT_ONCE,
    FormKind,
)
from casework.form_table import FORMS
from casework.numbers import as_given
from casework.outreach import tally
from casework.people import Officer
from casework.sensitive import find_identifiers, strip_unseen, suggests_accusation


@dataclass(frozen=True, slots=True)
class Draft:
    """A form being filled in: its fields so far, and the field that the next text goes to."""

    id: int
    officer_id: int
    kind: FormKind
    fields: Mapping[str, str]
    asks: str | None
    version: int
    subject_id: int = 0
    attachments: int = 0
    is_open: bool = True
    dropped: bool = False
    card_message_id: int | None = None
    touched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Acting:
    """Who is speaking, with the forms they have open; the officer is none for a stranger."""

    officer: Officer | None
    drafts: tuple[Draft, ...] = ()


def field_of(kind: FormKind, name: str) -> Field:
    """A form's field by its name; raises :class:`UnknownFieldError`."""
    for field in FORMS[kind]:
        if field.name == name:
            return field
    raise UnknownFieldError(form=kind)


def chosen(value: str) -> tuple[str, ...]:
    """The choices in the value of a field that takes several."""
    return tuple(one for one in value.split(",") if one)


# What a form that is about no matter was begun from.
BACK_TO: Mapping[FormKind, View] = {
    FormKind.VISIT: View.VISITS,
    FormKind.VISIT_NOTE: View.VISIT,
    FormKind.VISIT_FIX: View.VISIT,
    FormKind.VISIT_DISPUTE: View.VISIT,
    FormKind.FINDING: View.VISIT,
    FormKind.FINDING_DONE: View.FINDING,
    FormKind.DENY_VISIT: View.VISIT,
    FormKind.SHORTFALL: View.VISITS,
    FormKind.CONTACT_POINT: View.DUTY,
    FormKind.COMPANION: View.DUTY,
    FormKind.OUTREACH: View.OUTREACHES,
    FormKind.OUTREACH_FIX: View.OUTREACH,
    FormKind.PERIOD: View.PERIODS,
    FormKind.PERIOD_FIX: View.PERIOD,
    FormKind.RETALIATION_DONE: View.RETALIATION,
    **dict.fromkeys(ABOUT_LETTERS, View.LETTER),
    FormKind.ACTION: View.MEETING,
    FormKind.ACTION_REPLY: View.ACTION,
    FormKind.LEAVE_FOR: View.PERSON,
    FormKind.REFUSE_LEAVE: View.APPROVALS,
    FormKind.POST_ADD: View.PERSON,
    FormKind.POST_CHANGE: View.PEOPLE,
    FormKind.POST_END: View.PEOPLE,
    FormKind.APPRAISAL_OBJECTION: View.APPRAISAL,
    FormKind.APPRAISAL_ANSWER: View.APPRAISAL,
}
UNTICK = "-"


def ticked(field: Field, value: str, one: str) -> str:
    """The value with one choice more, in the order in which they are offered.

    With :data:`UNTICK` before it, one less; a second tap on the same button changes nothing.
    """
    plain = one.removeprefix(UNTICK)
    now = set(chosen(value)) - {plain} | ({plain} if plain == one else set())
    known = [choice for choice in field.choices if choice in now]
    return ",".join([*known, *sorted(now - set(known))])


def next_asked(kind: FormKind, fields: Mapping[str, str]) -> str | None:
    """The first needed field that is still empty."""
    return next(
        (f.name for f in FORMS[kind] if _is_needed(f, fields) and not fields.get(f.name)), None
    )


def _is_needed(field: Field, fields: Mapping[str, str]) -> bool:
    if field.needed or field.needed_for is None:
        return field.needed
    other, *values = field.needed_for
    return fields.get(other) in values


def check_value(kind: FormKind, name: str, value: str) -> str:
    """The value, trimmed, if the field takes it; raises :class:`FormError`."""
    field = field_of(kind, name)
    value = strip_unseen(value).strip()
    if field.ask is Ask.NUMBER:
        return _number(field, kind, value)
    if field.ask is Ask.COUNT:
        return _count(field, kind, value)
    if field.ask is Ask.CHOICE and value not in field.choices:
        raise NotAChoiceError(form=kind, field=name)
    if field.ask is Ask.SEVERAL and not set(chosen(value)) <= set(field.choices):
        raise NotAChoiceError(form=kind, field=name)
    if field.is_name and (find_identifiers(value) or suggests_accusation(value)):
        why = "title" if name == "title" else "name"
        raise NotAChoiceError(form=kind, field=name, why=why)
    if field.is_number:
        value = as_given(value)
    if len(value) > field.limit:
        raise TooLongError(form=kind, field=name, limit=field.limit, length=len(value))
    return value


def _number(field: Field, kind: FormKind, value: str) -> str:
    number = typed.number(value)
    if number is None:
        raise NotAChoiceError(form=kind, field=field.name, why="number")
    if not 1 <= number <= field.limit:
        raise NotANumberError(form=kind, field=field.name, most=field.limit)
    return str(number)


def _count(field: Field, kind: FormKind, value: str) -> str:
    number = tally(value)
    if number is None:
        raise NotAChoiceError(form=kind, field=field.name, why="number")
    return str(number)


def check_complete(kind: FormKind, fields: Mapping[str, str]) -> None:
    """Raise :class:`FieldMissingError` when something needed is empty."""
    missing = next_asked(kind, fields)
    if missing is not None:
        raise FieldMissingError(form=kind, field=missing)


__all__ = [
    "ABOUT_FIELD_DAYS",
    "ABOUT_LEADS",
    "ABOUT_LETTERS",
    "ABOUT_OFFICERS",
    "BACK_TO",
    "BY_SECTION",
    "DISPUTES",
    "FORMS",
    "GIVEN_HERE",
    "LEAVES",
    "NO_SECTION",
    "OUTREACHES",
    "PERIODS",
    "PETITIONER",
    "REPORTS",
    "RETURN_REASONS",
    "SAVES_AT_ONCE",
    "UNTICK",
    "VISIT_DAYS",
    "Acting",
    "Ask",
    "Draft",
    "Field",
    "FormKind",
    "check_complete",
    "check_value",
    "chosen",
    "field_of",
    "next_asked",
    "ticked",
]

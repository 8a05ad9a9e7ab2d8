"""The forms that officers fill in, each a few fields; a form being filled is a draft.

Every form runs the same way: what is known is filled in beforehand, what is missing is asked for
one thing at a time, the card shows the whole, one tap finishes it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from casework.errors import FieldMissingError, NotAChoiceError, TooLongError, UnknownFieldError
from casework.matters import (
    Channel,
    Delivery,
    IdentityMode,
    MatterType,
    Occurrence,
    Outcome,
    Rating,
    RootCause,
)
from casework.people import Officer
from casework.sensitive import normalise

# How many came: up to four digits, and one word of the language behind them.
_NUMBER = re.compile(r"([1-9]\d{0,3})\s*[^\W\d_]?")


class FormKind(StrEnum):
    """What is being filled in."""

    LEAD = "lead"
    ADDITION = "addition"
    CORRECTION = "correction"
    NOTE = "note"
    RETURN_LEAD = "return_lead"
    INTAKE = "intake"
    REGISTER = "register"
    PROPOSE = "propose"
    PROGRESS = "progress"
    RESULT = "result"
    RETURN_PROPOSAL = "return_proposal"
    RETURN_REPLY = "return_reply"
    DELIVERY = "delivery"
    FOLLOW_UP = "follow_up"
    VISIT = "visit"
    INVITE = "invite"
    FIND = "find"
    IMPORT = "import"


class Ask(StrEnum):
    """How a field is filled."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICE_OR_TEXT = "choice_or_text"
    NUMBER = "number"
    UNIT = "unit"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a form asks for; an optional one is asked only when its button is tapped.

    ``needed_for`` names another field and a value of it with which this one is needed after all.
    """

    name: str
    ask: Ask
    choices: tuple[str, ...] = ()
    needed: bool = True
    limit: int = 4000
    needed_for: tuple[str, str] | None = None


def _choice(name: str, *choices: str, needed: bool = True) -> Field:
    return Field(name, Ask.CHOICE, tuple(choices), needed)


RETURN_REASONS = ("facts_unclear", "basis_lacking", "petitioner_not_met", "papers_missing")
VISIT_DAYS = ("today", "yesterday", "day_before")

FORMS: Mapping[FormKind, tuple[Field, ...]] = {
    # A lead needs words or a file; `casework.forms` cannot know of files, the use case checks.
    FormKind.LEAD: (
        Field("text", Ask.TEXT, needed=False),
        Field("rewrite", Ask.TEXT, needed=False),
        Field("place", Ask.UNIT, needed=False),
        _choice("type", *MatterType, needed=False),
        _choice("channel", *Channel, needed=False),
        Field("settled", Ask.TEXT, needed=False),
    ),
    FormKind.ADDITION: (Field("text", Ask.TEXT),),
    FormKind.CORRECTION: (Field("text", Ask.TEXT),),
    FormKind.NOTE: (Field("text", Ask.TEXT),),
    FormKind.RETURN_LEAD: (Field("reason", Ask.CHOICE_OR_TEXT, RETURN_REASONS),),
    FormKind.INTAKE: (
        _choice("channel", "letter", "visit", "phone", "joint_visit"),
        Field("text", Ask.TEXT),
        Field("place", Ask.UNIT, needed=False),
        Field(
            "persons",
            Ask.NUMBER,
            ("1", "2", "3", "4", "5"),
            needed=False,
            needed_for=("channel", "joint_visit"),
        ),
    ),
    FormKind.REGISTER: (
        _choice("type", *MatterType),
        _choice("occurrence", *Occurrence),
        _choice("identity", *IdentityMode),
        _choice("urgent", "no", "yes"),
        _choice("procedure", "simple", "ordinary"),
        Field("owner", Ask.UNIT),
    ),
    FormKind.PROPOSE: (Field("owner", Ask.UNIT),),
    FormKind.PROGRESS: (Field("text", Ask.TEXT),),
    FormKind.RESULT: (
        Field("findings", Ask.TEXT),
        _choice("outcome", *Outcome),
    ),
    FormKind.RETURN_PROPOSAL: (Field("reason", Ask.CHOICE_OR_TEXT, RETURN_REASONS),),
    FormKind.RETURN_REPLY: (Field("reason", Ask.CHOICE_OR_TEXT, RETURN_REASONS),),
    FormKind.DELIVERY: (
        _choice("manner", *Delivery),
        _choice("day", *VISIT_DAYS),
        Field("detail", Ask.TEXT, needed=False, limit=500),
    ),
    FormKind.FOLLOW_UP: (
        _choice("service", *Rating),
        _choice("result", *Rating),
        _choice("cause", *RootCause),
        Field("text", Ask.TEXT, needed=False),
    ),
    FormKind.VISIT: (
        Field("village", Ask.UNIT),
        Field("text", Ask.TEXT),
        _choice("day", *VISIT_DAYS, needed=False),
        _choice("length", "full", "half", needed=False),
    ),
    FormKind.INVITE: (
        Field("name", Ask.TEXT, limit=40),
        _choice(
            "role",
            "liaison",
            "staff",
            "section_head",
            "clerk",
            "deputy",
            "leader",
            "inspector",
            "partner",
            "administrator",
        ),
        Field("unit", Ask.UNIT),
    ),
    FormKind.FIND: (Field("words", Ask.TEXT, limit=100),),
    # A file sent in chat; there is nothing to fill in.
    FormKind.IMPORT: (),
}

# Forms about a lead; every other form that is about something is about a case.
ABOUT_LEADS = frozenset(
    {FormKind.ADDITION, FormKind.CORRECTION, FormKind.RETURN_LEAD, FormKind.REGISTER}
)

# Forms whose only text saves itself at once, without a tap on a filled card.
SAVES_AT_ONCE = frozenset(
    {
        FormKind.ADDITION,
        FormKind.CORRECTION,
        FormKind.NOTE,
        FormKind.PROGRESS,
        FormKind.RETURN_LEAD,
        FormKind.RETURN_PROPOSAL,
        FormKind.RETURN_REPLY,
        FormKind.FIND,
    }
)


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
    raise UnknownFieldError(form=kind, field=name)


def next_asked(kind: FormKind, fields: Mapping[str, str]) -> str | None:
    """The first needed field that is still empty."""
    return next(
        (f.name for f in FORMS[kind] if _is_needed(f, fields) and not fields.get(f.name)), None
    )


def _is_needed(field: Field, fields: Mapping[str, str]) -> bool:
    if field.needed or field.needed_for is None:
        return field.needed
    other, value = field.needed_for
    return fields.get(other) == value


def check_value(kind: FormKind, name: str, value: str) -> str:
    """The value, trimmed, if the field takes it; raises :class:`FormError`."""
    field = field_of(kind, name)
    value = value.strip()
    if field.ask is Ask.NUMBER:
        return _number(kind, name, value)
    if field.ask is Ask.CHOICE and value not in field.choices:
        raise NotAChoiceError(form=kind, field=name)
    if len(value) > field.limit:
        raise TooLongError(form=kind, field=name, limit=field.limit, length=len(value))
    return value


def _number(kind: FormKind, name: str, value: str) -> str:
    found = _NUMBER.fullmatch(normalise(value))
    if found is None:
        raise NotAChoiceError(form=kind, field=name, why="number")
    return found[1]


def check_complete(kind: FormKind, fields: Mapping[str, str]) -> None:
    """Raise :class:`FieldMissingError` when something needed is empty."""
    missing = next_asked(kind, fields)
    if missing is not None:
        raise FieldMissingError(form=kind, field=missing)

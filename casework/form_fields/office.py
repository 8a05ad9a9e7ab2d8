"""The office itself: its times, its appraisals, its settings."""

from collections.abc import Mapping
from dataclasses import replace

from casework.appraisal import Part
from casework.clocks.rules import SETTABLE
from casework.form_fields.field import Ask, Field, choice
from casework.form_kinds import FormKind as Form
from casework.matters import RootCause
from casework.service_periods import ENTERED, Task

_PERIOD = (
    Field("title", Ask.TEXT, needed=False, limit=20, is_name=True),
    Field("begins", Ask.DAY, ("today", "tomorrow")),
    Field("ends", Ask.DAY),
    Field("units", Ask.UNITS, ("all",)),
    Field("tasks", Ask.SEVERAL, tuple(Task), needed=False),
    choice("zero", "yes", "no", needed=False),
    choice("earlier", "yes", "no", needed=False),
)

FIELDS: Mapping[Form, tuple[Field, ...]] = {
    Form.PERIOD: (choice("period", *ENTERED), replace(_PERIOD[0], needed=True), *_PERIOD[1:]),
    Form.PERIOD_FIX: _PERIOD,
    Form.POLICY_OWNER: (choice("cause", *RootCause), Field("unit", Ask.UNIT)),
    Form.APPRAISAL_OBJECTION: (
        choice("part", *Part),
        Field("text", Ask.TEXT, limit=1000),
    ),
    Form.APPRAISAL_ANSWER: (
        choice("ruling", "stands", "recount"),
        Field("text", Ask.TEXT, limit=1000),
    ),
    Form.FIND: (Field("words", Ask.TEXT, limit=100),),
    # A file sent in chat; there is nothing to fill in.
    Form.IMPORT: (),
    Form.HOURS_SUMMER: (Field("text", Ask.TEXT, limit=100),),
    Form.HOURS_USUAL: (Field("text", Ask.TEXT, limit=100),),
    Form.CLOCK_LENGTH: (
        choice("rule", *SETTABLE),
        Field("amount", Ask.NUMBER, limit=999),
        Field("warn", Ask.CHOICE_OR_TEXT, ("usual", "none"), needed=False, limit=40),
    ),
}

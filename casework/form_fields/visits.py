"""Field days, what is found on them, and who owes them."""

from collections.abc import Mapping

from casework.form_fields.field import VISIT_DAYS, Ask, Field, choice
from casework.form_kinds import FormKind as Form
from casework.outreach import Count

# What a host says was not so about a field day.
DISPUTES = ("untrue", "wrong_day", "not_met")
_FIELD_DAY = (Field("village", Ask.UNIT), Field("text", Ask.TEXT))
_LENGTH = choice("length", "full", "half", needed=False)
_OUTREACH = (
    Field("place", Ask.UNIT),
    Field("on", Ask.PAST_DAY, ("today", "yesterday")),
    Field("to_day", Ask.PAST_DAY, ("today", "yesterday"), needed=False),
    Field("text", Ask.TEXT, limit=1000),
    *(Field(count.value, Ask.COUNT, needed=False) for count in Count),
    Field("members", Ask.TEAM),
)

FIELDS: Mapping[Form, tuple[Field, ...]] = {
    Form.VISIT: (*_FIELD_DAY, choice("day", *VISIT_DAYS, needed=False), _LENGTH),
    Form.VISIT_NOTE: (Field("text", Ask.TEXT),),
    # As it was logged; the days that can be meant depend on when that was.
    Form.VISIT_FIX: (*_FIELD_DAY, Field("day", Ask.PAST_DAY, needed=False), _LENGTH),
    Form.VISIT_DISPUTE: (Field("reason", Ask.CHOICE_OR_TEXT, DISPUTES, limit=500),),
    Form.FINDING: (
        Field("text", Ask.TEXT, limit=2000),
        Field("done", Ask.TEXT, needed=False, limit=1000),
    ),
    Form.FINDING_DONE: (Field("text", Ask.TEXT, limit=1000),),
    Form.DENY_VISIT: (Field("text", Ask.TEXT, limit=500),),
    Form.SHORTFALL: (Field("text", Ask.TEXT, limit=500),),
    Form.CONTACT_POINT: (
        Field("village", Ask.UNIT),
        Field("first", Ask.DAY, ("today", "tomorrow"), needed=False),
    ),
    Form.COMPANION: (Field("officer", Ask.OFFICER),),
    Form.OUTREACH: _OUTREACH,
    Form.OUTREACH_FIX: _OUTREACH,
}

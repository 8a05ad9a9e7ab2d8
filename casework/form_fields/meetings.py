"""Meetings, and what they ask of officers."""

from collections.abc import Mapping

from casework.form_fields.field import DUES, Ask, Field, choice
from casework.form_kinds import FormKind as Form

FIELDS: Mapping[Form, tuple[Field, ...]] = {
    Form.MEETING: (
        choice("meeting", "joint", "supervision", "office", "coordination"),
        Field("held_on", Ask.DAY, ("today", "tomorrow")),
    ),
    Form.AGENDA: (choice("meeting", "joint", "supervision", "office", "coordination"),),
    Form.DECISION: (Field("text", Ask.TEXT),),
    Form.ACTION: (
        Field("text", Ask.TEXT, limit=500),
        Field("assignee", Ask.OFFICER),
        Field("due", Ask.DAY, DUES),
        Field("into", Ask.CASE, needed=False),
        choice("shared", "no", "yes", needed=False),
    ),
    Form.ACTION_REPLY: (Field("text", Ask.TEXT, limit=500),),
}

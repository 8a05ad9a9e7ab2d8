"""Officers: how they come in, their posts and their leave."""

from collections.abc import Mapping

from casework.form_fields.field import Ask, Field, choice
from casework.form_kinds import FormKind as Form
from casework.leave import AbsenceKind
from casework.people import Role

LEAVE_REFUSALS = ("short_handed", "other_days", "other_stand_in")
# How many days a leave mostly lasts.
_LENGTHS = ("1d", "2d", "3d", "5d")
_LEAVE = (
    choice("absence", *AbsenceKind),
    Field("first", Ask.DAY, ("today", "tomorrow")),
    Field("last", Ask.DAY, _LENGTHS),
    Field("stand_in", Ask.OFFICER),
)
_POST = (
    choice("role", *Role),
    Field("unit", Ask.UNIT),
)
_POST_FROM = (
    *_POST,
    Field("since", Ask.DAY, ("today", "tomorrow")),
    Field("section", Ask.TEXT, needed=False, limit=40, is_name=True),
)

FIELDS: Mapping[Form, tuple[Field, ...]] = {
    Form.INVITE: (
        Field("name", Ask.TEXT, limit=40, is_name=True),
        *_POST,
    ),
    Form.POST_ADD: _POST_FROM,
    Form.POST_CHANGE: _POST_FROM,
    Form.POST_END: (Field("until", Ask.DAY, ("today", "tomorrow")),),
    Form.LEAVE: _LEAVE,
    Form.LEAVE_FOR: _LEAVE,
    Form.REFUSE_LEAVE: (Field("reason", Ask.CHOICE_OR_TEXT, LEAVE_REFUSALS),),
}

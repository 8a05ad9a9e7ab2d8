"""How an answer reaches the petitioner, and what comes after it."""

from collections.abc import Mapping

from casework.form_fields.field import DELIVERIES, VISIT_DAYS, Ask, Field, choice
from casework.form_kinds import FormKind as Form
from casework.matters import Delivery, Rating, RootCause

REOPENINGS = ("new_facts", "not_carried_out", "untrue_reply")
# Why a petitioner is not called after all.
TAKINGS_BACK = ("changed_mind", "by_mistake")
_APPLICATION = (
    Field("on", Ask.PAST_DAY, ("today", "yesterday")),
    Field("body", Ask.TEXT, limit=200),
)
_DECISION = (
    choice("decision", "upheld", "changed", "redo"),
    Field("on", Ask.PAST_DAY, ("today", "yesterday")),
    Field("text", Ask.TEXT),
)
# The day of the call, and what the petitioner said.
_CALL = (
    Field("on", Ask.PAST_DAY, ("today", "yesterday")),
    Field("call", Ask.TEXT, limit=500),
)

FIELDS: Mapping[Form, tuple[Field, ...]] = {
    Form.DELIVERY: (
        choice("manner", *DELIVERIES),
        choice("day", *VISIT_DAYS),
        # What is posted has a number.
        Field(
            "detail",
            Ask.TEXT,
            needed=False,
            limit=500,
            needed_for=("manner", Delivery.BY_POST),
        ),
    ),
    Form.UNDELIVERED: (Field("text", Ask.TEXT),),
    Form.REFUSE_UNDELIVERED: (Field("reason", Ask.TEXT),),
    Form.FOLLOW_UP: (
        choice("service", *Rating),
        choice("result", *Rating),
        choice("cause", *RootCause),
        Field("text", Ask.TEXT, needed=False),
    ),
    Form.FOLLOW_UP_AGAIN: (
        choice("service", *Rating),
        choice("result", *Rating),
        Field("text", Ask.TEXT, needed=False),
    ),
    Form.APPLY_REVIEW: _APPLICATION,
    Form.DECIDE_REVIEW: _DECISION,
    Form.APPLY_RECHECK: _APPLICATION,
    Form.DECIDE_RECHECK: _DECISION,
    Form.REOPEN: (Field("reason", Ask.CHOICE_OR_TEXT, REOPENINGS),),
    Form.ASK_WITHDRAWAL: (Field("text", Ask.TEXT), Field("caller", Ask.OFFICER)),
    Form.TAKE_BACK_WITHDRAWAL: (Field("reason", Ask.CHOICE_OR_TEXT, TAKINGS_BACK),),
    **dict.fromkeys((Form.WITHDRAW_CASE, Form.REFUSE_WITHDRAWAL), _CALL),
}

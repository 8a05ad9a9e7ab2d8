"""To whom a case goes, up to its acknowledgement."""

from collections.abc import Mapping

from casework.form_fields.field import (
    DELIVERIES,
    OWNER,
    RETURN_REASONS,
    SECTION,
    VISIT_DAYS,
    Ask,
    Field,
    choice,
)
from casework.form_kinds import FormKind as Form
from casework.matters import Delivery, Route

OBJECTIONS = ("not_our_work", "other_place", "facts_differ")
REASSIGNINGS = ("left_post", "other_duties", "not_their_work")
# What the clerk can do with a case that is not reported up.
_ROUTES = (*Route, "answer_at_once")
_NOTICE = (
    choice("manner", Delivery.IN_PERSON, Delivery.BY_POST, Delivery.BY_PHONE, "address_unknown"),
    choice("day", *VISIT_DAYS),
    Field("detail", Ask.TEXT, needed=False, limit=500),
)

FIELDS: Mapping[Form, tuple[Field, ...]] = {
    Form.HAND_TO_SECTION: (SECTION,),
    Form.PROPOSE: OWNER,
    Form.PROPOSE_ROUTE: (choice("route", *_ROUTES), Field("reason", Ask.TEXT)),
    Form.RETURN_PROPOSAL: (Field("reason", Ask.CHOICE_OR_TEXT, RETURN_REASONS),),
    Form.OBJECTION: (Field("reason", Ask.CHOICE_OR_TEXT, OBJECTIONS),),
    Form.AGREE_OBJECTION: OWNER,
    Form.REFUSE_OBJECTION: (Field("reason", Ask.TEXT),),
    Form.REASSIGN: (*OWNER, Field("reason", Ask.CHOICE_OR_TEXT, REASSIGNINGS)),
    Form.ROUTE_OUT: (choice("route", *Route), Field("body", Ask.TEXT, limit=200)),
    Form.NOTIFY: _NOTICE,
    Form.GIVE_NOTICE: _NOTICE,
    Form.ANSWER_AT_ONCE: (
        Field("findings", Ask.TEXT),
        choice("manner", *DELIVERIES),
        choice("day", *VISIT_DAYS),
    ),
}

"""What protects the people who complain."""

from collections.abc import Mapping

from casework.form_fields.field import Ask, Field, choice
from casework.form_kinds import FormKind as Form
from casework.letters import LEVELS, RESULTS
from casework.recusal import Trigger

# Why somebody looks at what names a petitioner.
READINGS = ("verify", "tell", "deliver", "ask_after")

FIELDS: Mapping[Form, tuple[Field, ...]] = {
    Form.NAME_DISCIPLINE: (Field("officer", Ask.OFFICER),),
    **dict.fromkeys(
        (Form.RECUSAL, Form.LEAD_RECUSAL),
        (Field("member", Ask.OFFICER), choice("trigger", *Trigger)),
    ),
    **dict.fromkeys((Form.GRANT_RECUSAL, Form.GRANT_LEAD_RECUSAL), (Field("member", Ask.OFFICER),)),
    **dict.fromkeys(
        (Form.REFUSE_RECUSAL, Form.REFUSE_LEAD_RECUSAL),
        (Field("member", Ask.OFFICER), Field("reason", Ask.TEXT, limit=500)),
    ),
    Form.BREAK_GLASS: (Field("reason", Ask.TEXT, limit=500),),
    Form.REVEAL: (Field("reason", Ask.CHOICE_OR_TEXT, READINGS, limit=500),),
    Form.REVEAL_LEAD: (Field("reason", Ask.CHOICE_OR_TEXT, READINGS, limit=500),),
    Form.READ_LETTER: (Field("reason", Ask.TEXT, limit=500),),
    Form.REGISTER_LETTER: (choice("level", *LEVELS), choice("filed", "no", "yes")),
    Form.LETTER_RESULT: (choice("found", *RESULTS),),
    Form.LOOKUP: (Field("code", Ask.TEXT, limit=40, is_name=True),),
    # Whom it is about, as far as somebody wants to say so: a unit, or one of those it would go to.
    Form.RETALIATION: (
        Field("text", Ask.TEXT, limit=2000),
        Field("unit", Ask.UNIT, needed=False),
        Field("spare", Ask.OFFICER, needed=False),
    ),
    Form.RETALIATION_DONE: (Field("text", Ask.TEXT, limit=2000),),
}

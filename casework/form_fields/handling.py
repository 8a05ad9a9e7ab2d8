"""The work on a case, up to an approved answer."""

from collections.abc import Mapping

from casework.form_fields.field import RETURN_REASONS, Ask, Field, choice
from casework.form_kinds import FormKind as Form
from casework.matters import Outcome

SUSPENSIONS = ("in_court", "expert_opinion", "petitioner_away")
# What the Regulations want seen to, as far as it applies [rule].
CHECKLIST = ("solved", "taught", "helped", "lawful")

FIELDS: Mapping[Form, tuple[Field, ...]] = {
    Form.PROGRESS: (Field("text", Ask.TEXT),),
    Form.RESULT: (
        Field("findings", Ask.TEXT),
        choice("outcome", *Outcome),
        Field("checklist", Ask.SEVERAL, CHECKLIST),
    ),
    Form.RETURN_REPLY: (Field("reason", Ask.CHOICE_OR_TEXT, RETURN_REASONS),),
    Form.EXTENSION: (
        Field("days", Ask.NUMBER, ("10", "20", "30"), limit=30),
        Field("text", Ask.TEXT),
    ),
    Form.REFUSE_EXTENSION: (Field("reason", Ask.TEXT),),
    Form.SUSPEND: (
        Field("reason", Ask.CHOICE_OR_TEXT, SUSPENSIONS),
        Field("condition", Ask.TEXT, limit=500),
    ),
    Form.ASK_PART: (Field("partner", Ask.UNIT), Field("text", Ask.TEXT)),
    Form.HAND_IN_PART: (Field("text", Ask.TEXT),),
    Form.RELEASE_PART: (Field("partner", Ask.UNIT),),
    Form.TEAM_MEMBER: (
        Field("member", Ask.OFFICER),
        choice("leads", "no", "yes", needed=False),
    ),
    Form.TEAM_LEAVER: (Field("member", Ask.OFFICER),),
}

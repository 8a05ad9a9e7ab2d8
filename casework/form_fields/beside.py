"""What stands beside the stages of a case."""

from collections.abc import Mapping

from casework.form_fields.field import DUES, Ask, Field
from casework.form_kinds import FormKind as Form

FIELDS: Mapping[Form, tuple[Field, ...]] = {
    Form.NOTE: (Field("text", Ask.TEXT),),
    Form.SUPERVISE: (Field("text", Ask.TEXT),),
    Form.ANSWER_SUPERVISION: (Field("text", Ask.TEXT),),
    Form.INSTRUCT: (Field("text", Ask.TEXT), Field("due", Ask.DAY, DUES)),
    Form.ENTER_INSTRUCTION: (
        Field("leader", Ask.OFFICER),
        Field("text", Ask.TEXT),
        Field("due", Ask.DAY, DUES),
    ),
    Form.JOIN_CASE: (Field("into", Ask.CASE),),
    Form.LINK_REPEAT: (Field("into", Ask.CASE),),
}

"""What is reported, and what comes to the desk, until it is a case."""

from collections.abc import Mapping
from dataclasses import replace

from casework.form_fields.field import (
    BY_SECTION,
    GIVEN_HERE,
    OWNER,
    PETITIONER,
    RETURN_REASONS,
    SECTION,
    Ask,
    Field,
    choice,
)
from casework.form_kinds import FormKind as Form
from casework.matters import Channel, IdentityMode, MatterType, Occurrence, Subtype

FIELDS: Mapping[Form, tuple[Field, ...]] = {
    # A lead needs words or a file; `casework.forms` cannot know of files, the use case checks.
    Form.LEAD: (
        Field("text", Ask.TEXT, needed=False),
        Field("rewrite", Ask.TEXT, needed=False),
        Field("place", Ask.UNIT, needed=False),
        choice("type", *MatterType, needed=False),
        choice("channel", *Channel, needed=False),
        Field("settled", Ask.TEXT, needed=False),
    ),
    Form.ADDITION: (Field("text", Ask.TEXT),),
    Form.CORRECTION: (Field("text", Ask.TEXT),),
    Form.RETURN_LEAD: (Field("reason", Ask.CHOICE_OR_TEXT, RETURN_REASONS),),
    Form.INTAKE: (
        choice("channel", "letter", "visit", "phone", "joint_visit", "from_above"),
        Field("text", Ask.TEXT),
        Field("place", Ask.UNIT, needed=False),
        Field(
            "persons",
            Ask.NUMBER,
            ("1", "2", "3", "4", "5"),
            needed=False,
            limit=9999,
            needed_for=("channel", "joint_visit"),
        ),
        Field("came_on", Ask.PAST_DAY, ("today", "yesterday"), needed=False),
        PETITIONER,
    ),
    Form.REGISTER: (
        choice("type", *MatterType),
        choice("subtype", *Subtype, "other", needed=False),
        choice("occurrence", *Occurrence),
        choice("identity", *IdentityMode),
        choice("urgent", "no", "yes"),
        choice("procedure", "simple", "ordinary", BY_SECTION, "elsewhere"),
        replace(OWNER[0], needed=False, needed_for=("procedure", *GIVEN_HERE)),
        *OWNER[1:],
        replace(SECTION, choices=(), needed=False, needed_for=("procedure", BY_SECTION)),
        Field("superior", Ask.TEXT, needed=False, limit=40, is_name=True, is_number=True),
        PETITIONER,
    ),
    Form.JOIN_LEAD: (Field("into", Ask.CASE),),
}

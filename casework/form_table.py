"""The one table of forms: each a few fields, in the order in which they are asked for.

A new form is a row in ``casework/form_fields``.
"""

from collections.abc import Mapping

from casework.form_fields import (
    answering,
    assigning,
    beside,
    handling,
    leads,
    meetings,
    office,
    people,
    protecting,
    visits,
)
from casework.form_fields.field import Field
from casework.form_kinds import FormKind

_FILES = (
    leads,
    assigning,
    handling,
    answering,
    beside,
    protecting,
    visits,
    people,
    meetings,
    office,
)
FORMS: Mapping[FormKind, tuple[Field, ...]] = {
    kind: fields for file in _FILES for kind, fields in file.FIELDS.items()
}

"""What within its type a matter is about: suggested from its words, and changed with a tap."""

from collections.abc import Mapping

from casework.first_guess import guess_type
from casework.form_errors import NotAChoiceError
from casework.forms import FormKind
from casework.matters import SUBTYPES, MatterType, Subject
from storage import events
from storage.unit import Reader

# A matter of its type that is about none of what the report names.
OTHER = "other"


def fitting(type_: str) -> tuple[str, ...]:
    """What a matter of a type may be about."""
    named = tuple(one.value for one in SUBTYPES[MatterType(type_)])
    return named if len(named) == 1 else (*named, OTHER)


def suggested(view: Reader, lead_id: int, type_: str) -> str:
    """What a report is probably about, by its words; of an accusation nothing is guessed."""
    fits = fitting(type_)
    if type_ == MatterType.ACCUSATION.value or len(fits) == 1:
        return fits[-1]
    notes = events.notes(view, [(Subject.LEAD, lead_id)])
    guess = guess_type(notes[0].text).subtype if notes else None
    return OTHER if guess is None or guess not in fits else guess.value


def told(view: Reader, lead_id: int, fields: Mapping[str, str], name: str) -> dict[str, str]:
    """The fields once a type or a subtype was picked: another type suggests anew.

    Raises :class:`NotAChoiceError` for a subtype of another type.
    """
    if name == "type":
        return {**fields, "subtype": suggested(view, lead_id, fields["type"])}
    if fields["subtype"] not in fitting(fields["type"]):
        raise NotAChoiceError(form=FormKind.REGISTER, field=name)
    return dict(fields)


def kept(fields: Mapping[str, str]) -> str | None:
    """What the case keeps of it."""
    subtype = fields.get("subtype", OTHER)
    return None if subtype == OTHER else subtype

"""What an office has settled for itself about protection, beside the rules (domain.md)."""

from dataclasses import dataclass
from enum import StrEnum


class Accusations(StrEnum):
    """How an accusation travels: on paper alone, or its words here as well, sealed at once."""

    ENVELOPE = "envelope"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class House:
    """``duty_phone`` is the number that is called first when something is urgent, if it is set.

    ``upper_office`` is to whom a complaint about a leader of this office is sent, with address and
    hours, in the office's own words.
    """

    duty_phone: str | None = None
    accusations: Accusations = Accusations.ENVELOPE
    upper_office: str | None = None

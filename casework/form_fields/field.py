"""One field of a form, and the fields that several forms share."""

from dataclasses import dataclass
from enum import StrEnum

from casework.matters import Delivery


class Ask(StrEnum):
    """How a field is filled."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICE_OR_TEXT = "choice_or_text"
    UNIT = "unit"
    DAY = "day"
    NUMBER = "number"
    OFFICER = "officer"
    PAST_DAY = "past_day"
    SEVERAL = "several"
    CASE = "case"
    # A section of the office that has a head.
    SECTION = "section"
    # Officers and units, as many as there were.
    TEAM = "team"
    # Units, as many as there are; or all of them.
    UNITS = "units"
    # A number that may be a lower bound.
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a form asks for; an optional one is asked only when its button is tapped.

    ``limit`` is the most characters of a text, and the highest number. ``needed_for`` names another
    field and the values of it with which this one is needed after all; ``is_name`` says that an
    officer's name is asked for, and nothing else may stand there; ``is_number`` that another
    office's number is, which is kept in one form.
    """

    name: str
    ask: Ask
    choices: tuple[str, ...] = ()
    needed: bool = True
    limit: int = 4000
    needed_for: tuple[str, ...] | None = None
    is_name: bool = False
    is_number: bool = False


def choice(name: str, *choices: str, needed: bool = True) -> Field:
    """A field that is filled by one of these choices."""
    return Field(name, Ask.CHOICE, tuple(choices), needed)


RETURN_REASONS = ("facts_unclear", "basis_lacking", "petitioner_not_met", "papers_missing")
VISIT_DAYS = ("today", "yesterday", "day_before")
# Days from today that a leader mostly gives.
DUES = ("+7", "+15", "+30")
# Who raises it, representatives of a joint visit too; goes to the vault as it is typed.
PETITIONER = Field("petitioner", Ask.TEXT, needed=False, limit=100)
DELIVERIES = tuple(one for one in Delivery if one is not Delivery.NOT_DELIVERABLE)
# A unit, or one of its people.
OWNER = (Field("owner", Ask.UNIT), Field("officer", Ask.OFFICER, needed=False))
# The choice of no section, and the way of a case to one for its proposal.
NO_SECTION, BY_SECTION = "no_section", "section"
# The clerk proposes an owner with these, and nobody yet with the others.
GIVEN_HERE = ("simple", "ordinary")
SECTION = Field("section", Ask.SECTION, (NO_SECTION,), limit=40)

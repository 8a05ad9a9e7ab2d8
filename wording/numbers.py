"""How the office's numbers are shown."""

from collections.abc import Callable

from casework.matters import Subject
from casework.numbers import CaseNumber, LeadNumber
from casework.outreach import Tally
from wording.speaker import Speaker


def case(say: Speaker, number: tuple[int, int]) -> str:
    """A case's number as it stands on paper."""
    return say("number-case", year=str(number[0]), serial=str(number[1]))


def case_typed(number: tuple[int, int]) -> str:
    """A case's number as it is typed."""
    return CaseNumber(*number).typed


def lead(number: tuple[int, int]) -> str:
    """A lead's number."""
    return LeadNumber(*number).typed


def letter(say: Speaker, year: int, serial: int) -> str:
    """The number to write on a sealed letter."""
    return say("number-letter", year=f"{year % 100:02}", serial=str(serial))


def of(say: Speaker, subject: Subject, number: tuple[int, int]) -> str:
    """The number of a case, a lead or a sealed letter."""
    if subject is Subject.LETTER:
        return letter(say, *number)
    return lead(number) if subject is Subject.LEAD else case(say, number)


def on_button(subject: Subject, number: tuple[int, int] | None) -> str:
    """A number as it stands on a button, short; nothing for what has none."""
    if number is None:
        return ""
    return f"L{number[1]}" if subject is Subject.LEAD else str(number[1])


def retaliation(say: Callable[..., str], number: tuple[int, int]) -> str:
    """The number of a report of retaliation, which does not say what it is about."""
    return say("number-retaliation", year=f"{number[0] % 100:02}", serial=str(number[1]))


def tally(say: Callable[..., str], number: Tally) -> str:
    """A count, or the lower bound of one."""
    return say("number-at-least", n=str(number.n)) if number.at_least else str(number.n)

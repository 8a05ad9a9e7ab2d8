"""Codes that are tried at the door: how often, by one account.

While a pause runs no code is looked up, so that a good one is answered like a wrong one.
"""

from casework import guesses
from casework.people_errors import TooManyTriesError
from storage import guesses as stored
from storage.unit import Unit


def check_may_try(unit: Unit, account: int) -> None:
    """Raise :class:`TooManyTriesError` while an account has to wait for its own wrong codes."""
    until = guesses.wait_until(stored.of(unit, account))
    if until is not None and until > unit.now:
        raise TooManyTriesError(until=until)


def was_wrong(unit: Unit, account: int) -> None:
    """Count one wrong code; it has to be committed, so nothing may be raised after it."""
    stored.put(unit, account, guesses.after(stored.of(unit, account), unit.now))


def was_right(unit: Unit, account: int) -> None:
    """Let go of the slips of somebody who has come in."""
    stored.forget(unit, account)


def forget_old(unit: Unit) -> None:
    """Let go of what no longer counts."""
    stored.forget_old(unit)

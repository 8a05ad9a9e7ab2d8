"""Codes that are tried at the door: how often, by one account and by all together.

While a pause runs no code is looked up, so that a good one is answered like a wrong one.
"""

from casework import guesses
from casework.people_errors import TooManyTriesError
from storage import guesses as stored
from storage.unit import Unit

# The account under which all are counted; Telegram gives it to nobody.
_ALL = 0


def check_may_try(unit: Unit, account: int) -> None:
    """Raise :class:`TooManyTriesError` while an account, or everybody, has to wait."""
    known = stored.of(unit, {account, _ALL})
    ends = [
        guesses.wait_until(known.get(account), guesses.OF_ONE),
        guesses.wait_until(known.get(_ALL), guesses.OF_ALL),
    ]
    until = max((end for end in ends if end is not None), default=unit.now)
    if until > unit.now:
        raise TooManyTriesError(until=until)


def was_wrong(unit: Unit, account: int) -> None:
    """Count one wrong code; it has to be committed, so nothing may be raised after it."""
    known = stored.of(unit, {account, _ALL})
    for one in (account, _ALL):
        stored.put(unit, one, guesses.after(known.get(one), unit.now))


def was_right(unit: Unit, account: int) -> None:
    """Let go of the slips of somebody who has come in."""
    stored.forget(unit, account)


def forget_old(unit: Unit) -> None:
    """Let go of what no longer counts."""
    stored.forget_old(unit)

"""Packing an action into the 64 bytes of a button, and back."""

import string
from functools import lru_cache

from casework.actions import Action, Verb

LIMIT = 64
_DIGITS = string.digits + string.ascii_lowercase
# Ids are positive and fit 63 bits.
_MOST = 1 << 63
_VERBS = {verb.value: verb for verb in Verb}


def pack(action: Action) -> str:
    """A button's data; raises :class:`ValueError` when it would be longer than 64 bytes."""
    data = (
        f"{action.verb.value}|{_base36(action.target)}|{_base36(action.version)}|{action.argument}"
    )
    if len(data.encode()) > LIMIT:
        msg = f"button data too long: {data}"
        raise ValueError(msg)
    return data


def unpack(data: str) -> Action | None:
    """The action in a button's data; none for what this bot never wrote."""
    parts = data.split("|", 3)
    if len(parts) != 4 or parts[0] not in _VERBS:
        return None
    try:
        target, version = int(parts[1], 36), int(parts[2], 36)
    except ValueError:
        return None
    if not (0 <= target < _MOST and 0 <= version < _MOST):
        return None
    return Action(_VERBS[parts[0]], target, version, parts[3])


@lru_cache(maxsize=256)  # the buttons of one card are about one thing
def _base36(number: int) -> str:
    if number == 0:
        return "0"
    digits = []
    while number:
        number, rest = divmod(number, 36)
        digits.append(_DIGITS[rest])
    return "".join(reversed(digits))

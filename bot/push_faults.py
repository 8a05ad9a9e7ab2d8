"""What a refusal of Telegram means for a push."""

from enum import StrEnum

from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, TelegramError


class Fault(StrEnum):
    """What became of a send; network and token pass, the others stay."""

    BLOCKED = "blocked"
    GONE = "gone"
    UNCHANGEABLE = "unchangeable"
    NETWORK = "network"
    TOKEN = "token"  # noqa: S105 the name of a fault
    REFUSED = "refused"


OUT_OF_REACH = frozenset({Fault.BLOCKED, Fault.GONE})
PASSING = frozenset({Fault.NETWORK, Fault.TOKEN})

_GONE = ("chat not found", "user not found", "deactivated")
_UNCHANGEABLE = ("not modified", "to edit not found", "can't be edited", "message_id_invalid")


def fault_of(error: TelegramError) -> Fault:
    """Say what kind of fault it is; that library's BadRequest is a NetworkError, so it is first."""
    text = error.message.lower()
    if isinstance(error, Forbidden):
        return Fault.BLOCKED
    if isinstance(error, BadRequest):
        if any(part in text for part in _GONE):
            return Fault.GONE
        return Fault.UNCHANGEABLE if any(part in text for part in _UNCHANGEABLE) else Fault.REFUSED
    if isinstance(error, InvalidToken):
        return Fault.TOKEN
    return Fault.NETWORK if isinstance(error, NetworkError) else Fault.REFUSED

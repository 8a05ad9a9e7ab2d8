"""What a fault on the way means for an attachment that was to be fetched."""

from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientError, ClientResponseError

from bot.proxy_faults import is_of_the_proxy
from casework.attachments import Cause
from storage.attachments import DiskError
from storage.keeping import NotKeptError

_NETWORK = (TelegramNetworkError, TelegramServerError, ClientError, TimeoutError, ConnectionError)
_NOT_THERE = (404, 410)


def cause_of(error: Exception) -> Cause | None:
    """Say why an attachment was not stored; none for what nobody expects."""
    match error:
        case NotKeptError():
            return error.cause
        case DiskError() | PermissionError():
            return Cause.DISK
        case TelegramUnauthorizedError() | TelegramForbiddenError():
            return Cause.TOKEN
        case TelegramEntityTooLarge():
            return Cause.TOO_LARGE
        case TelegramBadRequest() | TelegramNotFound():
            return _refusal(error.message.lower())
        case ClientResponseError() if error.status in _NOT_THERE:
            return Cause.UNAVAILABLE
        case FileNotFoundError():  # in the folder of the office's own server
            return Cause.UNAVAILABLE
    passes = isinstance(error, _NETWORK) or is_of_the_proxy(error)
    return Cause.NETWORK if passes else None


def _refusal(text: str) -> Cause:
    if "too big" in text:
        return Cause.TOO_LARGE
    return Cause.UNKNOWN_FILE if "invalid file" in text else Cause.UNAVAILABLE

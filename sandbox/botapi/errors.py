"""Refusals, worded and coded as Telegram words and codes them."""

from typing import Any


class Refusal(Exception):  # noqa: N818  # it is an answer to the bot, not a fault of ours
    """An answer with `ok: false`; description and code are part of the protocol."""

    def __init__(
        self, code: int, description: str, parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def hang_up() -> Refusal:
    """No answer at all: the connection breaks."""
    return Refusal(0, "Connection reset")


class PhoneRefusal(Exception):  # noqa: N818
    """A phone cannot do what was asked of it: answered 409 with the reason."""

    def __init__(self, reason: str, status: int = 409) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


def bad_request(reason: str) -> Refusal:
    """Refuse with 400; like Telegram, the first letter is lowered unless it is a CODE."""
    if len(reason) > 1 and not (reason[1] == "_" or reason[1].isupper()):
        reason = reason[0].lower() + reason[1:]
    return Refusal(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refusal:
    """Refuse with 403."""
    return Refusal(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refusal:
    """Refuse with 409: two receivers, or a receiver besides a webhook."""
    return Refusal(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> Refusal:
    """Refuse with 429 and say after how many seconds to try again."""
    return Refusal(
        429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after}
    )

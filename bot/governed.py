"""The governor as aiogram wants it, a request middleware, and what of it counts for both libraries.

What counts against Telegram's message budget is what puts something into a chat or changes it
there: sending, forwarding, copying, editing, deleting, pinning. Answering a tap, fetching updates
or files, naming commands and showing "typing…" do not, and must not wait behind what does: a tap
shows its wheel until it is answered, and an update not fetched is an officer not heard.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import structlog
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response
from aiogram.methods.base import TelegramMethod, TelegramType

from bot.governor import Governor
from bot.lanes import Ticket

if TYPE_CHECKING:
    from aiogram import Bot

_COUNTED = ("send", "forward", "copy", "edit", "deleteMessage", "pinChat", "unpin", "stopPoll")
_FREE = frozenset({"sendChatAction"})
_BY_ITEM = {
    "sendMediaGroup": "media",
    "forwardMessages": "message_ids",
    "copyMessages": "message_ids",
}

log = structlog.get_logger(__name__)


def messages_in(method: str, fields: Mapping[str, Any]) -> int:
    """Return how many messages of the budget a call costs: none, one, or an album's items."""
    if method in _FREE or not method.startswith(_COUNTED):
        return 0
    return len(fields[_BY_ITEM[method]]) if method in _BY_ITEM else 1


async def take_slot(governor: Governor, count: int, chat: object, *, reply: bool) -> Ticket | None:
    """Wait for a call's slot; what costs nothing waits for the end of a halt only."""
    if not count:
        await governor.pass_halt()
        return None
    for _ in range(count - 1):  # an album's further items cost the token, but are one to the chat
        await governor.slot(reply=reply)
    return await governor.slot(chat if isinstance(chat, int | str) else None, reply=reply)


class GovernedRequests(BaseRequestMiddleware):
    """Replies through aiogram: each takes a slot before pushes; what is refused is sent again."""

    def __init__(self, governor: Governor) -> None:
        self._governor = governor

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Make the request when its slot comes; after a retry-after, wait and make it again."""
        name = method.__api_method__
        if name == "getUpdates":
            return await make_request(bot, method)
        count = messages_in(name, vars(method))
        paced = getattr(method, "paced_by_chat", True)
        chat = getattr(method, "chat_id", None) if paced else None
        while True:
            ticket = await take_slot(self._governor, count, chat, reply=True)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as refused:
                if self._governor.halt(refused.retry_after):
                    log.warning("halted", method=name, seconds=refused.retry_after)
            finally:
                self._governor.answered(ticket)

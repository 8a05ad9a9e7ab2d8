"""The governor as aiogram wants it, a request middleware, and what of it counts for both libraries.

What counts against Telegram's message budget is what puts something into a chat or changes it
there: sending, forwarding, copying, editing, deleting, pinning. Answering a tap, fetching updates
or files, naming commands and showing "typing…" do not, and must not wait behind what does: a tap
shows its wheel until it is answered, and an update not fetched is an officer not heard.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
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

# So many answers to strangers may wait for a slot at once, of all who wait for theirs.
STRANGERS_AT_ONCE = 3

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
    """Replies through aiogram: each takes a slot before pushes; what is refused is sent again.

    ``is_stranger`` says of a chat that it is no officer's. Answers there wait with the pushes and
    few at a time, so that no crowd of strangers holds up an officer, or a push to one, for long.
    """

    def __init__(
        self, governor: Governor, is_stranger: Callable[[int], bool] = lambda _chat: False
    ) -> None:
        self._governor = governor
        self._is_stranger = is_stranger
        self._strangers = asyncio.Semaphore(STRANGERS_AT_ONCE)

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
            ticket = await self._slot(count, chat)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as refused:
                if self._governor.halt(refused.retry_after):
                    log.warning("halted", method=name, seconds=refused.retry_after)
            finally:
                self._governor.answered(ticket)

    async def _slot(self, count: int, chat: object) -> Ticket | None:
        if not (count and isinstance(chat, int) and self._is_stranger(chat)):
            return await take_slot(self._governor, count, chat, reply=True)
        async with self._strangers:
            return await take_slot(self._governor, count, chat, reply=False)

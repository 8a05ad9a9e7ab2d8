"""The governor as python-telegram-bot wants it: its rate limiter."""

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

import structlog
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.governed import messages_in, take_slot
from bot.governor import Governor

if TYPE_CHECKING:
    from telegram._utils.types import JSONDict

# Else the library warns about its own retry-after whenever it raises one.
os.environ.setdefault("PTB_TIMEDELTA", "true")

First = Literal["first"]
FIRST: First = "first"
"""Passed as `rate_limit_args` to a method of ExtBot, lets an urgent push go before others."""

log = structlog.get_logger(__name__)


class GovernedLimiter(BaseRateLimiter[First]):
    """Pushes through ExtBot: each takes a slot after replies; what is refused is sent again."""

    def __init__(self, governor: Governor) -> None:
        self._governor = governor

    async def initialize(self) -> None:
        """Do nothing: the governor needs no start."""

    async def shutdown(self) -> None:
        """Do nothing: waiting calls end with their tasks."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: First | None,
    ) -> bool | JSONDict | list[JSONDict]:
        """Make the request when its slot comes; after a retry-after, wait and make it again."""
        count, first = messages_in(endpoint, data), rate_limit_args == FIRST
        while True:
            ticket = await take_slot(self._governor, count, data.get("chat_id"), reply=first)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as refused:
                after = refused.retry_after
                seconds = after.total_seconds() if isinstance(after, timedelta) else after
                if self._governor.halt(seconds):
                    log.warning("halted", method=endpoint, seconds=seconds)
            finally:
                self._governor.answered(ticket)

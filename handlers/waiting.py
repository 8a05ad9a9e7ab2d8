"""Telling somebody who waits longer than a second that it is being worked on."""

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from typing import TypeVar

from aiogram.exceptions import TelegramAPIError
from aiogram.methods import SendChatAction

from handlers.talk import Talk

R = TypeVar("R")

PATIENCE, AGAIN = 1.0, 4.0  # seconds; Telegram shows an action for five


async def patiently(talk: Talk, work: Awaitable[R]) -> R:
    """Do something that may be long; «typing…» stands in the chat from the second second on."""
    telling = asyncio.create_task(_typing(talk))
    try:
        return await work
    finally:
        telling.cancel()


async def _typing(talk: Talk) -> None:
    await asyncio.sleep(PATIENCE)
    while True:
        with suppress(TelegramAPIError):
            await talk.bot(SendChatAction(chat_id=talk.chat_id, action="typing"))
        await asyncio.sleep(AGAIN)

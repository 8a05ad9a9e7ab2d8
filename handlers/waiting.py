"""Telling somebody who waits longer than a second that it is being worked on."""

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from typing import TypeVar

from aiogram.exceptions import TelegramAPIError
from aiogram.methods import DeleteMessage, SendChatAction

from casework.imports import Progress
from handlers import sending
from handlers.talk import Talk
from wording.screen import Screen

R = TypeVar("R")

PATIENCE, AGAIN = 1.0, 4.0  # seconds; Telegram shows an action for five


async def patiently(talk: Talk, work: Awaitable[R], progress: Progress | None = None) -> R:
    """Do something that may be long; «typing…» stands in the chat from the second second on.

    With ``progress`` a message counts along, and goes when the work is done.
    """
    done = asyncio.Event()
    telling = asyncio.create_task(_tell(talk, progress, done))
    try:
        return await work
    finally:
        done.set()
        await telling


async def _tell(talk: Talk, progress: Progress | None, done: asyncio.Event) -> None:
    counting: int | None = None
    waited = PATIENCE
    while not await _is_set(done, waited):
        waited = AGAIN
        with suppress(TelegramAPIError):
            await talk.bot(SendChatAction(chat_id=talk.chat_id, action="typing"))
            if progress is not None and progress.total:
                counting = await _count(talk, progress, counting)
    if counting is not None:
        with suppress(TelegramAPIError):
            await talk.bot(DeleteMessage(chat_id=talk.chat_id, message_id=counting))


async def _count(talk: Talk, progress: Progress, message_id: int | None) -> int:
    """Say how far it is, in one message that is edited."""
    screen = Screen(talk.say("import-progress", done=progress.done, total=progress.total))
    if message_id is None:
        return await sending.send(talk.bot, talk.chat_id, screen)
    with suppress(TelegramAPIError):  # unchanged since, or gone
        await sending.edit_text(talk.bot, talk.chat_id, message_id, screen)
    return message_id


async def _is_set(event: asyncio.Event, within: float) -> bool:
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), within)
    return event.is_set()

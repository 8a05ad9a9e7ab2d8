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
    telling = Telling(talk, progress)
    try:
        return await telling.during(work)
    finally:
        await telling.forget()


class Telling:
    """Says that something is being worked on; what becomes of its message is up to others."""

    def __init__(
        self,
        talk: Talk,
        progress: Progress | None = None,
        key: str = "import-progress",
        again: float = AGAIN,
    ) -> None:
        self._talk = talk
        self._progress = progress
        self._key = key
        self._again = again
        self.message_id: int | None = None

    async def during(self, work: Awaitable[R]) -> R:
        """Do it, and tell meanwhile."""
        done = asyncio.Event()
        telling = asyncio.create_task(self._tell(done))
        try:
            return await work
        finally:
            done.set()
            await telling

    async def forget(self) -> None:
        """Take the message away, if there is one."""
        if self.message_id is not None:
            with suppress(TelegramAPIError):
                await self._talk.bot(
                    DeleteMessage(chat_id=self._talk.chat_id, message_id=self.message_id)
                )
            self.message_id = None

    async def _tell(self, done: asyncio.Event) -> None:
        waited = PATIENCE
        while not await _is_set(done, waited):
            waited = self._again
            with suppress(TelegramAPIError):
                await self._talk.bot(SendChatAction(chat_id=self._talk.chat_id, action="typing"))
                if self._progress is not None and self._progress.total:
                    await self._count(self._progress)

    async def _count(self, progress: Progress) -> None:
        """Say how far it is, in one message that is edited."""
        talk = self._talk
        screen = Screen(talk.say(self._key, done=progress.done, total=progress.total))
        if self.message_id is None:
            self.message_id = await sending.send(talk.bot, talk.chat_id, screen)
            return
        with suppress(TelegramAPIError):  # unchanged since, or gone
            await sending.edit_text(talk.bot, talk.chat_id, self.message_id, screen)


async def _is_set(event: asyncio.Event, within: float) -> bool:
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), within)
    return event.is_set()

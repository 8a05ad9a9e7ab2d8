"""One kept update, from the inbox to its answer, however often that takes.

A fault of the network passes and is waited for, and so does a full disk or a locked database, of
which the sender is told once. Any other is tried three times, then the update is
parked and its sender told. What was applied is never applied again: its recorded answer is given.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from secrets import token_hex
from time import monotonic

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message, Update

from bot.backoff import Backoff
from bot.metrics import Metrics
from bot.trouble import Trouble
from bot.unwritten import Unwritten
from casework.actions import Answer
from services import inbox
from services.inbox import Cause, Kept, Note
from storage import write_faults
from storage.database import Database
from wording.texts import words_for

ShowAgain = Callable[[Bot, Database, Update, Answer, Cause, list[Note]], Awaitable[None]]

_PASSING = (
    TelegramNetworkError,
    TelegramServerError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

# What is kept in the inbox, as the library reads it.
_EVENTS: dict[str, type[Message | CallbackQuery]] = {
    "message": Message,
    "edited_message": Message,
    "callback_query": CallbackQuery,
}
for _event in _EVENTS.values():  # built now, not while the first officer waits
    _event.model_rebuild()

log = structlog.get_logger(__name__)


class Handling:
    """Hands updates to the dispatcher; ``after`` is called whenever one is done with."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        dispatcher: Dispatcher,
        show_again: ShowAgain,
        metrics: Metrics,
        unwritten: Unwritten,
        *,
        after: Callable[[], None] = lambda: None,
        first_pause: float = 0.5,
    ) -> None:
        self._bot = bot
        self._database = database
        self._dispatcher = dispatcher
        self._show_again = show_again
        self._metrics = metrics
        self._unwritten = unwritten
        self._after = after
        self._first_pause = first_pause
        self.trouble = Trouble("answers_delayed", "answers_going_again")

    async def __call__(self, kept: Kept) -> None:
        """Handle an update until it is answered or parked."""
        started, backoff = monotonic(), Backoff(self._first_pause, 30.0)
        while (left := await self._once(kept)) is not None:
            await asyncio.sleep(backoff.next())
            kept = left
        self._metrics.handler_seconds.observe(monotonic() - started)
        self._after()

    async def _once(self, kept: Kept) -> Kept | None:
        """Try once; gives what is left to be done, none when it is done."""
        notes: list[Note] = []
        try:
            await self._answer(kept, notes)
        except TelegramForbiddenError:
            pass  # who has blocked the bot needs no answer
        except _PASSING as fault:
            self.trouble.met(type(fault).__name__, update_id=kept.cause.update_id)
            return await self._as_it_stands(kept, notes)
        except Exception as fault:
            return await self._broke(kept, notes, fault)
        self.trouble.over()
        self._unwritten.over(kept.sender_id)
        await self._answered(kept.cause, notes)
        self._metrics.updates_answered.inc()
        return None

    async def _answer(self, kept: Kept, notes: list[Note]) -> None:
        raw, context = json.loads(kept.content), {"bot": self._bot}
        if kept.answer is not None:
            update = Update.model_validate(raw, context=context)
            await self._show_again(
                self._bot, self._database, update, kept.answer, kept.cause, notes
            )
            return
        # Straight to the routers: what the library does before, for any bot, costs a tenth of all.
        kind = next(name for name in _EVENTS if name in raw)
        await self._dispatcher.propagate_event(
            kind,
            _EVENTS[kind].model_validate(raw[kind], context=context),
            **self._dispatcher.workflow_data,
            bot=self._bot,
            cause=kept.cause,
            acting=kept.acting,
            notes=notes,
        )

    async def _answered(self, cause: Cause, notes: list[Note]) -> None:
        try:
            await self._database.write_beside(inbox.answered, cause, notes)
        except Exception:  # a repeated answer after a restart does no harm
            log.exception("answer_unmarked", update_id=cause.update_id)

    async def _as_it_stands(self, kept: Kept, notes: list[Note]) -> Kept | None:
        """What is left of an update, once it is noted what had been shown before it broke off."""
        try:
            if notes:
                await self._database.write(inbox.note, notes)
            return await self._database.read(inbox.result, kept.cause)
        except Exception:
            log.exception("record_unreadable")
            return kept

    async def _broke(self, kept: Kept, notes: list[Note], fault: Exception) -> Kept | None:
        cause = write_faults.passing(fault)
        if cause is None:
            return await self._failed(kept, notes)
        self.trouble.met(cause, update_id=kept.cause.update_id)
        await self._unwritten.tell([kept.sender_id])
        return await self._as_it_stands(kept, notes)

    async def _failed(self, kept: Kept, notes: list[Note]) -> Kept | None:
        error_id = token_hex(3)
        log.exception("update_failed", update_id=kept.cause.update_id, error_id=error_id)
        try:
            parked = await self._database.write(inbox.failed, kept.cause)
        except Exception:  # the record itself is out of order: nothing is counted, all is kept
            log.exception("record_unwritable")
            return kept
        if not parked:
            return await self._as_it_stands(kept, notes)
        log.error("update_parked", update_id=kept.cause.update_id, error_id=error_id)
        await self._tell(kept.sender_id, error_id)
        return None

    async def _tell(self, sender_id: int, error_id: str) -> None:
        """Tell an officer that an update came to nothing; a stranger is told nothing."""
        try:
            language = await self._database.read(inbox.language_of, sender_id)
            if language is not None:
                text = words_for(language)("refused-unexpected", id=error_id)
                await self._bot(SendMessage(chat_id=sender_id, text=text))
        except Exception:
            log.exception("parked_untold", error_id=error_id)

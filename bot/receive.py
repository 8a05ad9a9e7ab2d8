"""Taking updates in: what is to be kept is on the disk before Telegram is told that we have it."""

import asyncio
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import LeaveChat, SendMessage
from aiogram.types import ReplyParameters

from bot.flood import Flood
from bot.metrics import Metrics
from bot.queues import Queues
from bot.unwritten import Unwritten
from bot.updates import Fate, Raw, Sorted, newest_message, sort, without_keyboards
from casework.people import Language
from services import delivering, door, inbox
from services.inbox import Cause, Kept
from storage import write_faults
from storage.database import Database
from wording.texts import words_for

# A group is told once, however many updates its joining brings (seconds).
TOLD_FOR = 30.0

log = structlog.get_logger(__name__)


class Intake:
    """Sorts raw updates, keeps them, and lets them wait in their senders' lines."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        queues: Queues,
        metrics: Metrics,
        unwritten: Unwritten,
    ) -> None:
        self._bot = bot
        self._database = database
        self._queues = queues
        self._metrics = metrics
        self._unwritten = unwritten
        self._flood = Flood(queues.waiting, queues.among, partial(door.is_stranger, database))
        # Private chats share one row of numbers: an answer's is above all that have come.
        self._newest = 0
        self._told: dict[int, float] = {}
        self._asides: set[asyncio.Task[None]] = set()
        self.unreachable: set[int] = set()

    async def take_up(self) -> None:
        """Let what an earlier run kept and did not answer wait in line, the oldest first."""
        self.unreachable |= await self._database.read(delivering.unreachable_accounts)
        left = await self._database.read(inbox.unfinished, self._bot.id)
        self._newest = max((newest_message(json.loads(one.content)) for one in left), default=0)
        for kept in left:
            applied = kept.answer is not None
            self._queues.put(kept if applied else replace(kept, cause=self._cause(kept.cause)))

    async def room(self) -> None:
        """Return when there is room for more."""
        await self._queues.room()

    async def keep(self, raws: Sequence[Raw]) -> None:
        """Keep a batch in one transaction, then let it wait in line; duplicates change nothing."""
        found = self._with_room([(sort(raw), raw) for raw in raws])
        kept = {it.update_id: (it, raw) for it, raw in found if it.fate is Fate.KEEP}.values()
        rows = [(it.update_id, it.sender_id, _as_text(without_keyboards(raw))) for it, raw in kept]
        brought = {it.update_id: newest_message(raw) for it, raw in kept if "message" in raw}
        self._newest = max(self._newest, *(newest_message(raw) for raw in raws), 0)
        if rows:
            writing = {it.sender_id for it, _raw in kept if it.update_id in brought}
            await self._keep(rows, writing, brought)
        for it, _raw in found:
            self._beside(it)

    def _with_room(self, found: list[tuple[Sorted, Raw]]) -> list[tuple[Sorted, Raw]]:
        """What there is room for; of a sender of too much, who is told once, the rest is not."""
        kept = [(it, raw) for it, raw in found if it.fate is Fate.KEEP]
        room = self._flood.sift(it.sender_id for it, _raw in kept)
        refused = [one for one, fits in zip(kept, room, strict=True) if not fits]
        for it, raw in refused:
            self._refuse(it.sender_id, raw)
        return [one for one in found if one not in refused] if refused else found

    def _refuse(self, sender_id: int, raw: Raw) -> None:
        if self._flood.to_tell(sender_id):
            log.warning("too_much_at_once", update_id=raw["update_id"])
            self.aside(self._too_much(sender_id, raw.get("message", {}).get("message_id")))

    async def _too_much(self, sender_id: int, message_id: int | None) -> None:
        """Tell an officer from which message on nothing more is taken for the moment."""
        language = await self._database.read(inbox.language_of, sender_id)
        if language is None:
            return
        method = SendMessage(chat_id=sender_id, text=words_for(language)("refused-flood"))
        if message_id is not None:
            method.reply_parameters = ReplyParameters(
                message_id=message_id, allow_sending_without_reply=True
            )
        await self._bot(method)

    async def _keep(
        self, rows: list[tuple[int, int, str]], writing: set[int], brought: dict[int, int]
    ) -> None:
        asked = {sender for sender in writing if not self._queues.has_line(sender)}
        try:
            fresh, speakers = await self._database.write(
                inbox.keep, self._bot.id, rows, asked, brought
            )
        except Exception as fault:  # they are not confirmed, so they come again
            if write_faults.passing(fault) is not None:
                self.aside(self._unwritten.tell(sender for _number, sender, _content in rows))
            raise
        now = self._database.now()
        for number, sender, content in rows:
            if number in fresh:
                cause, acting = self._cause(Cause(self._bot.id, number)), speakers.get(sender)
                self._queues.put(Kept(cause, sender, content, now, 0, acting=acting))
        self._metrics.updates_received.inc(len(fresh))

    def _cause(self, cause: Cause) -> Cause:
        """The cause of what is handled from now on, its answer a message that is still to come."""
        return replace(cause, after=self._newest)

    def _beside(self, it: Sorted) -> None:
        """What an update means besides what is kept of it."""
        if it.fate in {Fate.KEEP, Fate.BACK} and it.sender_id in self.unreachable:
            self.unreachable.discard(it.sender_id)
            self.aside(self._came_back(it.sender_id))
        elif it.fate is Fate.LEAVE and self._told.get(it.chat_id, 0.0) < monotonic():
            lately = {chat: until for chat, until in self._told.items() if until > monotonic()}
            self._told = {**lately, it.chat_id: monotonic() + TOLD_FOR}
            self.aside(self._leave(it, say=True))
        elif it.fate is Fate.LEAVE_SILENTLY:
            self.aside(self._leave(it, say=False))
        elif it.fate is Fate.LIVE_PLACE:
            self.aside(self._live_place(it.sender_id))

    def aside(self, work: Any) -> None:
        """Do something beside the queues; what it raises is logged."""
        task = asyncio.create_task(_quietly(work))
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)

    async def asides(self) -> None:
        """Return when everything beside the queues is done."""
        while self._asides:
            await asyncio.wait(self._asides)

    async def _came_back(self, telegram_id: int) -> None:
        await self._database.write(delivering.came_back, telegram_id)

    async def _leave(self, it: Sorted, *, say: bool) -> None:
        if say:
            text = words_for(_language(it.language_code))("group-only")
            try:
                await self._bot(SendMessage(chat_id=it.chat_id, text=text))
            except TelegramAPIError:  # not allowed to speak there: leave all the same
                log.info("group_unanswered")
        with suppress(TelegramBadRequest, TelegramForbiddenError):  # put out of it already
            await self._bot(LeaveChat(chat_id=it.chat_id))

    async def _live_place(self, sender_id: int) -> None:
        """Tell an officer that a moving place is not kept; a stranger is told nothing."""
        language = await self._database.read(inbox.language_of, sender_id)
        if language is not None:
            text = words_for(language)("live-place")
            await self._bot(SendMessage(chat_id=sender_id, text=text))


async def _quietly(work: Any) -> None:
    try:
        await work
    except Exception:
        log.exception("aside_failed")


def _as_text(raw: Raw) -> str:
    """An update as it is kept; half a sign, which no disk takes, must not stop all that follow."""
    return json.dumps(raw, ensure_ascii=False).encode(errors="replace").decode()


def _language(code: str | None) -> Language:
    return Language.CHINESE if (code or "zh").startswith("zh") else Language.ENGLISH

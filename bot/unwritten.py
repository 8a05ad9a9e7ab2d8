"""While the record takes nothing, each officer is told once that what they sent is not lost."""

from collections.abc import Iterable

import structlog
from aiogram import Bot
from aiogram.methods import SendMessage

from casework.people import Language
from services import door, inbox
from storage.database import Database
from wording.texts import words_for

log = structlog.get_logger(__name__)


class Unwritten:
    """Who has been told; each once, until something of theirs has been done with again."""

    def __init__(self, bot: Bot, database: Database) -> None:
        self._bot = bot
        self._database = database
        self._told: set[int] = set()

    async def tell(self, senders: Iterable[int]) -> None:
        """Tell officers who have not been told yet; a stranger is told nothing."""
        for sender_id in sorted(set(senders) - self._told):
            self._told.add(sender_id)
            try:
                await self._tell(sender_id)
            except Exception:  # what they sent is kept all the same
                log.exception("unwritten_untold")

    def over(self, sender_id: int) -> None:
        """Note that something of theirs has been done with."""
        self._told.discard(sender_id)

    async def _tell(self, sender_id: int) -> None:
        officer = door.known(self._database, sender_id)  # it may not even be readable
        if officer is not None:
            language: Language | None = officer.language
        else:
            language = await self._database.read(inbox.language_of, sender_id)
        if language is not None:
            text = words_for(language)("refused-unwritten")
            await self._bot(SendMessage(chat_id=sender_id, text=text))

"""The bot's own dispatcher without a network: what is said to it, and all that it does for that."""

import re
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Self

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import AnswerCallbackQuery, TelegramMethod
from aiogram.types import BufferedInputFile, Update
from sqlalchemy import event

from bot.assemble import make_dispatcher
from handlers import drawing, pressing
from storage.database import Database

TOKEN = "4242:AAFakeTokenThatOpensNothingAtAll0000"
CARD = 77
"""The number of the message that every tapped button stands on."""
_LITERAL = re.compile("'(?:[^']|'')*'")
# What names a row in a button.
_ROW = re.compile(r"\|[0-9a-z]{8,13}(?=\|)")


class Recording(BaseSession):
    """Takes every call to the Bot API, and says that it went well."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[TelegramMethod[Any]] = []

    async def make_request(
        self, _bot: Bot, method: TelegramMethod[Any], *_more: Any, **_: Any
    ) -> Any:
        self.calls.append(method)
        return True if isinstance(method, AnswerCallbackQuery) else SimpleNamespace(message_id=1000)

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, *_args: Any, **_more: Any) -> AsyncGenerator[bytes, None]:
        """Nothing can be fetched."""
        for nothing in ():
            yield nothing


@dataclass(frozen=True)
class Heard:
    """What came of one update: the calls, and the statements put to the database."""

    calls: tuple[str, ...]
    statements: tuple[str, ...]

    def without(self, *words: str) -> "Heard":
        """With the words of the question taken out of the answer."""
        said = self.calls
        for one in words:
            said = tuple(call.replace(one, "…") for call in said)
        return Heard(said, self.statements)


class Conversation:
    """Says and taps as somebody, and hears what comes of it; leaves no program behind."""

    def __init__(self, database: Database) -> None:
        self._session = Recording()
        self._bot = Bot(TOKEN, session=self._session)
        self._database = database
        self._dispatcher = make_dispatcher(database)
        self._number = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_raised: object) -> None:
        await drawing.close()
        await pressing.close()

    async def says(self, account: int, text: str, reply_to: int | None = None) -> Heard:
        """A text message."""
        message = _message(account, text)
        if reply_to is not None:
            message["reply_to_message"] = _message(account, "…", reply_to)
        return await self._hear({"message": message})

    async def taps(self, account: int, data: str) -> Heard:
        """A tap on a button, whoever made it."""
        card = _message(account, "…", CARD)
        tap = {"id": "1", "from": _user(account), "chat_instance": "1", "data": data}
        return await self._hear({"callback_query": tap | {"message": card}})

    async def _hear(self, update: dict[str, Any]) -> Heard:
        self._number += 1
        self._session.calls.clear()
        found = Update.model_validate(
            {"update_id": self._number, **update}, context={"bot": self._bot}
        )
        with statements(self._database) as asked:
            await self._dispatcher.feed_update(self._bot, found)
        return Heard(tuple(map(_told, self._session.calls)), tuple(asked))


def _user(account: int) -> dict[str, Any]:
    return {"id": account, "is_bot": False, "first_name": "x", "language_code": "zh-hans"}


def _message(account: int, text: str, number: int = 900) -> dict[str, Any]:
    chat = {"id": account, "type": "private", "first_name": "x"}
    sender = {"from": _user(account), "chat": chat}
    return {"message_id": number, "date": 1_790_000_000, "text": text} | sender


def _told(method: TelegramMethod[Any]) -> str:
    """One call in words, to whomever; pictures as their bytes, rows in buttons as rows."""
    values = {
        name: value.data if isinstance(value, BufferedInputFile) else value
        for name, value in method
        if value is not None and name != "chat_id"
    }
    return _ROW.sub("|#", f"{type(method).__name__} {values}")


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """What the database is asked, in order, without the values."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(_LITERAL.sub("?", statement))

    event.listen(database.engine, "before_cursor_execute", note)
    yield asked
    event.remove(database.engine, "before_cursor_execute", note)

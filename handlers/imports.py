"""Tables that the administrator sends: looked at, then taken in by a tap."""

from io import BytesIO
from pathlib import PurePath

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Document, Message, TelegramObject

from casework.access import may_do
from casework.actions import Answer
from handlers.talk import Talk
from handlers.waiting import patiently
from services import chat_import
from wording import chat_import as words
from wording.screen import Screen

TABLES = frozenset({".csv", ".xlsx", ".xls"})


class Table(Filter):
    """A file from an administrator: a table, or anything from one who does not report."""

    async def __call__(self, _event: TelegramObject, talk: Talk) -> bool:
        """Whether the message brings a file to import."""
        file = talk.message.document if talk.message else None
        if file is None or not may_do(talk.officer, chat_import.ACT):
            return False
        return _is_table(file) or not may_do(talk.officer, "report")


def _is_table(file: Document) -> bool:
    return PurePath(file.file_name or "").suffix.lower() in TABLES


async def sent(message: Message, talk: Talk) -> None:
    """A file: what it would bring is shown, and nothing is taken in yet."""
    file = message.document
    if file is None or not _is_table(file):
        await talk.line(talk.say("import-no-table"))
    elif (file.file_size or 0) > chat_import.LARGEST:
        await talk.line(talk.say("import-too-big"))
    else:
        await talk.show(await patiently(talk, _look(talk, file, (message.caption or "").strip())))


async def _look(talk: Talk, file: Document, county: str) -> Answer:
    content = BytesIO()
    await talk.bot.download(file, content)
    return await talk.office.write(
        chat_import.look, file.file_name or "", content.getvalue(), county or None
    )


async def draw(talk: Talk, answer: Answer) -> Screen:
    """What a file has brought."""
    sheet = await talk.office.read(chat_import.sheet, answer.ref, answer.page)
    me = await talk.bot.me()
    return words.imported(talk.say, sheet, me.username or "")


def build() -> Router:
    """The router of this subject; it comes before those that take every file."""
    router = Router(name="imports")
    router.message.register(sent, Table())
    return router

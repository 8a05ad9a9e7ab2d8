"""Tables that the administrator or the clerk sends: looked at, then taken in by a tap."""

from io import BytesIO
from pathlib import PurePath

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Document, Message, TelegramObject

from casework.access import check_may_do, may_do
from casework.actions import Answer
from casework.imports import Progress
from handlers import sending
from handlers.leads import open_report
from handlers.talk import Talk
from handlers.waiting import patiently
from services import chat_import
from wording import chat_import as words
from wording import register_template
from wording.screen import Screen

TABLES = frozenset({".csv", ".xlsx", ".xls"})


class Table(Filter):
    """A table from whoever may bring one; any file from one of them who does not report.

    What replies to a card, or follows a report being written, belongs there.
    """

    async def __call__(self, _event: TelegramObject, talk: Talk) -> bool:
        """Whether the message brings a file to import."""
        file = talk.message.document if talk.message else None
        if file is None or not chat_import.may_import(talk.officer):
            return False
        if not may_do(talk.officer, "report"):
            return True
        replies = talk.message is not None and talk.message.reply_to_message is not None
        return _is_table(file) and not replies and open_report(talk) is None


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
        progress = Progress()
        work = _look(talk, file, (message.caption or "").strip(), progress)
        await talk.show(await patiently(talk, work, progress))


async def _look(talk: Talk, file: Document, county: str, progress: Progress) -> Answer:
    content = BytesIO()
    await talk.bot.download(file, content)
    return await talk.office.write(
        chat_import.look, file.file_name or "", content.getvalue(), county or None, progress
    )


async def template(talk: Talk) -> None:
    """The empty table of the register, to be filled in and sent back."""
    check_may_do(talk.officer, "register")
    book = register_template.workbook(talk.say, talk.officer.language)
    name = talk.say("register-template-file")
    await sending.document(talk.bot, talk.chat_id, book, name)
    await talk.line(talk.say("register-template-how"))


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

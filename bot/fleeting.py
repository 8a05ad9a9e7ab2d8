"""Messages that show who somebody is go after their ten minutes, taken away by a later run too."""

from collections.abc import Callable
from functools import partial

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import DeleteMessage, EditMessageText

from casework.people import Language
from schedules.timetable import Entry, every_minute
from services import door
from storage import fleeting
from storage.database import Database
from wording.speaker import Speaker

ID = "fleeting_tick"

log = structlog.get_logger(__name__)


def entry(bot: Bot, database: Database, done: Callable[[str], None]) -> Entry:
    """The line of the timetable; ``done`` is told its id when it has ended well."""

    async def run() -> None:
        for chat_id, message_id in await database.read(fleeting.due):
            if await _take_away(bot, database, chat_id, message_id):
                await database.write(fleeting.forget, chat_id, message_id)
        done(ID)

    wanted = partial(database.read, fleeting.next_moment)
    return Entry(ID, every_minute(database.calendar.zone), run, wanted)


async def _take_away(bot: Bot, database: Database, chat_id: int, message_id: int) -> bool:
    """Whether a message has gone; what does not get through is tried again at the next minute.

    Telegram lets a bot delete for two days only: after a longer stop the words are overwritten.
    """
    try:
        await bot(DeleteMessage(chat_id=chat_id, message_id=message_id))
    except TelegramForbiddenError:
        return True  # the chat is closed to the bot
    except TelegramBadRequest:
        return await _overwrite(bot, database, chat_id, message_id)
    except TelegramAPIError as error:
        log.warning("message_not_deleted", cause=type(error).__name__)
        return False
    return True


async def _overwrite(bot: Bot, database: Database, chat_id: int, message_id: int) -> bool:
    reader = door.known(database, chat_id)
    language = reader.language if reader is not None else Language.CHINESE
    text = Speaker.of(database, language)("reading-over")
    try:
        await bot(EditMessageText(chat_id=chat_id, message_id=message_id, text=text))
    except (TelegramBadRequest, TelegramForbiddenError):
        return True  # its reader has deleted it
    except TelegramAPIError as error:
        log.warning("message_not_overwritten", cause=type(error).__name__)
        return False
    return True

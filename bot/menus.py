"""Command menus follow the posts: what the record notes as due is set at the next full minute."""

from collections.abc import Callable
from functools import partial

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError

from casework.people import Officer
from handlers import commands
from schedules.timetable import Entry, every_minute
from services import menus
from storage.database import Database
from wording.speaker import Speaker

ID = "menu_tick"

log = structlog.get_logger(__name__)


def entry(bot: Bot, database: Database, done: Callable[[str], None]) -> Entry:
    """The line of the timetable; ``done`` is told its id when it has ended well."""

    async def run() -> None:
        for officer_id, officer in await database.read(menus.due):
            if await _set(bot, database, officer):
                await database.write(menus.done, officer_id)
        done(ID)

    wanted = partial(database.read, menus.next_moment)
    return Entry(ID, every_minute(database.calendar.zone), run, wanted)


async def _set(bot: Bot, database: Database, officer: Officer | None) -> bool:
    """Whether nothing is left to do; what does not get through is tried again."""
    if officer is None or officer.telegram_id is None:
        return True  # whoever joins gets the menu with that
    try:
        if officer.active:
            say = Speaker.of(database, officer.language)
            await commands.set_for(bot, officer.telegram_id, say, officer)
        else:
            await commands.clear_for(bot, officer.telegram_id)
    except (TelegramBadRequest, TelegramForbiddenError):
        return True  # a chat that is gone has no menu
    except TelegramAPIError as error:
        log.warning("menu_not_set", cause=type(error).__name__)
        return False
    return True

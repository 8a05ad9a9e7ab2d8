"""An echo that stands last in the full tree of routers, or alone.

Arguments: the server's address, and ``tree`` or ``alone``. Both have the same collector settings;
neither has a record, so that only the way through the tree differs.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Any, cast

from aiogram import BaseMiddleware, Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message, TelegramObject

from bench.county import COUNTY
from bench.peer_aiogram import TOKEN, echo
from bot.serving import keep_memory_still
from casework.calendar import WorkingCalendar
from casework.people import Language, Officer, Post, Role
from handlers import routers, words
from handlers.talk import Talk
from services.office import Database, Office
from storage.clock import utc_now
from wording.speaker import Speaker
from wording.texts import words_for

_POST = Post(Role.LIAISON, COUNTY.code, COUNTY.path, utc_now().date())
_OFFICER = Officer(1, "林", Language.CHINESE, (_POST,))


class Known(BaseMiddleware):
    """Names the same officer for every update, from no record."""

    def __init__(self) -> None:
        self._office = Office(cast(Database, None), _OFFICER)
        self._say = Speaker(words_for(Language.CHINESE), utc_now(), WorkingCalendar())

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if isinstance(event, Message):
            data["talk"] = Talk(data["bot"], self._office, self._say, event.chat.id, event)
        return await handler(event, data)


def dispatcher_of(which: str) -> Dispatcher:
    dispatcher = Dispatcher(disable_fsm=True)
    if which == "tree":
        words.text = echo  # type: ignore[assignment]
        dispatcher.message.outer_middleware(Known())
        dispatcher.include_routers(*routers.build())
    else:
        dispatcher.message.register(echo)
    return dispatcher


async def main(server: str, which: str) -> None:
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(server)))
    dispatcher = dispatcher_of(which)
    keep_memory_still()
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

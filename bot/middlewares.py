"""Between the dispatcher and the handlers: who speaks, and what is said when rules refuse."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Message, TelegramObject

from casework.errors import CaseworkError
from handlers.answering import talk_for

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class ActingOfficer(BaseMiddleware):
    """Gives every handler its ``talk``: the acting officer, their language, their open forms."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Name the officer, run the handler, and word a refusal if the rules give one."""
        if not isinstance(event, Message | CallbackQuery) or event.from_user is None:
            return None
        user = event.from_user
        talk = await talk_for(
            data["bot"],
            data["database"],
            user.id,
            event,
            data.get("cause"),
            user.language_code,
            acting=data.get("acting"),
            notes=data.get("notes"),
        )
        data["talk"] = talk
        try:
            handled = await handler(event, data)
        except CaseworkError as error:
            await talk.refuse(error)
            return None
        if not talk.answered:
            await talk.line(talk.say("refused-old_button"))
        return handled

"""How requests of replies travel: as JSON, where nothing in them needs a form.

aiogram sends everything as a form, in which every Chinese character first becomes six and then
eighteen; writing that costs more processor time than all else about a request.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, cast

from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods.base import Response, TelegramMethod, TelegramType
from aiogram.types import InputFile, TelegramObject
from aiohttp import FormData
from aiohttp.payload import BytesPayload

from bot.proxy_faults import is_of_the_proxy
from handlers.light import Light

_JSON = "application/json"


class _NeedsFormError(Exception):
    """A file goes with the request, or a default of the bot stands inside one of its values."""


@dataclass(slots=True)
class _Read:
    """A good answer, as far as the session looks at it."""

    result: Any


class JsonSession(AiohttpSession):
    """aiogram's session, its requests written as JSON."""

    def build_form_data(self, bot: Bot, method: TelegramMethod[Any]) -> FormData:
        """A request's body; what JSON cannot say goes as the form that aiogram makes."""
        fields = {
            name: ready
            for name, value in vars(method).items()
            if value is not None and (ready := _set(bot, value)) is not None
        }
        try:
            text = json.dumps(fields, ensure_ascii=False, default=self._plain)
        except _NeedsFormError:
            return super().build_form_data(bot, method)
        # The session posts whatever it is given here.
        return cast(FormData, BytesPayload(text.encode(), content_type=_JSON))

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """What Telegram answered; of a light method's good answer only what it needs is read."""
        if isinstance(method, Light) and status_code == HTTPStatus.OK:
            with suppress(ValueError, LookupError, TypeError):
                read = _Read(method.read(json.loads(content)["result"]))
                return cast(Response[TelegramType], read)
        return super().check_response(bot, method, status_code, content)

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 the library's own
    ) -> TelegramType:
        """Make a request; a proxy that cannot be reached is a fault of the network like others."""
        try:
            return await super().make_request(bot, method, timeout)
        except Exception as error:
            if not is_of_the_proxy(error):
                raise
            name = type(error).__name__
            raise TelegramNetworkError(method=method, message=name) from error

    async def close(self) -> None:
        """Close the connections; aiohttp awaits their end, so aiogram's 250 ms are not needed."""
        if self._session is not None:
            await self._session.close()

    def _plain(self, value: object) -> Any:
        """What JSON has no form for, as aiogram writes it."""
        if isinstance(value, InputFile | Default):
            raise _NeedsFormError
        if isinstance(value, TelegramObject):
            return {name: part for name, part in vars(value).items() if part is not None}
        return self.prepare_value(value, cast(Bot, None), {}, _dumps_json=False)


def _set(bot: Bot, value: object) -> object:
    return bot.default[value.name] if isinstance(value, Default) else value

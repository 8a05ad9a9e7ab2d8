"""How requests of replies travel: as JSON, where no file goes with them.

aiogram sends everything as a form, in which every Chinese character first becomes six and then
eighteen; writing that costs more processor time than all else about a request.
"""

import json
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods.base import TelegramMethod
from aiohttp import FormData
from aiohttp.payload import BytesPayload

_JSON = "application/json"


class JsonSession(AiohttpSession):
    """aiogram's session, its requests written as JSON."""

    def build_form_data(self, bot: Bot, method: TelegramMethod[Any]) -> FormData:
        """A request's body; with a file in it, the form that aiogram makes."""
        files: dict[str, Any] = {}
        fields = {
            name: ready
            for name, value in method.model_dump(warnings=False, exclude_none=True).items()
            if (ready := self.prepare_value(value, bot, files, _dumps_json=False)) is not None
        }
        if files:
            return super().build_form_data(bot, method)
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        # The session posts whatever it is given here.
        return cast(FormData, BytesPayload(text.encode(), content_type=_JSON))

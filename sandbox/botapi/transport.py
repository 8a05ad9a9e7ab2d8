"""The Bot API's HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import re
from typing import Any

from aiohttp import web

from sandbox.botapi.core import Core
from sandbox.botapi.dispatch import answer_to
from sandbox.botapi.errors import Refusal, hang_up
from sandbox.botapi.methods.registry import Told
from sandbox.botapi.params import Params, read_params
from sandbox.botapi.replies import json_response, part_of, patience

LONGEST_TOKEN = 80
BOTS_END = 1 << 54  # a bot's number is less


class BotRoutes:
    """Answers one bot's requests."""

    def __init__(self, core: Core, token: str) -> None:
        self.core = core
        self.token = token

    def routes(self) -> list[web.RouteDef]:
        """Methods and downloads."""
        return [
            web.route("*", "/bot{token:[^/]*}/{method:.*}", self.method),
            web.get("/file/bot{token:[^/]*}/{path:.+}", self.download),
        ]

    async def method(self, request: web.Request) -> web.Response:
        """Carry out one method and say how it went."""
        name = request.match_info["method"]
        params = Params({})
        try:
            self._check(request)
            params = await _read(request)
            name = name or params.text("method")
            told = await self._call(name, params)
            self._check_running()
        except Refusal as refusal:
            self._record(name, params, refusal.code, refusal.description)
            return _refused(request, refusal)
        self._record(name, params, 200, told.result)
        answer = {"ok": True, "result": told.result}
        return json_response(answer | ({"description": told.words} if told.words else {}))

    async def _call(self, name: str, params: Params) -> Told:
        faults = self.core.faults
        await faults.wait()
        fault = faults.take(name.lower())
        if fault is not None and not faults.error_after:
            raise fault
        told = await answer_to(self.core, name, params)
        await faults.wait()
        if fault is not None:
            raise fault
        return told

    def _check(self, request: web.Request) -> None:
        if request.method not in {"GET", "POST"}:
            raise Refusal(501, "Not Implemented")
        self._check_token(request.match_info["token"])
        self._check_running()

    def _check_running(self) -> None:
        if self.core.faults.bot_stopped:
            raise hang_up()

    def _check_token(self, token: str) -> None:
        if token == self.token:
            return
        number, colon, _ = token.partition(":")
        if not colon or token.startswith("0") or len(token) > LONGEST_TOKEN:
            raise Refusal(401, "Unauthorized: invalid token specified")
        if not re.fullmatch(r"-?[0-9]{1,18}", number):
            raise Refusal(421, "Misdirected Request: unallowed token specified")
        if not 0 < int(number) < BOTS_END:
            raise Refusal(401, "Unauthorized: invalid token specified")
        raise Refusal(401, "Unauthorized")

    def _record(self, name: str, params: Params, code: int, result: Any) -> None:
        if name.lower() != "getupdates":  # they would push out everything else
            self.core.record(name, params.values, code, result)

    async def download(self, request: web.Request) -> web.Response:
        """The bytes of a file that getFile named."""
        try:
            self._check(request)
            await self.core.faults.wait()
            if (fault := self.core.faults.take("download")) is not None:
                raise fault
        except Refusal as refusal:
            return _refused(request, refusal)
        file = self.core.files.by_path.get(request.match_info["path"])
        files = self.core.files
        if file is None or files.is_gone(file) or files.local is not None:
            return _refused(request, Refusal(404, "Not Found"))
        return part_of(request, file.content, "application/octet-stream")


async def _read(request: web.Request) -> Params:
    try:
        async with patience(request):
            return await read_params(request)
    except web.HTTPRequestEntityTooLarge:
        raise Refusal(413, "Request Entity Too Large") from None
    except TimeoutError:
        raise Refusal(408, "Request Timeout") from None


def _refused(request: web.Request, refusal: Refusal) -> web.Response:
    if refusal.code == 0 and request.transport is not None:
        request.transport.abort()
        refusal = Refusal(502, refusal.description)  # nobody will read it
    answer: dict[str, Any] = {
        "ok": False,
        "error_code": refusal.code,
        "description": refusal.description,
    }
    headers = None
    if refusal.parameters is not None:
        answer["parameters"] = refusal.parameters
        headers = {"Retry-After": str(refusal.parameters.get("retry_after", 0))}
    return json_response(answer, refusal.code, headers)

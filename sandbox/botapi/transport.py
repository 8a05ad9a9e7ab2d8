"""The Bot API's HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

from typing import Any

from aiohttp import web

from sandbox.botapi.core import Core
from sandbox.botapi.dispatch import call_method
from sandbox.botapi.errors import Refusal
from sandbox.botapi.params import Params, read_params
from sandbox.botapi.replies import json_response


class BotRoutes:
    """Answers one bot's requests."""

    def __init__(self, core: Core, token: str) -> None:
        self.core = core
        self.token = token

    def routes(self) -> list[web.RouteDef]:
        """Methods and downloads."""
        return [
            web.route("*", "/bot{token}/{method}", self.method),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    async def method(self, request: web.Request) -> web.Response:
        """Carry out one method and say how it went."""
        name = request.match_info["method"].strip("/")
        params = Params({})
        try:
            self._check_token(request.match_info["token"])
            params = await _read(request)
            result = await self._call(request, name, params)
        except Refusal as refusal:
            self._record(name, params, refusal.code, refusal.description)
            return _refused(refusal)
        self._record(name, params, 200, result)
        return json_response({"ok": True, "result": result})

    async def _call(self, request: web.Request, name: str, params: Params) -> Any:
        faults = self.core.faults
        await faults.wait()
        fault = faults.take(name.lower())
        if fault is not None and not faults.error_after:
            raise _hang_up(request, fault)
        result = await call_method(self.core, name, params)
        await faults.wait()
        if fault is not None:
            raise _hang_up(request, fault)
        return result

    def _check_token(self, token: str) -> None:
        if token == self.token:
            return
        number, colon, _ = token.partition(":")
        if not colon or not number.isdigit() or number.startswith("0"):
            raise Refusal(401, "Unauthorized: invalid token specified")
        raise Refusal(401, "Unauthorized")

    def _record(self, name: str, params: Params, code: int, result: Any) -> None:
        if name.lower() != "getupdates":  # they would push out everything else
            self.core.record(name, params.values, code, result)

    async def download(self, request: web.Request) -> web.Response:
        """The bytes of a file that getFile named."""
        try:
            self._check_token(request.match_info["token"])
        except Refusal as refusal:
            return _refused(refusal)
        await self.core.faults.wait()
        file = self.core.files.by_path.get(request.match_info["path"])
        if file is None:
            return _refused(Refusal(404, "Not Found"))
        return web.Response(body=file.content, content_type="application/octet-stream")


async def _read(request: web.Request) -> Params:
    try:
        return await read_params(request)
    except web.HTTPRequestEntityTooLarge:
        raise Refusal(413, "Request Entity Too Large") from None


def _hang_up(request: web.Request, fault: Refusal) -> Refusal:
    """Code 0 stands for a connection that breaks without an answer."""
    if fault.code:
        return fault
    if request.transport is not None:
        request.transport.abort()
    return Refusal(502, fault.description)


def _refused(refusal: Refusal) -> web.Response:
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

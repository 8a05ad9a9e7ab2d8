"""A request's parameters, from query, form, multipart or JSON, read as Telegram reads them."""

import json
import math
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from sandbox.botapi.errors import Refusal, bad_request
from sandbox.botapi.forms import Upload, read_form
from sandbox.botapi.jsons import read_json

TRUE = {"true", "yes", "1"}


class Params:
    """Parameters by name, with the conversions that Telegram makes."""

    def __init__(self, values: dict[str, Any], uploads: dict[str, Upload] | None = None) -> None:
        self.values = values
        self.uploads = uploads or {}

    def has(self, name: str) -> bool:
        """Whether it was given and not empty."""
        return self.values.get(name) not in (None, "") or name in self.uploads

    def text(self, name: str) -> str:
        """As text; empty when absent."""
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        return json.dumps(value) if isinstance(value, dict | list) else str(value)

    def required(self, name: str) -> str:
        """As text; refused when empty."""
        value = self.text(name)
        if not value:
            raise bad_request(f'Parameter "{name}" is required')
        return value

    def integer(
        self, name: str, default: int = 0, least: int | None = None, most: int | None = None
    ) -> int:
        """As a number, forced between its limits; nonsense counts as 0."""
        value = self.text(name).strip()
        if not value:
            number = default
        else:
            try:
                number = int(value)
            except ValueError:
                number = 0
        if least is not None:
            number = max(least, number)
        return number if most is None else min(most, number)

    def flag(self, name: str) -> bool:
        """As yes or no."""
        return self.text(name).strip().lower() in TRUE

    def number(self, name: str) -> float:
        """As a number with a fraction; nonsense counts as 0."""
        try:
            number = float(self.text(name).strip() or 0)
        except ValueError:
            return 0.0
        return number if math.isfinite(number) else 0.0

    def json(self, name: str, complaint: str) -> Any:
        """As a JSON value, whether it came as one or as text; None when absent."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return read_json(value)
        except ValueError:
            raise bad_request(complaint) from None


async def read_params(request: web.Request) -> Params:
    """Collect the parameters of one HTTP request."""
    values: dict[str, Any] = dict(request.query)
    if not request.body_exists or request.method not in {"POST", "PUT"}:
        return Params(values)
    try:
        if request.content_type.startswith("multipart/"):
            return await _multipart(request, values)
        body = await request.read()
    except web.RequestPayloadError:
        raise bad_request("can't read the request's body") from None
    if request.content_type == "application/json":
        values.update(_json_body(body))
    elif request.content_type == "application/x-www-form-urlencoded":
        text = body.decode("utf-8", "replace")
        values.update(parse_qsl(text, keep_blank_values=True, max_num_fields=1000))
    return Params(values)


async def _multipart(request: web.Request, values: dict[str, Any]) -> Params:
    try:
        parts = await read_form(request)
    except ValueError:
        raise bad_request("can't parse multipart request") from None
    uploads = {name: value for name, value in parts if isinstance(value, Upload)}
    texts = {name: value for name, value in parts if isinstance(value, str)}
    return Params(values | texts, uploads)


def _json_body(body: bytes) -> dict[str, Any]:
    if not body.strip():
        return {}
    try:
        value = read_json(body)
    except ValueError:
        raise bad_request("can't parse JSON encoded request") from None
    if not isinstance(value, dict):
        raise Refusal(400, "Bad Request: Object expected as JSON encoded request")
    return value

"""A request's parameters, from query, form, multipart or JSON, read as Telegram reads them."""

import json
import math
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from sandbox.botapi.errors import Refusal, bad_request
from sandbox.botapi.forms import Upload, read_form
from sandbox.botapi.jsons import NoUnicodeError, read_json

TRUE = {"true", "yes", "1"}
NUMBER = re.compile(r"-?[0-9]{1,19}")
NULL = "null"  # a null is given, and is not empty: whoever wants something else refuses it
MOST_BYTES = 1 << 20  # of parameters; files come besides


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
        """As the number it begins with, forced between its limits; nonsense counts as 0."""
        value = self.text(name)
        match = NUMBER.match(value)
        number = int(match[0]) if match else 0 if value else default
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
            read = read_json(value)
        except ValueError:
            raise bad_request(complaint) from None
        return NULL if read is None else read


async def read_params(request: web.Request) -> Params:
    """Collect the parameters of one HTTP request; those of its address go before the others."""
    address = _first(request.query.items())
    if not request.body_exists:
        return Params(address)
    try:
        if request.content_type.startswith("multipart/"):
            found = form_params(await _parts(request))
        else:
            found = Params(body_values(request.content_type, await request.read()))
    except web.RequestPayloadError:
        raise bad_request("can't read the request's body") from None
    return Params(found.values | address, found.uploads)


def form_params(parts: list[tuple[str, str | Upload]]) -> Params:
    """The parts of a multipart form."""
    uploads = _first((name, value) for name, value in parts if isinstance(value, Upload))
    return Params(_first((name, value) for name, value in parts if isinstance(value, str)), uploads)


def body_values(content_type: str, body: bytes) -> dict[str, Any]:
    """What a JSON object or an encoded form says; a body of another kind says nothing."""
    if content_type not in {"application/json", "application/x-www-form-urlencoded"}:
        return {}
    if len(body) > MOST_BYTES:
        raise Refusal(413, "Request Entity Too Large: too many parameters")
    if content_type == "application/json":
        return _json_body(body)
    return _first(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _first(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Of what is named twice, the first counts."""
    values: dict[str, Any] = {}
    for name, value in pairs:
        values.setdefault(name, value)
    return values


async def _parts(request: web.Request) -> list[tuple[str, str | Upload]]:
    try:
        return await read_form(await request.multipart(), request.client_max_size)
    except (ValueError, AssertionError):
        raise bad_request("can't parse multipart request") from None


def _json_body(body: bytes) -> dict[str, Any]:
    if not body.strip():
        return {}
    try:
        value = read_json(body)
    except NoUnicodeError as error:
        raise bad_request(str(error)) from None
    except ValueError:
        raise bad_request("can't parse JSON encoded request") from None
    if not isinstance(value, dict):
        raise bad_request("Object expected as JSON encoded request")
    return {name: NULL if given is None else given for name, given in value.items()}

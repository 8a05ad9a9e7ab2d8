"""JSON as it must be on the wire: no NaN, and no nesting that would break the reader."""

import json
import math
import re
from typing import Any

HALF = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")  # written out, or as it is


class NoUnicodeError(ValueError):
    """A text holds half of a surrogate pair."""


def read_json(text: str | bytes) -> Any:
    """The value of a JSON text; ValueError for anything that is none."""
    try:
        decoded = text if isinstance(text, str) else text.decode()
        value = json.loads(decoded, parse_constant=_refused)
    except RecursionError:
        raise ValueError("JSON is nested too deeply") from None
    if HALF.search(decoded):
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise NoUnicodeError("strings must be encoded in UTF-8") from None
    return value


def finite(value: object, least: float, most: float) -> float:
    """A number forced between its limits; ValueError for what is none, NaN and infinities too."""
    number = float(str(value))
    if not math.isfinite(number):
        raise ValueError(f"no number: {value}")
    return min(most, max(least, number))


def _refused(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")

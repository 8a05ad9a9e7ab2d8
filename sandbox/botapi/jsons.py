"""JSON as it must be on the wire: no NaN, and no nesting that would break the reader."""

import json
import math
from typing import Any


def read_json(text: str | bytes) -> Any:
    """The value of a JSON text; ValueError for anything that is none."""
    try:
        decoded = text if isinstance(text, str) else text.decode()
        return json.loads(decoded, parse_constant=_refused)
    except RecursionError:
        raise ValueError("JSON is nested too deeply") from None


def finite(value: object, least: float, most: float) -> float:
    """A number forced between its limits; ValueError for what is none, NaN and infinities too."""
    number = float(str(value))
    if not math.isfinite(number):
        raise ValueError(f"no number: {value}")
    return min(most, max(least, number))


def _refused(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")

"""Fields of JSON objects, as Telegram reads and refuses them."""

import re
from typing import Any

from sandbox.botapi.errors import bad_request

REQUIRED: Any = object()
TYPES = {
    str: "of type String",
    bool: "of type Boolean",
    dict: "of type Object",
    list: "of type Array",
    int: "a Number",
}


def field(
    given: dict[str, Any], name: str, kind: type, prefix: str = "", default: Any = REQUIRED
) -> Any:
    """The value of a field; refused when it has another type, or is not there and no default is.

    A number may come as text, and a text as a number; null is a value of another type.
    """
    if name not in given:
        if default is REQUIRED:
            raise bad_request(f'{prefix}Can\'t find field "{name}"')
        return default
    value = given[name]
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if kind is int and (number or isinstance(value, str)):
        if not re.fullmatch(r"-?[0-9]{1,19}", str(value)):
            raise bad_request(f'{prefix}Field "{name}" must be a valid Number')
        return int(value)
    if kind is str and number:
        return str(value)
    if not isinstance(value, kind):
        raise bad_request(f'{prefix}Field "{name}" must be {TYPES[kind]}')
    return value

"""Where methods are written down under their names."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sandbox.botapi.core import Call

Answer = Any | Awaitable[Any]
Method = Callable[[Call], Answer]


@dataclass(frozen=True)
class Told:
    """A result with words beside it, as the webhook's methods give it."""

    result: Any
    words: str = ""


METHODS: dict[str, Method] = {}
SENDING: set[str] = set()  # methods that count against the rates of messages


def method(*names: str, sends: bool = False) -> Callable[[Method], Method]:
    """Register a function under method names, which are read without regard to case."""

    def register(function: Method) -> Method:
        for name in names:
            METHODS[name.lower()] = function
            if sends:
                SENDING.add(name.lower())
        return function

    return register

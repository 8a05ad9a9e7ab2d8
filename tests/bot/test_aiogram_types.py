"""aiogram's types are built when they are used, and every one that is used here can be."""

import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

import pytest
from aiogram.methods import TelegramMethod
from aiogram.methods.base import Response
from aiogram.types import TelegramObject

import bot
import handlers

_STARTED = """
from bot.aiogram_types import build_when_used
build_when_used()
from bot import handling
from aiogram.types import Gift, Message
print(Message.__pydantic_complete__, Gift.__pydantic_complete__)
"""
_WHOLE = """
import aiogram
from bot.aiogram_types import build_when_used
build_when_used()
from aiogram.types import Gift
print(Gift.__pydantic_complete__)
"""


def printed_by(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.strip()


def used() -> set[type[TelegramObject | TelegramMethod]]:
    """Whatever of aiogram's types and methods a module of ours names."""
    names = [
        f"{package.__name__}.{module.name}"
        for package in (bot, handlers)
        for module in iter_modules(package.__path__)
    ]
    found = [value for name in names for value in vars(import_module(name)).values()]
    return {
        value
        for value in found
        if isinstance(value, type) and issubclass(value, TelegramObject | TelegramMethod)
    }


def test_a_start_builds_what_updates_are_read_into_and_nothing_else() -> None:
    assert printed_by(_STARTED) == "True False"


def test_where_aiogram_is_loaded_already_its_types_stay_as_they_are() -> None:
    assert printed_by(_WHOLE) == "True"


@pytest.mark.parametrize("kind", sorted(used(), key=str), ids=lambda kind: kind.__name__)
def test_what_is_used_can_be_built(kind: type[TelegramObject | TelegramMethod]) -> None:
    assert kind.__pydantic_validator__.title
    if issubclass(kind, TelegramMethod) and kind.__module__.startswith("aiogram.methods."):
        assert kind is TelegramMethod or Response[kind.__returning__].__pydantic_validator__.title

"""The Bot API as the libraries define it, and what of it the sandbox does not do."""

import inspect
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import aiogram.methods
import aiogram.types
import telegram
from aiogram import Bot
from aiogram.methods.base import Response
from pydantic import BaseModel

CLIENTS = Path(__file__).parent / "clients"
LIST = Path(__file__).parents[2] / "sandbox" / "NOT_COVERED.md"
PART = re.compile(r"^## (\w+)")

Fields = dict[str, set[str]]


@dataclass(frozen=True)
class Definitions:
    """Methods with their parameters, types with their fields."""

    methods: Fields
    types: Fields


def of_aiogram() -> Definitions:
    return Definitions(
        {one.__api_method__: _aliases(one) for one in aiogram_methods()},
        {one.__name__: _aliases(one) for one in _models(aiogram.types)},
    )


def aiogram_methods() -> Iterator[Any]:
    found = _models(aiogram.methods)
    return (one for one in found if isinstance(getattr(one, "__api_method__", None), str))


def _models(module: ModuleType) -> Iterator[Any]:
    found = (one for one in vars(module).values() if inspect.isclass(one))
    return (one for one in found if issubclass(one, BaseModel))


def _aliases(model: type[BaseModel]) -> set[str]:
    return {found.alias or name for name, found in model.model_fields.items()}


def of_python_telegram_bot() -> Definitions:
    methods = {
        camel(name): _parameters(function)
        for name, function in inspect.getmembers(telegram.Bot, inspect.isfunction)
        if "_" in name.strip("_") and not re.match(r"_|do_|(get|set)_bot$|to_", name)
    }
    classes = {name: _slots(one) for name, one in vars(telegram).items() if inspect.isclass(one)}
    return Definitions(methods, classes)


def camel(name: str) -> str:
    return re.sub("_(.)", lambda found: found[1].upper(), name)


def _parameters(function: Any) -> set[str]:
    """Those of the Bot API: what may only be given by name is the library's own."""
    plain = inspect.Parameter.POSITIONAL_OR_KEYWORD
    found = inspect.signature(function).parameters.values()
    return {one.name for one in found if one.kind is plain} - {"self"}


def _slots(one: type) -> set[str]:
    names = {name for base in one.__mro__ for name in getattr(base, "__slots__", ())}
    public = {name for name in names if not name.startswith("_")} - {"api_kwargs"}
    return {"from" if name == "from_user" else name for name in public}


def of_grammy() -> Definitions:
    """Asked of the TypeScript compiler, in a second or two."""
    made = subprocess.run(
        ["node", CLIENTS / "definitions.mjs"], capture_output=True, text=True, check=True
    )
    found = json.loads(made.stdout)
    methods, kinds = found["methods"], found["types"]
    del kinds["InaccessibleMessage"]  # there it has all the fields of a Message
    return Definitions(
        {name: set(names) for name, names in methods.items()},
        {name: set(names) for name, names in kinds.items()},
    )


@dataclass(frozen=True)
class Covered:
    """What the sandbox reads and sends: parameters by method, fields by type."""

    methods: Fields
    types: Fields


def gaps(known: Definitions, covered: Covered) -> dict[str, set[str]]:
    """What a library knows and the sandbox does not do, by part of the list."""
    answered = {name.lower(): read for name, read in covered.methods.items()}
    return {
        "Methods": {name for name in known.methods if name.lower() not in answered},
        "Parameters": {
            f"{name}: {parameter}"
            for name, parameters in known.methods.items()
            for parameter in parameters - answered.get(name.lower(), parameters)
        },
        "Fields": {
            f"{name}: {one}"
            for name, sent in covered.types.items()
            for one in known.types.get(name, set()) - sent
        },
    }


def listed(library: str) -> dict[str, set[str]]:
    """What the list says of one library, by its letter; see the head of the list."""
    found: dict[str, set[str]] = {"Methods": set(), "Parameters": set(), "Fields": set()}
    part = ""
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if heading := PART.match(line):
            part = heading[1]
        elif line.startswith("- "):
            owner, _, names = line.removeprefix("- ").rpartition(": ")
            for name in names.split(", "):
                bare, _, letters = name.partition(" ")
                if not letters or library in letters:
                    found[part].add(f"{owner}: {bare}" if owner else bare)
    return found


def covered_by(answers: list[tuple[str, Any]], updates: list[Any], bot: Bot) -> Fields:
    """The fields that were sent, by the type that aiogram reads them as."""
    sent: Fields = {}
    returning = {one.__api_method__: one.__returning__ for one in aiogram_methods()}
    returning["getChatMembersCount"] = int
    for name, answer in answers:
        read = Response[returning[name]].model_validate(  # type: ignore[misc]
            {"ok": True, "result": answer}, context={"bot": bot}
        )
        _note(read.result, sent)
    for update in updates:
        _note(aiogram.types.Update.model_validate(update, context={"bot": bot}), sent)
    return sent


def _note(value: Any, sent: Fields) -> None:
    if isinstance(value, BaseModel):
        assert not value.model_extra, f"aiogram knows no {value.model_extra} in {value!r}"
        fields = type(value).model_fields
        names = {fields[name].alias or name for name in value.model_fields_set}
        sent.setdefault(type(value).__name__, set()).update(names)
        for name in value.model_fields_set:
            _note(getattr(value, name), sent)
    elif isinstance(value, list | tuple):
        for one in value:
            _note(one, sent)

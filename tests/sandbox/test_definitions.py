"""What of the Bot API is missing is listed exactly; what this bot itself calls is not missing."""

import ast
from collections.abc import Iterator
from pathlib import Path

import definitions
import pytest
from aiogram import Bot
from definitions import Covered, gaps, listed
from one_of_everything import all_of_it
from raw_bot import TOKEN

from sandbox.botapi import Sandbox
from sandbox.client import Phone

ROOT = Path(__file__).parents[2]
OURS = [path for folder in ("bot", "handlers") for path in sorted((ROOT / folder).rglob("*.py"))]

# What goes to the Bot API without a class or a name of its own that could be found in the code.
BY_THE_LIBRARIES = {
    "getMe": set(),  # initialising either library, and `bot.me()`
    "getUpdates": {"offset", "timeout", "allowed_updates"},
}


@pytest.fixture
async def covered(box: Sandbox, ann: Phone) -> Covered:
    everything = await all_of_it(box, ann)
    sent = definitions.covered_by(everything.answers, everything.updates, Bot(TOKEN))
    return Covered(dict(everything.read), sent)


async def test_what_aiogram_knows_and_the_sandbox_does_not_is_listed(covered: Covered) -> None:
    assert gaps(definitions.of_aiogram(), covered) == listed("a")


async def test_what_python_telegram_bot_knows_and_the_sandbox_does_not_is_listed(
    covered: Covered,
) -> None:
    assert gaps(definitions.of_python_telegram_bot(), covered) == listed("p")


def test_what_this_bot_calls_is_wholly_covered() -> None:
    calls = dict(called())
    assert {"sendMessage", "editMessageText", "setMyCommands", "leaveChat"} <= calls.keys()
    missing = {library: listed(library) for library in ("a", "p")}
    for name, parameters in (calls | BY_THE_LIBRARIES).items():
        for gap in missing.values():
            assert name not in gap["Methods"]
            assert not {f"{name}: {one}" for one in parameters} & gap["Parameters"]


def called() -> Iterator[tuple[str, set[str]]]:
    """Methods that bot/ and handlers/ call through either library, with parameters given."""
    found: dict[str, set[str]] = {}
    known = {one.__name__: one.__api_method__ for one in definitions.aiogram_methods()}
    aiogram, ptb = definitions.of_aiogram(), definitions.of_python_telegram_bot()
    for path in OURS:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        given = {keyword.arg or "" for call in calls for keyword in call.keywords}
        for name in imported(tree) & known.keys():
            # which call is which is not asked: a keyword of any of them counts for all
            parameters = given & aiogram.methods[known[name]]
            found.setdefault(known[name], set()).update(parameters)
        for call in calls:
            if isinstance(call.func, ast.Attribute):
                name = definitions.camel(call.func.attr)
                if "_" in call.func.attr and name in ptb.methods:
                    keywords = {keyword.arg or "" for keyword in call.keywords}
                    found.setdefault(name, set()).update(keywords & ptb.methods[name])
    yield from found.items()


def imported(tree: ast.Module) -> set[str]:
    """The names taken from aiogram.methods."""
    froms = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    names = [one.names for one in froms if (one.module or "").startswith("aiogram.methods")]
    return {alias.name for aliases in names for alias in aliases}

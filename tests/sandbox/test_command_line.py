"""`python -m sandbox` as a stranger starts it."""

import asyncio
import sys

import aiohttp
import pytest

from sandbox.__main__ import limits_of, parser
from sandbox.botapi import Sandbox


async def test_it_prints_its_address_and_token_and_serves_people() -> None:
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--port", "0", "--name", "Echo", "Ann", "Bo"),
        stdout=asyncio.subprocess.PIPE,
    )
    assert program.stdout is not None
    url = (await program.stdout.readline()).decode().strip()
    token = (await program.stdout.readline()).decode().split()[1]
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{url}/bot{token}/getMe") as answer:
            assert (await answer.json())["result"]["first_name"] == "Echo"
        async with session.get(f"{url}/phone/state") as answer:
            people = (await answer.json())["people"]
    assert [person["first_name"] for person in people] == ["Ann", "Bo"]
    program.terminate()
    await program.wait()


async def told(*arguments: str) -> tuple[int | None, str, str]:
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", *arguments),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, errors = await program.communicate()
    return program.returncode, said.decode(), errors.decode()


async def test_help_tells_how_to_use_it_with_any_bot() -> None:
    _, text, _ = await told("--help")
    for word in (
        *("https://api.telegram.org", "aiogram", "python-telegram-bot", "grammY", "telegraf"),
        *("pyTelegramBotAPI", "node-telegram-bot-api", "/clock", "/faults", "--state", "--port 0"),
    ):
        assert word in text
    assert max(len(line) for line in text.splitlines()) <= 100


@pytest.mark.parametrize(
    "arguments",
    [
        ("--token", "secret"),
        ("--token", "x:y"),
        ("--port", "70000"),
        ("--port", "http"),
        ("--per-chat", "0"),
        ("--overall", "-1"),
        ("--penalty", "nan"),
        ("--now", "yesterday"),
    ],
)
async def test_nonsense_is_refused_in_one_line_that_names_it(arguments: tuple[str, str]) -> None:
    code, _, errors = await told(*arguments)
    assert code == 2
    assert arguments[0] in errors.splitlines()[-1]
    assert "Traceback" not in errors


async def test_a_port_that_is_taken_is_told_with_a_way_out() -> None:
    async with Sandbox() as box:
        code, _, errors = await told("--port", str(box.port))
    assert (code, errors.count("\n")) == (1, 1)
    assert "--port 0" in errors


def test_an_address_of_the_new_internet_stands_in_brackets() -> None:
    assert Sandbox(host="::1", port=81).url == "http://[::1]:81"
    assert Sandbox(port=81).url == "http://127.0.0.1:81"


def test_like_telegram_sets_the_published_rates_and_each_can_be_changed() -> None:
    limits = limits_of(parser().parse_args(["--like-telegram", "--per-chat", "3"]))
    rates = (limits.per_chat_per_second, limits.per_group_per_minute, limits.overall_per_second)
    assert rates == (3, 20, 30)
    assert limits_of(parser().parse_args([])).overall_per_second is None

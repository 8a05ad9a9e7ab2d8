"""`python -m sandbox` as a stranger starts it."""

import asyncio
import sys

import aiohttp


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


async def test_help_tells_how_to_use_it_with_a_bot() -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "--help", stdout=asyncio.subprocess.PIPE
    )
    text, _ = await program.communicate()
    assert b"https://api.telegram.org" in text

"""The state file: a restart finds everything as it was, and what is damaged is not touched."""

import asyncio
import logging
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from raw_bot import PATIENCE, TOKEN, RawBot, png

from sandbox.botapi import Sandbox, StateError
from sandbox.botapi.clock import CHINA
from sandbox.client import Phones, buttons

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=CHINA)
KEYS = {"inline_keyboard": [[{"text": "Done", "callback_data": "d"}]]}


def kept_in(path: Path, now: datetime | None = None, token: str = TOKEN) -> Sandbox:
    return Sandbox(token, now=now, ticking=False, state=path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state"


def content(path: Path) -> bytes:
    return path.read_bytes()


def mode(path: Path) -> int:
    return path.stat().st_mode


async def live(path: Path) -> dict[str, int]:
    """One of everything that is kept; the ids needed to look for it."""
    async with (
        kept_in(path, MONDAY) as box,
        Phones(box.url) as phones,
        aiohttp.ClientSession() as session,
    ):
        bot = RawBot(box.url, session)
        ann, bo = await phones.add("Ann", "en", "clerk"), await phones.add("Bo")
        await ann.start("K7")
        await bo.start()
        kinds = ["message", "callback_query", "message_reaction"]
        await bot.updates(offset=-1, allowed_updates=kinds)
        photo = (await ann.photo(png()))["photo"][-1]["file_id"]
        await bot("sendPhoto", chat_id=ann.id, photo=photo)
        await ann.document("报告".encode(), "报告.txt", "read this 😀")
        asked = await bot("sendMessage", chat_id=ann.id, text="Well?", reply_markup=KEYS)
        gone = await bot("sendMessage", chat_id=ann.id, text="gone")
        await bot("deleteMessage", chat_id=ann.id, message_id=gone["message_id"])
        await bot("editMessageText", chat_id=ann.id, message_id=asked["message_id"],
                  text="Well??", reply_markup=KEYS)  # fmt: skip
        await bot("sendMessage", chat_id=bo.id, text="keys",
                  reply_markup={"keyboard": [["A"]]}, protect_content=True)  # fmt: skip
        await bot("pinChatMessage", chat_id=ann.id, message_id=asked["message_id"])
        await bot("setMyCommands", commands=[{"command": "a", "description": "b"}])
        await ann.react(asked["message_id"], "👍")
        await ann.group("Village")
        await bo.block()
        await ann.tap_data(asked["message_id"], "d", wait=0)
        await ann.offline()
        await ann.send("from the field")
        box.clock.advance(minutes=2)
        return {"ann": ann.id, "bo": bo.id, "asked": asked["message_id"]}


async def test_a_restart_finds_everything_as_it_was(path: Path) -> None:
    ids = await live(path)
    async with (
        kept_in(path) as box,
        Phones(box.url) as phones,
        aiohttp.ClientSession() as session,
    ):
        bot = RawBot(box.url, session)
        assert box.restored
        assert box.clock.now() == MONDAY + timedelta(minutes=2)
        people = (await phones.state())["people"]
        assert [(one["first_name"], one["role_label"]) for one in people] == [
            ("Ann", "clerk"),
            ("Bo", None),
        ]
        assert [one["device"]["offline"] for one in people] == [True, False]
        assert [one["device"]["blocked"] for one in people] == [False, True]
        ann, bo = phones.of(ids["ann"]), phones.of(ids["bo"])

        await ann.offline(False)
        messages = await ann.messages()
        asked = next(one for one in messages if one["message_id"] == ids["asked"])
        assert (asked["text"], asked["edited"], buttons(asked)) == ("Well??", True, [["Done"]])
        assert asked["reactions"] == [{"type": "emoji", "emoji": "👍"}]
        assert messages[-1]["text"] == "from the field"
        assert "gone" not in [one.get("text") for one in messages]
        assert await ann.download(messages[1]) == png()
        assert (await ann.chat())["pinned"] == [ids["asked"]]
        assert await ann.commands() == {"a": "b"}
        assert await bo.keyboard() == [["A"]]
        assert (await bo.messages())[-1]["protected"]

        updates = await bot.updates()
        tap = next(one["callback_query"] for one in updates if "callback_query" in one)
        assert await bot("getUpdates") == updates
        assert await bot("answerCallbackQuery", callback_query_id=tap["id"], text="yes")
        sent = next(one for one in messages if "document" in one)
        assert (await bot("getFile", file_id=sent["document"]["file_id"]))["file_size"] == 6
        fresh = await bot("sendMessage", chat_id=ids["ann"], text="on we go")
        assert fresh["message_id"] == messages[-1]["message_id"] + 1


async def test_update_ids_and_the_webhook_go_on(path: Path) -> None:
    arrived: list[int] = []

    async def hook(request: web.Request) -> web.Response:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == "s3"
        arrived.append((await request.json())["update_id"])
        return web.Response()

    async with kept_in(path, MONDAY) as box, aiohttp.ClientSession() as session:
        bot = RawBot(box.url, session)
        async with Phones(box.url) as phones:
            ann = await phones.add("Ann")
            await ann.start()
            first = (await bot.updates())[-1]["update_id"]
            await bot("setWebhook", url="http://127.0.0.1:9/hook", secret_token="s3")
    app = web.Application()
    app.router.add_post("/hook", hook)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    here = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    async with kept_in(path) as box, aiohttp.ClientSession() as session:
        bot = RawBot(box.url, session)
        assert (await bot("getWebhookInfo"))["url"] == "http://127.0.0.1:9/hook"
        await bot("setWebhook", url=here, secret_token="s3")
    async with kept_in(path) as box, Phones(box.url) as phones:
        await phones.of(next(iter(box.world.people))).send("hello")
        await box.drained()
    await runner.cleanup()
    assert arrived == [first, first + 1]


# The program itself, saying which messages it has written.
SAYS_WHAT_IS_WRITTEN = """
from sandbox.__main__ import main
from sandbox.botapi.state.file import StateFile

write = StateFile.write

def tell(self, rows, gone):
    write(self, rows, gone)
    print("written:", *(key for kind, key, _ in rows if kind == "message"), flush=True)

StateFile.write = tell
main()
"""


async def test_a_killed_sandbox_loses_a_second_at_most(path: Path) -> None:
    arguments = ("--port", "0", "--state", str(path), "Ann")
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", SAYS_WHAT_IS_WRITTEN, *arguments), stdout=asyncio.subprocess.PIPE
    )
    assert program.stdout is not None
    url = (await program.stdout.readline()).decode().strip()
    async with Phones(url) as phones, asyncio.timeout(PATIENCE):
        ann = phones.of((await phones.state())["people"][0]["id"])
        await ann.send("walnut")
        while not (await program.stdout.readline()).startswith(f"written: {ann.id}/".encode()):
            pass
    program.send_signal(signal.SIGKILL)
    await program.wait()
    async with kept_in(path) as box:
        (chat,) = box.world.chats.values()
        assert [stored.body["text"] for stored in chat.messages.values()] == ["walnut"]
        assert len(box.core.updates.pending) == 1


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    place = content.rindex(b"Ann")
    content[place : place + 3] = b"Eve"
    path.write_bytes(content)


def _other(path: Path) -> None:
    path.write_text("my diary, which is no state")


def _foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE recipes (name TEXT)")
    database.close()


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()


def _empty_rows(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("DELETE FROM kept WHERE kind = 'time'")
    database.close()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_cut, "is damaged"),
        (_flip, "is damaged"),
        (_other, "is no state of this sandbox"),
        (_foreign, "is no state of this sandbox"),
        (_newer, "was written by another version"),
        (_empty_rows, "is damaged"),
    ],
)
async def test_a_file_that_cannot_be_trusted_is_refused_and_left_as_it_is(
    path: Path, spoil: Callable[[Path], None], sentence: str
) -> None:
    await live(path)
    spoil(path)
    before = content(path)
    with pytest.raises(StateError, match=sentence):
        await kept_in(path).start()
    assert content(path) == before


async def test_wrong_places_bots_and_times_are_refused_with_a_sentence(path: Path) -> None:
    async with kept_in(path, MONDAY) as box:
        box.world.add_person("Ann")
        with pytest.raises(StateError, match="in use by another sandbox"):
            await kept_in(path).start()
    with pytest.raises(StateError, match="belongs to bot 5804217639"):
        await kept_in(path, token="77:x").start()
    with pytest.raises(StateError, match="earlier than the time kept"):
        await kept_in(path, MONDAY - timedelta(hours=1)).start()
    with pytest.raises(StateError, match="a folder that exists"):
        await kept_in(path / "nowhere").start()
    assert mode(path) & 0o077 == 0


async def test_a_file_that_cannot_be_written_is_told_once_and_tried_again(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with kept_in(path, MONDAY) as box:
        keeper = box._keeper
        assert keeper is not None
        await keeper.save()
        keeper._file._database.execute("PRAGMA query_only = ON")
        box.world.add_person("Ann")
        with caplog.at_level(logging.WARNING):
            for _ in range(3):
                await keeper.save()
        assert caplog.text.count("could not be written") == 1
        keeper._file._database.execute("PRAGMA query_only = OFF")
    async with kept_in(path) as box:
        assert [person.first_name for person in box.world.people.values()] == ["Ann"]


async def test_the_command_line_refuses_a_damaged_state_in_one_line(path: Path) -> None:
    _other(path)
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--port", "0", "--state", str(path)),
        stderr=asyncio.subprocess.PIPE,
    )
    _, errors = await program.communicate()
    assert program.returncode == 1
    assert errors.decode().count("\n") == 1
    assert "name another file" in errors.decode()

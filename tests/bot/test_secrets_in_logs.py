"""Planted secrets and words do not come out of a log at DEBUG, whatever goes wrong on the way."""

import io
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import structlog
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe, SendMessage, SetWebhook
from aiohttp import web
from aiohttp.test_utils import TestServer
from small_county import fill
from sqlalchemy import text

from bot.config import Settings
from bot.connections import answering_bot
from bot.fetch_faults import cause_of
from bot.governor import Governor
from bot.pushing import pushing_bot
from casework.attachments import Cause
from storage.database import Database, make_engine

WORDS = "Planted Words"
TOKEN = "424242:AAPlantedTokenThatNobodyMaySee00"
PLANTED = (TOKEN, TOKEN.partition(":")[2], "PlantedProxy", "PlantedHook", "PlantedPw", WORDS)
NOBODY = "http://127.0.0.1:9"
PROXIES = ("http://me:PlantedProxy@127.0.0.1:9", "socks5://me:PlantedProxy@127.0.0.1:9")


def settings(**more: str) -> Settings:
    return Settings(_env_file=None, bot_token=TOKEN, data_dir=Path("unused"), **more)  # type: ignore[arg-type]


async def fails(work: Callable[[], Awaitable[object]]) -> Exception:
    """What goes wrong, after it was logged as the program logs what it does not expect."""
    try:
        await work()
    except Exception as fault:
        structlog.get_logger("bot.test").exception("failed")
        logging.getLogger("asyncio").exception("never retrieved")
        return fault
    raise AssertionError("nothing went wrong")


def check(log: io.StringIO, entries: int) -> None:
    told = log.getvalue()
    assert told.count("Traceback") >= entries, "nothing was logged, so nothing was tried"
    for secret in PLANTED:
        assert secret not in told


@pytest.mark.parametrize("proxy", [None, *PROXIES])
async def test_a_network_that_is_not_there(log: io.StringIO, proxy: str | None) -> None:
    given = settings(proxy=proxy) if proxy else settings()
    governor = Governor(1000.0)
    answering = answering_bot(given, TOKEN, NOBODY, governor)
    pushing = pushing_bot(given, TOKEN, NOBODY, governor)
    hook = SetWebhook(url="https://bot.example.org/hook", secret_token="PlantedHook")
    for method in (GetMe(), SendMessage(chat_id=1, text=WORDS), hook):
        fault = await fails(lambda method=method: answering(method))  # type: ignore[misc]
        assert isinstance(fault, TelegramNetworkError)  # which passes, and is tried again
    address = answering.session.api.file_url(TOKEN, "photos/1.jpg")
    fetched = await fails(lambda: anext(answering.session.stream_content(address)))
    assert cause_of(fetched) is Cause.NETWORK
    await fails(lambda: pushing.send_message(1, WORDS))
    await answering.session.close()
    await pushing.request.shutdown()
    check(log, 5)


@pytest.fixture
async def refusing() -> AsyncIterator[str]:
    """A server that refuses everything, and says the address in its answer."""

    async def refuse(request: web.Request) -> web.Response:
        return web.Response(status=404, text=f"no such place: {request.url}")

    app = web.Application()
    app.router.add_route("*", "/{more:.*}", refuse)
    async with TestServer(app) as server:
        yield str(server.make_url("")).rstrip("/")


async def test_a_server_that_repeats_the_address(log: io.StringIO, refusing: str) -> None:
    governor = Governor(1000.0)
    answering = answering_bot(settings(), TOKEN, refusing, governor)
    pushing = pushing_bot(settings(), TOKEN, refusing, governor)
    await fails(lambda: answering(GetMe()))
    address = answering.session.api.file_url(TOKEN, "photos/1.jpg")
    await fails(lambda: anext(answering.session.stream_content(address)))
    await fails(lambda: anext(answering.session.stream_content(f"//[{address}")))
    await fails(pushing.initialize)
    await answering.session.close()
    await pushing.request.shutdown()
    check(log, 4)


async def test_a_database_that_is_not_there_or_refuses(
    log: io.StringIO, lite_database: Database
) -> None:
    async def connect() -> None:
        make_engine("postgresql://lianluo:PlantedPw@127.0.0.1:1/x?connect_timeout=1").connect()

    async def break_a_rule() -> None:
        fill(lite_database)
        again = text("INSERT INTO unit (code, name) VALUES (:code, :name)")
        with lite_database.engine.begin() as connection:
            connection.execute(again, {"code": "990000", "name": WORDS})

    await fails(connect)
    await fails(break_a_rule)
    check(log, 2)

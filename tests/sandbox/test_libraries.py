"""Clients that nobody here wrote run against the sandbox, by polling and by webhook."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiogram_bot
import ptb_bot
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from scenario import play
from telegram import Update

from sandbox.botapi import Sandbox
from sandbox.client import Phones

SECRET = "a-secret_Of-the-test"


@asynccontextmanager
async def listening(app: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    finally:
        await runner.cleanup()


async def test_aiogram_plays_the_story_by_polling(box: Sandbox, phones: Phones) -> None:
    bot, dispatcher = aiogram_bot.make_bot(box.url), aiogram_bot.make_dispatcher()
    polling = asyncio.create_task(
        dispatcher.start_polling(bot, handle_signals=False, close_bot_session=True)
    )
    await play(await phones.add("Ann", "en"))
    await box.drained()
    await dispatcher.stop_polling()
    await polling


async def test_aiogram_plays_the_story_by_webhook(box: Sandbox, phones: Phones) -> None:
    bot, dispatcher = aiogram_bot.make_bot(box.url), aiogram_bot.make_dispatcher()
    app = web.Application()
    handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token=SECRET)
    handler.register(app, path="/hook")
    async with listening(app) as address:
        await bot.set_webhook(address, secret_token=SECRET)
        await play(await phones.add("Ann", "en"))
        await box.drained()
        await bot.delete_webhook()
        await bot.session.close()


async def test_python_telegram_bot_plays_the_story_by_polling(box: Sandbox, phones: Phones) -> None:
    application = ptb_bot.make_application(box.url, polling=True)
    async with application:
        await application.start()
        await application.updater.start_polling(poll_interval=0)
        await play(await phones.add("Ann", "en"))
        await application.updater.stop()
        await application.stop()


async def test_python_telegram_bot_plays_the_story_by_webhook(box: Sandbox, phones: Phones) -> None:
    application = ptb_bot.make_application(box.url, polling=False)

    async def receive(request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != SECRET:
            return web.Response(status=401)
        update = Update.de_json(await request.json(), application.bot)
        await application.update_queue.put(update)
        return web.Response()

    app = web.Application()
    app.router.add_post("/hook", receive)
    async with listening(app) as address, application:
        await application.start()
        await application.bot.set_webhook(address, secret_token=SECRET)
        await play(await phones.add("Ann", "en"))
        await application.bot.delete_webhook()
        await application.stop()

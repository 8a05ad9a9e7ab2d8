"""600 messages to 200 chats by one bot token: as we push, and as others would.

Arguments: the server's address, and ``ours``, ``gather`` (no limiter) or ``library`` (its own
limiter with defaults). Meanwhile messages are answered with a card, and its tap by an edit.
"""

import asyncio
import logging
import sys

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import RetryAfter
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bench.gate import FIRST_PUSHED
from bench.peer_aiogram import TOKEN
from bot.config import Settings
from bot.governor import RATE, Governor
from bot.push import IN_FLIGHT
from bot.pushing import pushing_bot

MESSAGES, CHATS = 600, 200
# Seconds in which the cards are sent that are tapped later.
FIRST = 6.0
CARD = InlineKeyboardMarkup([[InlineKeyboardButton("1", callback_data="1")]])


def bot_of(way: str, server: str) -> ExtBot:
    if way == "ours":
        settings = Settings(_env_file=None, bot_token=TOKEN, api_base=server)
        return pushing_bot(settings, TOKEN, server, Governor(RATE))
    limiter = AIORateLimiter() if way == "library" else None
    request = HTTPXRequest(connection_pool_size=MESSAGES, pool_timeout=60)
    return ExtBot(
        TOKEN,
        base_url=f"{server}/bot",
        request=request,
        get_updates_request=HTTPXRequest(read_timeout=60),
        rate_limiter=limiter,
    )


async def push(bot: ExtBot, way: str) -> None:
    await asyncio.sleep(FIRST)
    room = asyncio.Semaphore(IN_FLIGHT if way == "ours" else MESSAGES)

    async def one(number: int) -> None:
        async with room:
            await bot.send_message(FIRST_PUSHED + number % CHATS, f"{number}")

    await asyncio.gather(*map(one, range(MESSAGES)), return_exceptions=True)


async def answer(bot: ExtBot, update: Update) -> None:
    try:
        if update.callback_query is not None:
            await update.callback_query.edit_message_text("2")
        elif update.message is not None:
            await bot.send_message(update.message.chat_id, "1", reply_markup=CARD)
    except RetryAfter:
        pass  # whoever tapped waits in vain


async def main(server: str, way: str) -> None:
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
    bot = bot_of(way, server)
    await bot.initialize()
    pushing = asyncio.create_task(push(bot, way))
    offset, tasks = None, {pushing}
    while True:
        for update in await bot.get_updates(offset=offset, timeout=20):
            offset = update.update_id + 1
            tasks.add(asyncio.create_task(answer(bot, update)))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

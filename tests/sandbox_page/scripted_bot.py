"""A small bot for the page to talk to: it greets, echoes, and does what its buttons say."""

import asyncio
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import (
    BotCommand,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
)
from aiogram.utils.backoff import BackoffConfig

SOON = BackoffConfig(min_delay=0.05, max_delay=0.1, factor=1.5, jitter=0)
COMMANDS = [
    BotCommand(command="status", description="How things stand"),
    BotCommand(command="help", description="What I can do"),
]
KEYBOARD = ReplyKeyboardMarkup(
    keyboard=[
        [KeyboardButton(text="Report"), KeyboardButton(text="My list")],
        [KeyboardButton(text="My number", request_contact=True)],
    ],
    resize_keyboard=True,
)


def buttons(*rows: dict[str, str]) -> InlineKeyboardMarkup:
    """Rows of buttons: text to `what:words`, or to an address."""
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text=text, url=what)
                if "://" in what
                else InlineKeyboardButton(text=text, callback_data=what)
                for text, what in row.items()
            ]
            for row in rows
        ]
    )


async def greet(message: Message, command: CommandObject) -> None:
    """Welcome with whatever the link carried."""
    await message.answer(f"Welcome, {command.args or 'stranger'}", reply_markup=KEYBOARD)


async def echo(message: Message) -> None:
    """Say what arrived."""
    forwarded = " forwarded" if message.forward_origin else ""
    answered = " in reply" if message.reply_to_message else ""
    kind = message.content_type.lower()
    await message.answer(f"Got {kind}{forwarded}{answered}: {message.text or message.caption}")


async def edited(message: Message) -> None:
    """Say what it was changed to."""
    await message.answer(f"Changed to: {message.text}")


async def press(query: CallbackQuery) -> None:
    """Do what the button's data says: `toast:`, `alert:`, `slow:`, `edit:` or `once:`."""
    what, _, words = (query.data or "").partition(":")
    if what == "slow":
        await asyncio.sleep(0.5)
    if isinstance(query.message, Message):
        if what == "edit":
            await query.message.edit_text(words, reply_markup=query.message.reply_markup)
        if what == "once":
            await query.message.answer(words)
    await query.answer(words, show_alert=what == "alert")


def dispatcher() -> Dispatcher:
    """All that the bot does."""
    made = Dispatcher()
    made.message.register(greet, CommandStart())
    made.message.register(echo)
    made.edited_message.register(edited)
    made.callback_query.register(press)
    return made


def bot_for(url: str, token: str) -> Bot:
    """A bot that knows no other server than the sandbox."""
    return Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))


async def poll(bot: Bot) -> Any:
    """Run until cancelled."""
    await bot.set_my_commands(COMMANDS)
    await dispatcher().start_polling(
        bot, handle_signals=False, polling_timeout=5, backoff_config=SOON
    )

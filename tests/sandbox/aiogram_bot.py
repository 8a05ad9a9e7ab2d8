"""The bot of the scenario, with aiogram."""

from io import BytesIO

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
)
from aiogram.utils.text_decorations import html_decoration
from raw_bot import TOKEN


def make_bot(url: str) -> Bot:
    return Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))


def make_dispatcher() -> Dispatcher:
    dispatcher = Dispatcher()
    dispatcher.message.register(_start, CommandStart(deep_link=True))
    dispatcher.message.register(_commands, Command("commands"))
    dispatcher.message.register(_message)
    dispatcher.callback_query.register(_done)
    return dispatcher


async def _start(message: Message, command: CommandObject) -> None:
    row = [KeyboardButton(text="Report"), KeyboardButton(text="Help")]
    keyboard = ReplyKeyboardMarkup(keyboard=[row], resize_keyboard=True)
    await message.answer(f"Welcome by {command.args}", reply_markup=keyboard)


async def _commands(message: Message, bot: Bot) -> None:
    scope = BotCommandScopeChat(chat_id=message.chat.id)
    command = BotCommand(command="report", description="Report something")
    await bot.set_my_commands([command], scope=scope, language_code="en")
    await message.answer("The menu is set")


async def _message(message: Message, bot: Bot) -> None:
    if message.photo:
        largest = message.photo[-1].file_id
        content = await bot.download(largest, BytesIO())
        assert content is not None
        size = len(content.read())
        await message.answer_photo(largest, caption=f"{size} bytes")
        return
    button = InlineKeyboardButton(text="Done", callback_data="done")
    text = f"<b>{html_decoration.quote(message.text or '')}</b>"
    markup = InlineKeyboardMarkup(inline_keyboard=[[button]])
    await message.answer(text, parse_mode="HTML", reply_markup=markup)


async def _done(query: CallbackQuery) -> None:
    await query.answer("Noted", show_alert=True)
    assert isinstance(query.message, Message)
    await query.message.edit_text("It is done")

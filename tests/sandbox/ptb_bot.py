"""The bot of the scenario, with python-telegram-bot."""

from html import escape
from typing import Any

from raw_bot import TOKEN
from telegram import (
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

Context = ContextTypes.DEFAULT_TYPE


def make_application(url: str, *, polling: bool) -> Any:
    builder = Application.builder().token(TOKEN)
    builder = builder.base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
    application = (builder if polling else builder.updater(None)).build()
    application.add_handler(CommandHandler("start", _start))
    application.add_handler(CommandHandler("commands", _commands))
    application.add_handler(MessageHandler(filters.PHOTO, _photo))
    application.add_handler(MessageHandler(filters.TEXT, _text))
    application.add_handler(CallbackQueryHandler(_done))
    return application


async def _start(update: Update, context: Context) -> None:
    assert update.message is not None
    keyboard = ReplyKeyboardMarkup([["Report", "Help"]], resize_keyboard=True)
    code = context.args[0] if context.args else ""
    await update.message.reply_text(f"Welcome by {code}", reply_markup=keyboard)


async def _commands(update: Update, context: Context) -> None:
    assert update.message is not None
    scope = BotCommandScopeChat(update.message.chat_id)
    command = BotCommand("report", "Report something")
    await context.bot.set_my_commands([command], scope=scope, language_code="en")
    await update.message.reply_text("The menu is set")


async def _photo(update: Update, context: Context) -> None:
    assert update.message is not None
    largest = update.message.photo[-1]
    file = await context.bot.get_file(largest)
    size = len(await file.download_as_bytearray())
    await update.message.reply_photo(largest.file_id, caption=f"{size} bytes")


async def _text(update: Update, _: Context) -> None:
    assert update.message is not None
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Done", callback_data="done")]])
    text = f"<b>{escape(update.message.text or '')}</b>"
    await update.message.reply_text(text, parse_mode="HTML", reply_markup=markup)


async def _done(update: Update, _: Context) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Noted", show_alert=True)
    await update.callback_query.edit_message_text("It is done")

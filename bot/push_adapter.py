"""The adapter for pushes: a Screen becomes python-telegram-bot's message."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.push_limiter import FIRST, First
from wording.codec import pack
from wording.screen import Button, Screen

Pusher = ExtBot[First]


def keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    """The buttons under a push."""
    if not screen.buttons:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in screen.buttons])


def _button(button: Button) -> InlineKeyboardButton:
    if button.action is None:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=pack(button.action))


async def send(bot: Pusher, chat_id: int, screen: Screen, *, urgent: bool) -> int:
    """Send a push; gives its message's id. An urgent one goes before what waits."""
    message = await bot.send_message(
        chat_id,
        screen.text,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(screen),
        rate_limit_args=FIRST if urgent else None,
    )
    return message.message_id


async def change(bot: Pusher, chat_id: int, message_id: int, screen: Screen) -> None:
    """Show something else on a push that was sent."""
    await bot.edit_message_text(
        screen.text,
        chat_id=chat_id,
        message_id=message_id,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(screen),
    )

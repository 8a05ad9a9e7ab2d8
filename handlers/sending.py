"""The adapter for replies: a Screen becomes Telegram's messages, through aiogram."""

from typing import Any

from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import (
    DeleteMessage,
    EditMessageCaption,
    EditMessageMedia,
    EditMessageReplyMarkup,
    SendDocument,
    SendPhoto,
)
from aiogram.types import (
    BufferedInputFile,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
)

from handlers.light import LightEdit, LightSend, LookingEdit
from wording.codec import pack
from wording.screen import CAPTION_LIMIT, Button, Screen, utf16_length

HTML = ParseMode.HTML


def inline(screen: Screen) -> Any:
    """The buttons under a message, as Telegram reads them; none without buttons."""
    if not screen.buttons:
        return None
    return {"inline_keyboard": [[_button(one) for one in row] for row in screen.buttons if row]}


def _button(button: Button) -> dict[str, str | None]:
    if button.url is not None or button.action is None:
        return {"text": button.label, "url": button.url}
    return {"text": button.label, "callback_data": pack(button.action)}


def _markup(screen: Screen) -> Any:
    if screen.keyboard is not None:
        return {
            "keyboard": [[{"text": word} for word in row] for row in screen.keyboard],
            "resize_keyboard": True,
            "is_persistent": True,
        }
    return inline(screen)


def headed(screen: Screen, line: str | None) -> Screen:
    """A screen with one line above it."""
    if line is None:
        return screen
    return Screen(
        f"{line}\n\n{screen.text}",
        screen.buttons,
        screen.picture,
        screen.keyboard,
        screen.protect,
        screen.placeholder,
    )


async def send(bot: Bot, chat_id: int, screen: Screen) -> int:
    """Send a screen as a new message; gives the message's id."""
    if screen.picture is not None and utf16_length(screen.text) <= CAPTION_LIMIT:
        sent = await bot(
            SendPhoto(
                chat_id=chat_id,
                photo=BufferedInputFile(screen.picture, "chart.png"),
                caption=screen.text,
                parse_mode=HTML,
                reply_markup=_markup(screen),
                protect_content=screen.protect or None,
            )
        )
        return sent.message_id
    shown = await bot(
        LightSend(
            chat_id=chat_id,
            text=screen.text,
            reply_markup=_markup(screen),
            protect_content=screen.protect or None,
        )
    )
    return shown.message_id


async def document(
    bot: Bot, chat_id: int, content: bytes, name: str, caption: str | None = None
) -> int:
    """Send a file made here; gives the message's id."""
    file = BufferedInputFile(content, name)
    sent = await bot(SendDocument(chat_id=chat_id, document=file, caption=caption, parse_mode=HTML))
    return sent.message_id


async def become_document(
    bot: Bot, chat_id: int, message_id: int, content: bytes, name: str, caption: str
) -> int:
    """Put a file made here in place of a text; where that is gone, send it below."""
    file = InputMediaDocument(
        media=BufferedInputFile(content, name), caption=caption, parse_mode=HTML
    )
    try:
        await bot(EditMessageMedia(chat_id=chat_id, message_id=message_id, media=file))
    except TelegramBadRequest:
        return await document(bot, chat_id, content, name, caption)
    return message_id


async def edit_text(
    bot: Bot, chat_id: int, message_id: int, screen: Screen, *, looking: bool = False
) -> None:
    """Show a screen on a message that has no picture; ``looking`` where it may not be one."""
    method = LookingEdit if looking else LightEdit
    await bot(
        method(
            chat_id=chat_id,
            message_id=message_id,
            text=screen.text,
            reply_markup=inline(screen),
        )
    )


async def replace(bot: Bot, card: Message, screen: Screen) -> int:
    """Show a screen in place of a card; where Telegram does not allow that, below it."""
    if screen.keyboard is not None:  # only a new message brings the fixed keyboard
        await strip(bot, card)
        return await send(bot, card.chat.id, screen)
    try:
        if screen.picture is not None and card.photo:
            return await _replace_picture(bot, card, screen.picture, screen)
        if screen.picture is not None or (card.photo and not screen.under_picture):
            sent = await send(bot, card.chat.id, screen)
            await _forget(bot, card)
            return sent
        if card.photo:
            return await _replace_caption(bot, card, screen)
        await edit_text(bot, card.chat.id, card.message_id, screen)
    except TelegramBadRequest as error:
        if "not modified" not in error.message:
            return await send(bot, card.chat.id, screen)
    return card.message_id


async def _replace_picture(bot: Bot, card: Message, picture: bytes, screen: Screen) -> int:
    await bot(
        EditMessageMedia(
            chat_id=card.chat.id,
            message_id=card.message_id,
            media=InputMediaPhoto(
                media=BufferedInputFile(picture, "chart.png"),
                caption=screen.text,
                parse_mode=HTML,
            ),
            reply_markup=inline(screen),
        )
    )
    return card.message_id


async def _replace_caption(bot: Bot, card: Message, screen: Screen) -> int:
    if utf16_length(screen.text) > CAPTION_LIMIT:
        return await send(bot, card.chat.id, screen)
    await bot(
        EditMessageCaption(
            chat_id=card.chat.id,
            message_id=card.message_id,
            caption=screen.text,
            parse_mode=HTML,
            reply_markup=inline(screen),
        )
    )
    return card.message_id


async def strip(bot: Bot, card: Message) -> None:
    """Take the buttons off a card that has done its work."""
    try:
        await bot(EditMessageReplyMarkup(chat_id=card.chat.id, message_id=card.message_id))
    except TelegramBadRequest:
        return


async def _forget(bot: Bot, card: Message) -> None:
    try:
        await bot(DeleteMessage(chat_id=card.chat.id, message_id=card.message_id))
    except TelegramBadRequest:
        return

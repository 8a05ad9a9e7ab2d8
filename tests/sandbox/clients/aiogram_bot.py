"""The story's bot, with aiogram: routers, filters, its webhook handler, its errors."""

import asyncio
import signal
from io import BytesIO
from typing import Any

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.methods import SendMessage
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    CallbackQuery,
    ChatMemberUpdated,
    InputMediaPhoto,
    Message,
    ReplyKeyboardRemove,
)
from aiogram.utils.keyboard import InlineKeyboardBuilder, ReplyKeyboardBuilder
from aiogram.utils.media_group import MediaGroupBuilder
from aiogram.utils.text_decorations import html_decoration
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from journal import picture, refused, see, settings

router = Router()
album: list[str] = []


@router.message(CommandStart(deep_link=True))
async def start(message: Message, command: CommandObject) -> None:
    see("start", code=command.args)
    keyboard = ReplyKeyboardBuilder().button(text="Report").button(text="Help")
    markup = keyboard.as_markup(resize_keyboard=True)
    await message.answer(f"Welcome by {command.args}", reply_markup=markup)


@router.message(Command("menu"))
async def menu(message: Message, bot: Bot) -> None:
    scope = BotCommandScopeChat(chat_id=message.chat.id)
    commands = [BotCommand(command="report", description="Report something")]
    await bot.set_my_commands(commands, scope=scope, language_code="en")
    found = await bot.get_my_commands(scope=scope, language_code="en")
    see("menu", commands=[one.command for one in found])
    await bot.send_chat_action(message.chat.id, "typing")
    await message.answer("The menu is set")


@router.message(Command("tell"))
async def tell(message: Message, command: CommandObject, bot: Bot) -> None:
    try:
        await bot.send_message(int(command.args or 0), "Are you there?")
    except TelegramForbiddenError as error:
        refused(403, error.message)
    await message.answer("Nobody there")


@router.message(F.text == "markdown")
async def markdown(message: Message) -> None:
    text = r"*bold* _it_ ||hidden|| `code` [site](https://example.org/) 1\.5"
    sent = await message.answer(text, parse_mode="MarkdownV2")
    see("sent", entities=[one.type for one in sent.entities or []])


@router.message(F.text == "buttons")
async def buttons(message: Message) -> None:
    keyboard = InlineKeyboardBuilder().button(text="Done", callback_data="done")
    keyboard.button(text="Site", url="https://example.org/")
    await message.answer("Choose", reply_markup=keyboard.as_markup())


@router.message(F.text == "draw")
async def draw(message: Message) -> None:
    file = BufferedInputFile(picture, "well.png")
    sent = await message.answer_photo(
        file, caption="<i>drawn</i>", parse_mode="HTML", protect_content=True
    )
    see("drawn", sizes=len(sent.photo or []), protected=sent.has_protected_content)


@router.message(F.text == "album")
async def send_album(message: Message) -> None:
    builder = MediaGroupBuilder(caption="both")
    for name in ("a.png", "b.png"):
        builder.add_photo(BufferedInputFile(picture, name))
    sent = await message.answer_media_group(builder.build())
    see("album", parts=len(sent), joined=sent[0].media_group_id == sent[1].media_group_id)


@router.message(F.text == "change")
async def change(message: Message) -> None:
    sent = await message.answer_photo(BufferedInputFile(picture, "well.png"), caption="before")
    edited = await sent.edit_media(
        InputMediaPhoto(media=BufferedInputFile(picture, "new.png"), caption="between")
    )
    assert isinstance(edited, Message)
    again = await edited.edit_caption(caption="after")
    assert isinstance(again, Message)
    see("changed", before=edited.caption, after=again.caption)


@router.message(F.text == "vanish")
async def vanish(message: Message) -> None:
    sent = await message.answer("Soon gone")
    await sent.delete()
    await message.answer("It is gone")


@router.message(F.text == "twice")
async def twice(message: Message) -> None:
    sent = await message.answer("Same")
    try:
        await sent.edit_text("Same")
    except TelegramBadRequest as error:
        refused(400, error.message)
    await message.answer("Once is enough")


@router.message(F.text == "broken")
async def broken(message: Message) -> None:
    try:
        await message.answer("<b>open", parse_mode="HTML")
    except TelegramBadRequest as error:
        refused(400, error.message)
    await message.answer("Mended")


@router.message(F.text == "flood")
async def flood(message: Message) -> None:
    try:
        await message.answer("Through at last")
    except TelegramRetryAfter as error:
        await asyncio.sleep(error.retry_after)
        await message.answer("Through at last")


@router.message(F.text == "pass on")
async def route_out(message: Message) -> None:
    forwarded = await message.forward(message.chat.id)
    copy = await message.copy_to(message.chat.id)
    assert forwarded.forward_origin is not None
    rising = message.message_id < forwarded.message_id < copy.message_id
    see("passed", origin=forwarded.forward_origin.type, rising=rising)


@router.message(F.text == "pin")
async def pin(message: Message, bot: Bot) -> None:
    sent = await message.answer("Remember this")
    await sent.pin(disable_notification=True)
    chat = await bot.get_chat(message.chat.id)
    assert chat.pinned_message is not None
    see("chat", name=chat.first_name, pinned=chat.pinned_message.text)


@router.message(F.text == "fold")
async def fold(message: Message) -> None:
    await message.answer("Folded", reply_markup=ReplyKeyboardRemove())


@router.message(F.media_group_id)
async def part(message: Message) -> None:
    album.append(message.media_group_id or "")
    see("part", caption=message.caption, joined=len(set(album)) == 1)


@router.message(F.photo[-1].as_("largest"))
async def photo(message: Message, largest: Any, bot: Bot) -> None:
    content = await bot.download(largest, BytesIO())
    assert content is not None
    size = len(content.read())
    see("photo", caption=message.caption, sizes=len(message.photo or []), bytes=size)
    await message.answer_photo(largest.file_id, caption=f"{size} bytes")


@router.message(F.document.as_("document"))
async def document(message: Message, document: Any, bot: Bot) -> None:
    content = await bot.download(document, BytesIO())
    assert content is not None
    words = content.read().decode()
    see("document", name=document.file_name, type=document.mime_type, words=words)
    answer = BufferedInputFile(words.upper().encode(), "answer.txt")
    sent = await message.answer_document(answer, caption="Read")
    assert sent.document is not None
    see("uploaded", name=sent.document.file_name, bytes=sent.document.file_size)


@router.message(F.voice.as_("voice"))
async def voice(message: Message, voice: Any) -> None:
    see("voice", seconds=voice.duration)
    await message.answer_voice(voice.file_id)


@router.message(F.location.as_("place"))
async def location(message: Message, place: Any) -> None:
    see("location", latitude=place.latitude, longitude=place.longitude)
    await message.answer_venue(place.latitude, place.longitude, "Well", "East side")


@router.message(F.contact.as_("contact"))
async def contact(message: Message, contact: Any) -> None:
    assert message.from_user is not None
    own = contact.user_id == message.from_user.id
    see("contact", number=contact.phone_number, own=own)
    await message.answer_contact(contact.phone_number, contact.first_name)


@router.message(F.reply_to_message.as_("target"))
async def reply(message: Message, target: Message) -> None:
    see("reply", text=message.text, to=target.text)
    await target.reply("You meant that")


@router.message(F.forward_origin.as_("origin"))
async def forward(message: Message, origin: Any) -> SendMessage:
    see("forward", text=message.text, name=origin.sender_user_name)
    return message.answer("Passed to me")  # by webhook, it goes in the reply


@router.message(F.text)
async def text(message: Message) -> None:
    see("text", text=message.text, entities=[one.type for one in message.entities or []])
    quoted = html_decoration.quote(message.text or "")
    await message.answer(f"<b>{quoted}</b>", parse_mode="HTML")


@router.edited_message()
async def edited(message: Message) -> None:
    see("edited", text=message.text)


@router.callback_query()
async def tap(query: CallbackQuery) -> None:
    assert isinstance(query.message, Message)
    see("tap", data=query.data, on=query.message.text)
    await query.answer("Noted", show_alert=True)
    await query.message.edit_text("It is done")


@router.my_chat_member()
async def member(update: ChatMemberUpdated) -> None:
    see("member", name=update.from_user.first_name, now=update.new_chat_member.status)


async def listen(bot: Bot, dispatcher: Dispatcher) -> None:
    app = web.Application()
    handler = SimpleRequestHandler(
        dispatcher, bot, handle_in_background=False, secret_token=settings.secret
    )
    handler.register(app, path="/hook")
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    await bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token=settings.secret)
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    await ended.wait()
    await bot.delete_webhook()
    await runner.cleanup()


async def main() -> None:
    server = TelegramAPIServer.from_base(settings.url)
    bot = Bot(settings.token, session=AiohttpSession(api=server))
    see("me", username=(await bot.me()).username)
    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    if settings.way == "webhook":
        await listen(bot, dispatcher)
        await bot.session.close()
    else:
        await dispatcher.start_polling(bot, handle_as_tasks=False)  # one after another


asyncio.run(main())

"""The story's bot, with python-telegram-bot: its Application, handlers, filters and errors."""

import asyncio
import os
import signal
from html import escape
from typing import Any

from aiohttp import web
from journal import picture, refused, see, settings
from telegram import (
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.error import BadRequest, Forbidden, RetryAfter
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)
from telegram.helpers import escape_markdown

Context = ContextTypes.DEFAULT_TYPE
album: list[str] = []
os.environ["PTB_TIMEDELTA"] = "1"  # durations as timedelta, as a later version will have them


async def start(update: Update, context: Context) -> None:
    code = context.args[0]
    see("start", code=code)
    keyboard = ReplyKeyboardMarkup([["Report", "Help"]], resize_keyboard=True)
    await update.message.reply_text(f"Welcome by {code}", reply_markup=keyboard)


async def menu(update: Update, context: Context) -> None:
    scope = BotCommandScopeChat(update.effective_chat.id)
    commands = [BotCommand("report", "Report something")]
    await context.bot.set_my_commands(commands, scope=scope, language_code="en")
    found = await context.bot.get_my_commands(scope=scope, language_code="en")
    see("menu", commands=[one.command for one in found])
    await update.message.reply_chat_action("typing")
    await update.message.reply_text("The menu is set")


async def tell(update: Update, context: Context) -> None:
    try:
        await context.bot.send_message(int(context.args[0]), "Are you there?")
    except Forbidden as error:
        refused(403, error.message)
    await update.message.reply_text("Nobody there")


async def markdown(update: Update, _: Context) -> None:
    text = r"*bold* _it_ ||hidden|| `code` [site](https://example.org/) "
    text += escape_markdown("1.5", version=2)
    sent = await update.message.reply_markdown_v2(text)
    see("sent", entities=[one.type for one in sent.entities])


async def buttons(update: Update, _: Context) -> None:
    done = InlineKeyboardButton("Done", callback_data="done")
    site = InlineKeyboardButton("Site", url="https://example.org/")
    markup = InlineKeyboardMarkup.from_row([done, site])
    await update.message.reply_text("Choose", reply_markup=markup)


async def draw(update: Update, _: Context) -> None:
    sent = await update.message.reply_photo(
        picture, "<i>drawn</i>", parse_mode="HTML", protect_content=True, filename="well.png"
    )
    see("drawn", sizes=len(sent.photo), protected=sent.has_protected_content)


async def send_album(update: Update, _: Context) -> None:
    media = [InputMediaPhoto(picture, filename=name) for name in ("a.png", "b.png")]
    sent = await update.message.reply_media_group(media, caption="both")
    see("album", parts=len(sent), joined=sent[0].media_group_id == sent[1].media_group_id)


async def change(update: Update, _: Context) -> None:
    sent = await update.message.reply_photo(picture, "before")
    edited = await sent.edit_media(InputMediaPhoto(picture, "between", filename="new.png"))
    again = await edited.edit_caption("after")
    see("changed", before=edited.caption, after=again.caption)


async def vanish(update: Update, _: Context) -> None:
    sent = await update.message.reply_text("Soon gone")
    await sent.delete()
    await update.message.reply_text("It is gone")


async def twice(update: Update, _: Context) -> None:
    sent = await update.message.reply_text("Same")
    try:
        await sent.edit_text("Same")
    except BadRequest as error:
        refused(400, error.message)
    await update.message.reply_text("Once is enough")


async def broken(update: Update, _: Context) -> None:
    try:
        await update.message.reply_html("<b>open")
    except BadRequest as error:
        refused(400, error.message)
    await update.message.reply_text("Mended")


async def flood(update: Update, _: Context) -> None:
    try:
        await update.message.reply_text("Through at last")
    except RetryAfter as error:
        await asyncio.sleep(error.retry_after.total_seconds())
        await update.message.reply_text("Through at last")


async def route_out(update: Update, _: Context) -> None:
    message = update.message
    forwarded = await message.forward(message.chat_id)
    copy = await message.copy(message.chat_id)
    rising = message.message_id < forwarded.message_id < copy.message_id
    see("passed", origin=forwarded.forward_origin.type, rising=rising)


async def pin(update: Update, context: Context) -> None:
    sent = await update.message.reply_text("Remember this")
    await sent.pin(disable_notification=True)
    chat = await context.bot.get_chat(update.effective_chat.id)
    see("chat", name=chat.first_name, pinned=chat.pinned_message.text)


async def fold(update: Update, _: Context) -> None:
    await update.message.reply_text("Folded", reply_markup=ReplyKeyboardRemove())


async def photo(update: Update, _: Context) -> None:
    message = update.message
    if message.media_group_id:
        album.append(message.media_group_id)
        see("part", caption=message.caption, joined=len(set(album)) == 1)
        return
    file = await message.photo[-1].get_file()
    size = len(await file.download_as_bytearray())
    see("photo", caption=message.caption, sizes=len(message.photo), bytes=size)
    await message.reply_photo(message.photo[-1], caption=f"{size} bytes")


async def document(update: Update, _: Context) -> None:
    found = update.message.document
    words = (await (await found.get_file()).download_as_bytearray()).decode()
    see("document", name=found.file_name, type=found.mime_type, words=words)
    answer = words.upper().encode()
    sent = await update.message.reply_document(answer, "Read", filename="answer.txt")
    see("uploaded", name=sent.document.file_name, bytes=sent.document.file_size)


async def voice(update: Update, _: Context) -> None:
    found = update.message.voice
    see("voice", seconds=int(found.duration.total_seconds()))
    await update.message.reply_voice(found)


async def location(update: Update, _: Context) -> None:
    place = update.message.location
    see("location", latitude=place.latitude, longitude=place.longitude)
    await update.message.reply_venue(place.latitude, place.longitude, "Well", "East side")


async def contact(update: Update, _: Context) -> None:
    found = update.message.contact
    own = found.user_id == update.effective_user.id
    see("contact", number=found.phone_number, own=own)
    await update.message.reply_contact(contact=found)


async def reply(update: Update, _: Context) -> None:
    target = update.message.reply_to_message
    see("reply", text=update.message.text, to=target.text)
    await target.reply_text("You meant that", do_quote=True)


async def forward(update: Update, _: Context) -> None:
    name = update.message.forward_origin.sender_user_name
    see("forward", text=update.message.text, name=name)
    await update.message.reply_text("Passed to me")


async def text(update: Update, _: Context) -> None:
    message = update.message
    see("text", text=message.text, entities=[one.type for one in message.entities])
    await message.reply_html(f"<b>{escape(message.text, quote=False)}</b>")


async def edited(update: Update, _: Context) -> None:
    see("edited", text=update.edited_message.text)


async def tap(update: Update, _: Context) -> None:
    query = update.callback_query
    see("tap", data=query.data, on=query.message.text)
    await query.answer("Noted", show_alert=True)
    await query.edit_message_text("It is done")


async def member(update: Update, _: Context) -> None:
    change = update.my_chat_member
    see("member", name=change.from_user.first_name, now=change.new_chat_member.status)


WORDS = {
    "markdown": markdown,
    "buttons": buttons,
    "draw": draw,
    "album": send_album,
    "change": change,
    "vanish": vanish,
    "twice": twice,
    "broken": broken,
    "flood": flood,
    "pass on": route_out,
    "pin": pin,
    "fold": fold,
}


def make_application() -> Any:
    builder = Application.builder().token(settings.token)
    builder = builder.base_url(f"{settings.url}/bot").base_file_url(f"{settings.url}/file/bot")
    application = (builder if settings.way == "polling" else builder.updater(None)).build()
    add = application.add_handler
    for command, handler in {"start": start, "menu": menu, "tell": tell}.items():
        add(CommandHandler(command, handler))
    for word, handler in WORDS.items():
        add(MessageHandler(filters.UpdateType.MESSAGE & filters.Text([word]), handler))
    add(MessageHandler(filters.PHOTO, photo))
    add(MessageHandler(filters.Document.ALL, document))
    add(MessageHandler(filters.VOICE, voice))
    add(MessageHandler(filters.LOCATION, location))
    add(MessageHandler(filters.CONTACT, contact))
    add(MessageHandler(filters.UpdateType.EDITED_MESSAGE, edited))
    add(MessageHandler(filters.REPLY, reply))
    add(MessageHandler(filters.FORWARDED, forward))
    add(MessageHandler(filters.TEXT, text))
    add(CallbackQueryHandler(tap))
    add(ChatMemberHandler(member, ChatMemberHandler.MY_CHAT_MEMBER))
    return application


async def note_name(application: Any) -> None:
    see("me", username=application.bot.username)


async def listen(application: Any) -> None:
    async def receive(request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != settings.secret:
            return web.Response(status=401)
        update = Update.de_json(await request.json(), application.bot)
        await application.update_queue.put(update)
        return web.Response()

    app = web.Application()
    app.router.add_post("/hook", receive)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    async with application:
        await note_name(application)
        await application.start()
        await application.bot.set_webhook(
            address, secret_token=settings.secret, allowed_updates=Update.ALL_TYPES
        )
        await ended.wait()
        await application.bot.delete_webhook()
        await application.stop()
    await runner.cleanup()


if settings.way == "webhook":
    asyncio.run(listen(make_application()))
else:
    running = make_application()
    running.post_init = note_name
    running.run_polling(poll_interval=0, allowed_updates=Update.ALL_TYPES)

"""The story's bot, with pyTelegramBotAPI: decorators, `antiflood`, plain threads."""

import signal
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread
from typing import Any

from journal import picture, refused, see, settings
from telebot import TeleBot, apihelper, util
from telebot.apihelper import ApiTelegramException
from telebot.formatting import escape_markdown
from telebot.types import (
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaPhoto,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    Update,
)

apihelper.API_URL = settings.url + "/bot{0}/{1}"
apihelper.FILE_URL = settings.url + "/file/bot{0}/{1}"
bot = TeleBot(settings.token, threaded=False)
album: list[str] = []


def drawn(name: str) -> Any:
    return InputFile(BytesIO(picture), file_name=name)


@bot.message_handler(commands=["start"])
def start(message: Any) -> None:
    code = util.extract_arguments(message.text)
    see("start", code=code)
    keyboard = ReplyKeyboardMarkup(resize_keyboard=True).row("Report", "Help")
    bot.send_message(message.chat.id, f"Welcome by {code}", reply_markup=keyboard)


@bot.message_handler(commands=["menu"])
def menu(message: Any) -> None:
    scope = BotCommandScopeChat(message.chat.id)
    bot.set_my_commands([BotCommand("report", "Report something")], scope, "en")
    found = bot.get_my_commands(scope, "en")
    see("menu", commands=[one.command for one in found])
    bot.send_chat_action(message.chat.id, "typing")
    bot.send_message(message.chat.id, "The menu is set")


@bot.message_handler(commands=["tell"])
def tell(message: Any) -> None:
    refuse(bot.send_message, int(util.extract_arguments(message.text)), "Are you there?")
    bot.send_message(message.chat.id, "Nobody there")


def refuse(call: Any, *args: Any, **options: Any) -> None:
    try:
        call(*args, **options)
    except ApiTelegramException as error:
        refused(error.error_code, error.description)


@bot.message_handler(regexp="^markdown$")
def markdown(message: Any) -> None:
    text = r"*bold* _it_ ||hidden|| `code` [site](https://example.org/) " + escape_markdown("1.5")
    sent = bot.send_message(message.chat.id, text, parse_mode="MarkdownV2")
    see("sent", entities=[one.type for one in sent.entities])


@bot.message_handler(regexp="^buttons$")
def buttons(message: Any) -> None:
    done = InlineKeyboardButton("Done", callback_data="done")
    site = InlineKeyboardButton("Site", url="https://example.org/")
    bot.send_message(message.chat.id, "Choose", reply_markup=InlineKeyboardMarkup().row(done, site))


@bot.message_handler(regexp="^draw$")
def draw(message: Any) -> None:
    sent = bot.send_photo(
        message.chat.id,
        drawn("well.png"),
        "<i>drawn</i>",
        parse_mode="HTML",
        protect_content=True,
    )
    see("drawn", sizes=len(sent.photo), protected=sent.has_protected_content)


@bot.message_handler(regexp="^album$")
def send_album(message: Any) -> None:
    media = [InputMediaPhoto(drawn("a.png"), caption="both"), InputMediaPhoto(drawn("b.png"))]
    sent = bot.send_media_group(message.chat.id, media)
    see("album", parts=len(sent), joined=sent[0].media_group_id == sent[1].media_group_id)


@bot.message_handler(regexp="^change$")
def change(message: Any) -> None:
    sent = bot.send_photo(message.chat.id, drawn("well.png"), "before")
    place = {"chat_id": message.chat.id, "message_id": sent.message_id}
    media = InputMediaPhoto(drawn("new.png"), caption="between")
    edited = bot.edit_message_media(media, **place)
    again = bot.edit_message_caption("after", **place)
    see("changed", before=edited.caption, after=again.caption)


@bot.message_handler(regexp="^vanish$")
def vanish(message: Any) -> None:
    sent = bot.send_message(message.chat.id, "Soon gone")
    bot.delete_message(message.chat.id, sent.message_id)
    bot.send_message(message.chat.id, "It is gone")


@bot.message_handler(regexp="^twice$")
def twice(message: Any) -> None:
    sent = bot.send_message(message.chat.id, "Same")
    refuse(bot.edit_message_text, "Same", message.chat.id, sent.message_id)
    bot.send_message(message.chat.id, "Once is enough")


@bot.message_handler(regexp="^broken$")
def broken(message: Any) -> None:
    refuse(bot.send_message, message.chat.id, "<b>open", parse_mode="HTML")
    bot.send_message(message.chat.id, "Mended")


@bot.message_handler(regexp="^flood$")
def flood(message: Any) -> None:
    util.antiflood(bot.send_message, message.chat.id, "Through at last")


@bot.message_handler(regexp="^pass on$")
def route_out(message: Any) -> None:
    here = message.chat.id
    forwarded = bot.forward_message(here, here, message.message_id)
    copy = bot.copy_message(here, here, message.message_id)
    rising = message.message_id < forwarded.message_id < copy.message_id
    see("passed", origin=forwarded.forward_origin.type, rising=rising)


@bot.message_handler(regexp="^pin$")
def pin(message: Any) -> None:
    sent = bot.send_message(message.chat.id, "Remember this")
    bot.pin_chat_message(message.chat.id, sent.message_id, disable_notification=True)
    chat = bot.get_chat(message.chat.id)
    see("chat", name=chat.first_name, pinned=chat.pinned_message.text)


@bot.message_handler(regexp="^fold$")
def fold(message: Any) -> None:
    bot.send_message(message.chat.id, "Folded", reply_markup=ReplyKeyboardRemove())


@bot.message_handler(content_types=["photo"])
def photo(message: Any) -> None:
    if message.media_group_id:
        album.append(message.media_group_id)
        see("part", caption=message.caption, joined=len(set(album)) == 1)
        return
    largest = message.photo[-1].file_id
    size = len(bot.download_file(bot.get_file(largest).file_path))
    see("photo", caption=message.caption, sizes=len(message.photo), bytes=size)
    bot.send_photo(message.chat.id, largest, f"{size} bytes")


@bot.message_handler(content_types=["document"])
def document(message: Any) -> None:
    found = message.document
    words = bot.download_file(bot.get_file(found.file_id).file_path).decode()
    see("document", name=found.file_name, type=found.mime_type, words=words)
    answer = InputFile(BytesIO(words.upper().encode()), file_name="answer.txt")
    sent = bot.send_document(message.chat.id, answer, caption="Read")
    see("uploaded", name=sent.document.file_name, bytes=sent.document.file_size)


@bot.message_handler(content_types=["voice"])
def voice(message: Any) -> None:
    see("voice", seconds=message.voice.duration)
    bot.send_voice(message.chat.id, message.voice.file_id)


@bot.message_handler(content_types=["location"])
def location(message: Any) -> None:
    place = message.location
    see("location", latitude=place.latitude, longitude=place.longitude)
    bot.send_venue(message.chat.id, place.latitude, place.longitude, "Well", "East side")


@bot.message_handler(content_types=["contact"])
def contact(message: Any) -> None:
    found = message.contact
    see("contact", number=found.phone_number, own=found.user_id == message.from_user.id)
    bot.send_contact(message.chat.id, found.phone_number, found.first_name)


@bot.message_handler(func=lambda message: message.reply_to_message)
def reply(message: Any) -> None:
    target = message.reply_to_message
    see("reply", text=message.text, to=target.text)
    parameters = ReplyParameters(target.message_id)
    bot.send_message(message.chat.id, "You meant that", reply_parameters=parameters)


@bot.message_handler(func=lambda message: message.forward_origin)
def forward(message: Any) -> None:
    see("forward", text=message.text, name=message.forward_origin.sender_user_name)
    bot.send_message(message.chat.id, "Passed to me")


@bot.message_handler(content_types=["text"])
def text(message: Any) -> None:
    see("text", text=message.text, entities=[one.type for one in message.entities or []])
    bot.send_message(
        message.chat.id, f"<b>{escape(message.text, quote=False)}</b>", parse_mode="HTML"
    )


@bot.edited_message_handler(content_types=["text"])
def edited(message: Any) -> None:
    see("edited", text=message.text)


@bot.callback_query_handler(func=lambda _: True)
def tap(query: Any) -> None:
    see("tap", data=query.data, on=query.message.text)
    bot.answer_callback_query(query.id, "Noted", show_alert=True)
    bot.edit_message_text("It is done", query.message.chat.id, query.message.message_id)


@bot.my_chat_member_handler()
def member(update: Any) -> None:
    see("member", name=update.from_user.first_name, now=update.new_chat_member.status)


class Hook(BaseHTTPRequestHandler):
    """The library leaves the webhook's server to the bot."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:  # the name is http.server's
        known = self.headers["X-Telegram-Bot-Api-Secret-Token"] == settings.secret
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if known:
            bot.process_new_updates([Update.de_json(body.decode())])
        self.send_response(200 if known else 401)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


def listen() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}/hook"
    bot.set_webhook(address, secret_token=settings.secret)
    signal.sigwait([signal.SIGTERM])
    bot.remove_webhook()
    server.shutdown()
    thread.join()
    server.server_close()


see("me", username=bot.get_me().username)
if settings.way == "webhook":
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
    listen()
else:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as with Ctrl-C
    bot.infinity_polling(long_polling_timeout=20)

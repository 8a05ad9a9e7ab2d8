"""The door: coming in by invite, strangers, menu, help, language, me."""

import re
from contextlib import suppress

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from casework.actions import Action, Answer, Verb, View, chosen
from casework.people import Language
from casework.people_errors import InviteError
from handlers import commands
from handlers.filters import AtTheDoor, Stranger, Tapped, Typed
from handlers.talk import Talk
from services import door
from services.office import Office
from wording import door as door_words
from wording.speaker import Speaker

# What an invite's code looks like; other words of a stranger are not even looked up.
_CODE = re.compile(r"[A-Za-z0-9]{6,20}")


async def start(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/start``, plain or with an invite's code."""
    code = (command.args or "").strip()
    if not code or not _CODE.fullmatch(code):
        if talk.office.officer is None:
            await talk.put(door_words.stranger(talk.say))
        else:
            await talk.show(Answer(View.HELP))
        return
    if talk.office.officer is not None:
        answer = await talk.office.write(door.come_again, code)
        await commands.set_for(talk.bot, talk.chat_id, talk.say, talk.officer)
        await talk.show(answer)
        return
    sheet = await talk.office.write_open(door.knock, talk.chat_id, code)
    if sheet is None:
        raise InviteError
    await talk.put(door_words.welcome(talk.say, sheet))


async def join(callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """The tap on «yes, this is me»."""
    code = action.argument
    language = Language.CHINESE
    if not (callback.from_user.language_code or "zh").startswith("zh"):
        language = Language.ENGLISH
    answer = await talk.office.write_open(door.join, callback.from_user.id, code, language)
    if answer is None:
        raise InviteError
    officer = await talk.office.read_open(door.officer, answer.ref)
    talk.office = Office(talk.office.database, officer, talk.office.cause)
    talk.say = Speaker.of(talk.office.database, language)
    await commands.set_for(talk.bot, talk.chat_id, talk.say, talk.officer)
    if moved_from := answer.facts.get("moved_from"):
        with suppress(TelegramBadRequest, TelegramForbiddenError):  # that account may be gone
            await commands.clear_for(talk.bot, int(moved_from))
    await talk.show(answer)


async def stranger(_event: Message | CallbackQuery, talk: Talk) -> None:
    """Anything else from somebody unknown: one courteous line."""
    if talk.callback is not None:
        await talk.line(talk.say("stranger"))
    else:
        await talk.put(door_words.stranger(talk.say))


async def menu(_message: Message, talk: Talk) -> None:
    """``/menu``: the keyboard, and the command menu that fits the posts held by now."""
    await commands.set_for(talk.bot, talk.chat_id, talk.say, talk.officer)
    await talk.show(Answer(View.MENU))


async def help_(_message: Message, talk: Talk) -> None:
    """``/help``."""
    await talk.show(Answer(View.HELP))


async def me(_message: Message, talk: Talk) -> None:
    """``/me``."""
    await talk.show(Answer(View.ME))


async def lang(_message: Message, talk: Talk) -> None:
    """``/lang``."""
    await talk.show(Answer(View.LANGUAGE))


async def language(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on a language: everything changes at once, the command menu too."""
    wanted = chosen(Language, action.argument)
    answer = await talk.office.write(door.speak, wanted)
    talk.say = Speaker.of(talk.office.database, wanted)
    await commands.set_for(talk.bot, talk.chat_id, talk.say, talk.officer)
    await talk.show(answer)


async def quiet(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on one's own quiet hours."""
    which, _, choice = action.argument.partition(":")
    await talk.show(await talk.office.write(door.rest, which, choice))


def build() -> tuple[Router, Router]:
    """The router for strangers, which comes first, and the one for officers."""
    strangers = Router(name="strangers")
    strangers.message.filter(AtTheDoor())
    strangers.message.register(start, Typed("start"))
    strangers.callback_query.register(join, Tapped(Verb.JOIN))
    strangers.message.register(stranger, Stranger())
    strangers.callback_query.register(stranger, Stranger())
    router = Router(name="door")
    router.message.register(menu, Typed("menu"))
    router.message.register(help_, Typed("help"))
    router.message.register(me, Typed("me"))
    router.message.register(lang, Typed("lang"))
    router.callback_query.register(language, Tapped(Verb.LANGUAGE))
    router.callback_query.register(quiet, Tapped(Verb.QUIET))
    return strangers, router

"""The working calendar: a month for everybody, days and office hours for the administrator."""

import re
from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from casework.actions import Action, Answer, Verb, View
from handlers.filters import Tapped, Typed
from handlers.talk import Talk
from services import calendar as services
from services import clock_settings
from wording import calendar as words
from wording import periods
from wording.screen import Screen

_DAY = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}")


async def calendar(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/calendar``, with a month in any words, a day like 2026-10-07, or without."""
    typed = (command.args or "").strip()
    if typed and not _DAY.fullmatch(typed):
        typed = periods.first_month(typed, talk.say.today)
    await talk.show(Answer(View.CALENDAR, argument=typed))


async def set_day(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that makes a day one off, one worked, or what it was."""
    await talk.show(await talk.office.write(services.set_day, action.argument))


async def _month(talk: Talk, answer: Answer) -> Screen:
    sheet = await talk.office.read(services.month, answer.argument, answer.page)
    return words.month(talk.say, sheet)


async def _hours(talk: Talk, _answer: Answer) -> Screen:
    return words.hours(talk.say, await talk.office.read(services.hours))


async def _lengths(talk: Talk, _answer: Answer) -> Screen:
    return words.lengths(talk.say, await talk.office.read(clock_settings.lengths))


DRAWINGS: dict[View, Callable[[Talk, Answer], Awaitable[Screen]]] = {
    View.CALENDAR: _month,
    View.HOURS: _hours,
    View.LENGTHS: _lengths,
}


def build() -> Router:
    """The router of this subject."""
    router = Router(name="calendar")
    router.message.register(calendar, Typed("calendar"))
    router.callback_query.register(set_day, Tapped(Verb.SET_DAY))
    return router

"""When one's own brief comes: looked at, moved, switched off."""

from aiogram import Router
from aiogram.types import CallbackQuery

from casework.actions import Action, Answer, Verb, View
from handlers.filters import Tapped
from handlers.talk import Talk
from services import briefs
from wording import briefs as words
from wording.screen import Screen


async def choose(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on a day, an hour, or «off»."""
    await talk.show(await talk.office.write(briefs.choose, action.argument))


async def draw(talk: Talk, answer: Answer) -> Screen:
    """The choices of a brief."""
    return words.choices(talk.say, await talk.office.read(briefs.sheet, answer.argument))


DRAWINGS = {View.BRIEF: draw}


def build() -> Router:
    """The router of this subject."""
    router = Router(name="briefs")
    router.callback_query.register(choose, Tapped(Verb.BRIEF))
    return router

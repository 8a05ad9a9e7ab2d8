"""Retaliation: reported in two taps or in words, taken on, and what was done about it."""

from aiogram import Router
from aiogram.types import CallbackQuery

from casework.actions import Action, Answer, Verb, View
from handlers.filters import Tapped
from handlers.talk import Talk
from services import retaliation as service
from wording import retaliation as words
from wording.screen import Screen


async def begin(talk: Talk, text: str, message_id: int) -> None:
    """«Retaliation», said alone or with what has happened."""
    if text:
        await talk.show(await talk.office.write(service.begin_with, text, message_id))
    else:
        await talk.show(await talk.office.write(service.begin))


async def take(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap by which somebody takes a report on."""
    await talk.show(await talk.office.write(service.take, action.target))


async def draw(talk: Talk, answer: Answer) -> Screen:
    """A report's card."""
    return words.card(talk.say, await talk.office.read(service.sheet, answer.ref))


DRAWINGS = {View.RETALIATION: draw}


def build() -> Router:
    """The router of this subject."""
    router = Router(name="retaliation")
    router.callback_query.register(take, Tapped(Verb.RETALIATION))
    return router

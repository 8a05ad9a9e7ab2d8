"""Meetings: their list, their cards, and what they have asked for."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from casework.actions import Action, Answer, Verb, View
from handlers.filters import Tapped
from handlers.talk import Talk
from services import action_items, meeting_cards, meetings
from wording import meetings as words
from wording.screen import Screen


async def by_command(_message: Message, talk: Talk) -> None:
    """``/meetings``."""
    await talk.show(Answer(View.MEETINGS))


async def gather(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «look for more»."""
    await talk.show(await talk.office.write(meetings.gather, action.target))


async def take(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that begins a meeting, or closes it."""
    work = meetings.close if action.argument == words.CLOSE else meetings.hold
    await talk.show(await talk.office.write(work, action.target))


async def done(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «done» of an action item."""
    await talk.show(await talk.office.write(action_items.done, action.target))


async def _overview(talk: Talk, answer: Answer) -> Screen:
    return words.overview(talk.say, await talk.office.read(meeting_cards.overview, answer.page))


async def _meeting(talk: Talk, answer: Answer) -> Screen:
    sheet = await talk.office.read(meeting_cards.meeting, answer.ref, answer.page)
    return words.meeting(talk.say, sheet, asked=answer.argument)


async def _action(talk: Talk, answer: Answer) -> Screen:
    return words.action(talk.say, await talk.office.read(meeting_cards.action, answer.ref))


DRAWINGS: dict[View, Callable[[Talk, Answer], Awaitable[Screen]]] = {
    View.MEETINGS: _overview,
    View.MEETING: _meeting,
    View.ACTION: _action,
}


def build() -> Router:
    """The router of this subject."""
    router = Router(name="meetings")
    router.message.register(by_command, Command("meetings"))
    router.callback_query.register(gather, Tapped(Verb.GATHER))
    router.callback_query.register(take, Tapped(Verb.MEETING))
    router.callback_query.register(done, Tapped(Verb.ACTION_DONE))
    return router

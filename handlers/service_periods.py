"""Service periods: the list, one of them, its zero reports, and the taps on their cards."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.types import CallbackQuery

from casework.actions import Action, Answer, Verb, View
from handlers.filters import Tapped
from handlers.talk import Talk
from services import period_cards, zero_reports
from wording import service_periods as words
from wording.pushes import FROM_PUSH
from wording.screen import Screen


async def tap(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on a zero report's answer, on a task, or on «call off»."""
    await talk.show(await talk.office.write(zero_reports.tap, action.target, action.argument))


async def _overview(talk: Talk, _answer: Answer) -> Screen:
    return words.overview(talk.say, await talk.office.read(period_cards.overview))


async def _card(talk: Talk, answer: Answer) -> Screen:
    return words.card(talk.say, await talk.office.read(period_cards.card, answer.ref))


async def _zero_reports(talk: Talk, answer: Answer) -> Screen:
    day = answer.argument.removeprefix(FROM_PUSH)
    sheet = await talk.office.read(zero_reports.day_of, answer.ref, day)
    return words.zero_reports(talk.say, sheet)


DRAWINGS: dict[View, Callable[[Talk, Answer], Awaitable[Screen]]] = {
    View.PERIODS: _overview,
    View.PERIOD: _card,
    View.ZERO_REPORTS: _zero_reports,
}


def build() -> Router:
    """The router of this subject."""
    router = Router(name="service_periods")
    router.callback_query.register(tap, Tapped(Verb.PERIOD))
    return router

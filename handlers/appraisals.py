"""Appraisals of units: seen, accepted with a tap, objected to and answered through forms."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.types import CallbackQuery

from casework.actions import Action, Answer, Verb, View, chosen
from casework.appraisal import Part
from casework.unit_errors import NoSuchUnitError
from handlers.filters import Tapped
from handlers.talk import Talk
from services import appraisal_cards, appraisals
from wording import appraisals as words
from wording import periods
from wording import status as status_words
from wording.screen import Screen


async def accept(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «nothing against it»."""
    await talk.show(await talk.office.write(appraisals.accept, action.target))


async def _card(talk: Talk, answer: Answer) -> Screen:
    return words.appraisal(talk.say, await talk.office.read(appraisal_cards.card, answer.ref))


async def _behind(talk: Talk, answer: Answer) -> Screen:
    part = chosen(Part, answer.argument)
    sheet = await talk.office.read(appraisal_cards.behind, answer.ref, part, answer.page)
    return words.appraised(talk.say, sheet)


async def _overview(talk: Talk, answer: Answer) -> Screen:
    """The appraisals of a quarter; of one unit that was asked about its card."""
    argument, came_from = periods.split_from(answer.argument, talk.say.today)
    asked = periods.read(argument, talk.say.today)
    try:
        if asked.unit and came_from is None:
            found = await talk.office.read(appraisal_cards.of_unit, asked.unit, asked.period)
            if found is not None:
                return await _card(talk, Answer(View.APPRAISAL, found))
        question = appraisal_cards.overview
        sheet = await talk.office.read(question, asked.period, answer.page, asked.unit)
    except NoSuchUnitError as error:
        return status_words.near(talk.say, View.APPRAISALS, error, asked)
    return words.overview(talk.say, sheet, came_from)


DRAWINGS: dict[View, Callable[[Talk, Answer], Awaitable[Screen]]] = {
    View.APPRAISAL: _card,
    View.APPRAISALS: _overview,
    View.APPRAISED: _behind,
}


def build() -> Router:
    """The router of this subject."""
    router = Router(name="appraisals")
    router.callback_query.register(accept, Tapped(Verb.ACCEPT_APPRAISAL))
    return router

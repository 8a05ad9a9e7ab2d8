"""Contact villages and companions: looked at, assigned, named; what a companion has entered."""

from aiogram import Router
from aiogram.types import CallbackQuery

from casework.actions import Action, Answer, Verb, View
from handlers.filters import Tapped
from handlers.talk import Talk
from services import companions
from services import duty as services
from wording import duty as words
from wording.screen import Screen


async def show(talk: Talk, _rest: str = "") -> None:
    """The list for those who assign contact villages, one's own card for everybody else."""
    await talk.show(await talk.office.read(services.opens_at))


async def end_companion(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that lets nobody accompany a leader any more."""
    await talk.show(await talk.office.write(companions.end, action.target))


async def affirm(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A leader's tap on «true»."""
    await talk.show(await talk.office.write(companions.affirm, action.target))


async def draw(talk: Talk, answer: Answer) -> Screen:
    """An officer's duty."""
    return words.card(talk.say, await talk.office.read(services.card, answer.ref))


async def draw_list(talk: Talk, answer: Answer) -> Screen:
    """Those to whom contact villages are assigned."""
    return words.listing(talk.say, await talk.office.read(services.listing, answer.page))


DRAWINGS = {View.DUTY: draw, View.DUTIES: draw_list}


def build() -> Router:
    """The router of this subject."""
    router = Router(name="duty")
    router.callback_query.register(end_companion, Tapped(Verb.END_COMPANION))
    router.callback_query.register(affirm, Tapped(Verb.AFFIRM_VISIT))
    return router

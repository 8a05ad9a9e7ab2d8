"""A joint team's trips: a period's, one of them, taken back and entered again."""

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from casework.actions import Action, Answer, Verb, View
from casework.report_errors import PeriodError
from handlers.filters import Tapped, Typed
from handlers.talk import Talk
from services import outreach, outreach_cards
from wording import outreach as words
from wording import periods
from wording.screen import Screen


async def by_command(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/outreach``, for this month or another period."""
    await show(talk, command.args or "")


async def show(talk: Talk, typed: str = "") -> None:
    """A period's trips; raises :class:`PeriodError` for what is none."""
    asked = periods.read(typed, talk.say.today)
    if asked.unit:
        raise PeriodError(text=asked.unit)
    packed = periods.packed(asked.period) if asked.period else ""
    await talk.show(Answer(View.OUTREACHES, argument=packed))


async def remove(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «take back», or on «enter again»."""
    work = outreach.restore if action.argument == "back" else outreach.remove
    await talk.show(await talk.office.write(work, action.target))


async def draw(talk: Talk, answer: Answer) -> Screen:
    """One trip."""
    return words.card(talk.say, await talk.office.read(outreach_cards.card, answer.ref))


async def draw_period(talk: Talk, answer: Answer) -> Screen:
    """A period's trips with their sums."""
    period = periods.read(answer.argument, talk.say.today).period
    sheet = await talk.office.read(outreach_cards.overview, period, answer.page)
    return words.overview(talk.say, sheet)


DRAWINGS = {View.OUTREACH: draw, View.OUTREACHES: draw_period}


def build() -> Router:
    """The router of this subject."""
    router = Router(name="outreach")
    router.message.register(by_command, Typed("outreach"))
    router.callback_query.register(remove, Tapped(Verb.REMOVE_OUTREACH))
    return router

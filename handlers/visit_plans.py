"""Planning field days on the grid, and what a month that fell short asks."""

from aiogram import Router
from aiogram.types import CallbackQuery

from casework.actions import Action, Answer, Verb
from handlers.filters import Tapped
from handlers.talk import Talk
from services import visit_closing, visit_plans
from wording import visit_plan as words
from wording.screen import Screen


async def plan_day(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that plans a day, or plans it no longer."""
    answer = await talk.office.write(visit_plans.toggle, action.argument, action.target)
    await talk.show(answer)


async def move_plan(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that moves a planned day to another."""
    await talk.show(await talk.office.write(visit_plans.move, action.argument, action.target))


async def explain_month(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on one of the reasons for a month that fell short."""
    await talk.show(await talk.office.write(visit_closing.give, action.target, action.argument))


async def draw(talk: Talk, answer: Answer) -> Screen:
    """The month's grid."""
    sheet = await talk.office.read(visit_plans.sheet, answer.argument, answer.ref)
    return words.plan(talk.say, sheet)


def build() -> Router:
    """The router of this subject."""
    router = Router(name="visit_plans")
    router.callback_query.register(plan_day, Tapped(Verb.PLAN_DAY))
    router.callback_query.register(move_plan, Tapped(Verb.MOVE_PLAN))
    router.callback_query.register(explain_month, Tapped(Verb.EXPLAIN_MONTH))
    return router

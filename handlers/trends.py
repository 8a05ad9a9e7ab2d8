"""Topics by township by month, root causes, and who owns the policy."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import Message

from casework.actions import Answer, View, chosen
from casework.trends import Topic
from casework.unit_errors import NoSuchUnitError
from handlers import drawing
from handlers.filters import Typed
from handlers.talk import Talk
from services import policy_owners, trends
from wording import causes as cause_words
from wording import periods, trends_picture
from wording import status as status_words
from wording import trends as words
from wording.screen import Screen


async def by_command(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/trend [UNIT] [PERIOD]``, in any order."""
    await talk.show(Answer(View.TREND, argument=(command.args or "").strip()))


async def _trend(talk: Talk, answer: Answer) -> Screen:
    """All in one time, the list of units, or one unit or topic."""
    head, _, rest = answer.argument.partition(" ")
    listed, topic = head == words.UNITS, None
    if head.startswith(words.TOPIC):
        topic = chosen(Topic, head.removeprefix(words.TOPIC))
    asked = periods.read(rest if listed or topic else answer.argument, talk.say.today)
    try:
        sheet = await talk.office.read(trends.of, asked.unit, asked.period, topic)
    except NoSuchUnitError as error:
        return status_words.near(talk.say, View.TREND, error, asked)
    if listed:
        return words.units(talk.say, sheet, answer.page)
    picture = await drawing.png(trends_picture.svg(talk.say, sheet))
    return words.trend(talk.say, sheet, picture, more=answer.page > 0)


async def _causes(talk: Talk, answer: Answer) -> Screen:
    """The root causes of a year, whose number stands where a page does."""
    return cause_words.causes(talk.say, await talk.office.read(policy_owners.sheet, answer.page))


DRAWINGS: dict[View, Callable[[Talk, Answer], Awaitable[Screen]]] = {
    View.TREND: _trend,
    View.CAUSES: _causes,
}


def build() -> Router:
    """The router of this subject."""
    router = Router(name="trends")
    router.message.register(by_command, Typed("trend"))
    return router

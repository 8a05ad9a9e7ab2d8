"""How do we stand: the leaders' answer, and the units below."""

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import Message

from casework.access import may_do
from casework.actions import Answer, View, chosen
from casework.people import Role
from casework.sheets import ListSheet
from casework.sheets_status import Behind
from casework.statistics import Period
from casework.unit_errors import NoSuchUnitError
from handlers import drawing
from handlers.filters import Typed
from handlers.talk import Talk
from services import behind, lists
from services import status as service
from wording import lists as list_words
from wording import periods, status_picture
from wording import status as words
from wording.screen import Screen


async def by_command(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/status [UNIT] [PERIOD]``, in any order."""
    await talk.show(Answer(View.STATUS, argument=(command.args or "").strip()))


async def draw(talk: Talk, answer: Answer) -> Screen:
    """The answer with its picture; a mistyped unit is asked about."""
    asked = periods.read(answer.argument, talk.say.today)
    try:
        sheet = await talk.office.read(service.overview, asked.unit, asked.period)
    except NoSuchUnitError as error:
        return words.near(talk.say, View.STATUS, error, asked)
    picture = await drawing.png(status_picture.svg(talk.say, sheet))
    return words.status(talk.say, sheet, picture, more=answer.page > 0)


async def draw_units(talk: Talk, answer: Answer) -> Screen:
    """The units below one with open work."""
    unit, came_from = _opened_from(talk, answer)
    sheet = await talk.office.read(service.units_below, unit, answer.page)
    return words.units(talk.say, sheet, came_from)


async def draw_overdue(talk: Talk, answer: Answer) -> Screen:
    """What is late, in one unit or everywhere."""
    typed, came_from = _opened_from(talk, answer)
    asked = periods.read_with_weeks(typed, talk.say.today)
    try:
        sheet = await talk.office.read(behind.overdue, asked.unit, answer.page, asked.period)
    except NoSuchUnitError as error:
        return words.near(talk.say, View.OVERDUE, error, asked)
    return _list(talk, "overdue", sheet, answer, came_from)


async def draw_behind(talk: Talk, answer: Answer) -> Screen:
    """What a number of the answer counts."""
    argument, came_from = _opened_from(talk, answer)
    name, _, rest = argument.partition(" ")
    what, asked = chosen(Behind, name), periods.read(rest, talk.say.today)
    sheet = await talk.office.read(behind.page, what, asked.unit, asked.period, answer.page)
    return _list(talk, what.value, sheet, answer, came_from)


def _opened_from(talk: Talk, answer: Answer) -> tuple[str, Period | None]:
    """What is asked for, and the period of the answer that it was opened from."""
    return periods.split_from(answer.argument, talk.say.today)


def _list(
    talk: Talk, name: str, sheet: ListSheet, answer: Answer, came_from: Period | None
) -> Screen:
    """A list; its ``ref`` says for which move one of it is being picked, any other for none."""
    return list_words.page(
        talk.say,
        name,
        sheet,
        may_go_back=may_do(talk.officer, "status"),
        picking=answer.ref if answer.ref in (1, 2) else 0,
        came_from=came_from,
    )


async def draw_open(talk: Talk, answer: Answer) -> Screen:
    """What is open in a unit."""
    unit, came_from = _opened_from(talk, answer)
    sheet = await talk.office.read(behind.open_cases, unit, answer.page)
    return _list(talk, "open", sheet, answer, came_from)


async def draw_suspended(talk: Talk, answer: Answer) -> Screen:
    """What is held in a unit."""
    unit, came_from = _opened_from(talk, answer)
    sheet = await talk.office.read(behind.suspended, unit, answer.page)
    return _list(talk, "suspended", sheet, answer, came_from)


async def draw_approvals(talk: Talk, answer: Answer) -> Screen:
    """What waits for a deputy's word; those who only look on are told so."""
    unit, came_from = _opened_from(talk, answer)
    sheet = await talk.office.read(lists.approvals, answer.page, unit)
    name = "approvals" if talk.officer.holds(Role.DEPUTY) else "waiting"
    return _list(talk, name, sheet, answer, came_from)


def build() -> Router:
    """The router of this subject."""
    router = Router(name="status")
    router.message.register(by_command, Typed("status"))
    return router

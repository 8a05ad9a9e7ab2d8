"""The administrator's conversations: people, units, invites."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

from aiogram import Router
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from casework.actions import Action, Answer, Verb, View
from casework.people import Officer
from handlers import commands
from handlers.filters import Tapped, Typed
from handlers.talk import Talk
from services import administration, door, stopping
from wording import people as words
from wording.screen import Screen
from wording.speaker import Speaker

LONGEST_NAME = 12  # what a button to the next page can carry


async def people(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/people`` and ``/revoke``, for all or for a name: each opens the card to stop somebody."""
    name = (command.args or "").strip()[:LONGEST_NAME]
    await talk.show(Answer(View.PEOPLE, argument=name))


async def units(_message: Message, talk: Talk) -> None:
    """``/units``."""
    await talk.show(Answer(View.UNITS))


async def invite(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/invite``, with a name or without."""
    await begin_invite(talk, command.args or "")


async def begin_invite(talk: Talk, name: str) -> None:
    """Ask whom to invite, as far as it was not said."""
    await talk.show(await talk.office.write(administration.begin_invite, name))


async def invite_tapped(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «invite»: somebody new, or the person on the card once more."""
    officer_id = action.target
    if officer_id:
        await talk.show(await talk.office.write(administration.renew_invite, officer_id))
    else:
        await talk.show(await talk.office.write(administration.begin_invite))


async def revoke(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that stops somebody, takes that back or lets them in again; their menu follows."""
    works = {words.ADMIT: stopping.admit, words.UNDO: stopping.undo}
    answer = await talk.office.write(works.get(action.argument, stopping.stop), action.target)
    officer = await talk.office.read_open(door.officer, answer.ref)
    if officer is not None:
        await _set_menu(talk, officer)
    await talk.show(answer)


async def _set_menu(talk: Talk, officer: Officer) -> None:
    if officer.telegram_id is None:
        return
    with suppress(TelegramBadRequest, TelegramForbiddenError):  # a chat that is gone has no menu
        if not officer.active:
            await commands.clear_for(talk.bot, officer.telegram_id)
        else:
            say = Speaker.of(talk.office.database, officer.language)
            await commands.set_for(talk.bot, officer.telegram_id, say, officer)


async def _people(talk: Talk, answer: Answer) -> Screen:
    sheet = await talk.office.read(administration.people_page, answer.page, answer.argument)
    return words.people(talk.say, sheet)


async def _person(talk: Talk, answer: Answer) -> Screen:
    sheet = await talk.office.read(administration.person, answer.ref, answer.facts)
    me = await talk.bot.me()
    return words.person(talk.say, sheet, me.username or "", asked=answer.argument)


async def _units(talk: Talk, answer: Answer) -> Screen:
    sheet = await talk.office.read(administration.units_page, answer.argument, answer.page)
    return words.units(talk.say, sheet)


DRAWINGS: dict[View, Callable[[Talk, Answer], Awaitable[Screen]]] = {
    View.PEOPLE: _people,
    View.PERSON: _person,
    View.UNITS: _units,
}


def build() -> Router:
    """The router of this subject."""
    router = Router(name="people")
    router.message.register(people, Typed("people", "revoke"))
    router.message.register(units, Typed("units"))
    router.message.register(invite, Typed("invite"))
    router.callback_query.register(invite_tapped, Tapped(Verb.INVITE))
    router.callback_query.register(revoke, Tapped(Verb.REVOKE))
    return router

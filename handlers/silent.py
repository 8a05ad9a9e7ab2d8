"""Who has not answered: shown by officer, reminded by a tap, or reached by telephone."""

from aiogram import Router
from aiogram.methods import SendContact
from aiogram.types import CallbackQuery, Message

from casework.actions import Action, Answer, Verb, View
from handlers.filters import Tapped, Typed
from handlers.talk import Talk
from services import reminding
from services import silent as service
from wording import silent as words
from wording.screen import Screen


async def by_command(_message: Message, talk: Talk) -> None:
    """``/silent``."""
    await talk.show(Answer(View.SILENT))


async def draw(talk: Talk, answer: Answer) -> Screen:
    """Those who have not answered."""
    return words.page(talk.say, await talk.office.read(service.page, answer.page))


async def draw_one(talk: Talk, answer: Answer) -> Screen:
    """One of them, with what waits."""
    return words.one(talk.say, await talk.office.read(service.one, answer.ref, answer.page))


async def draw_asked(talk: Talk, answer: Answer) -> Screen:
    """What waits for oneself."""
    return words.one(talk.say, await talk.office.read(service.asked_of_me, answer.page))


async def remind(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «remind»."""
    one = action.argument == View.SILENT_ONE.value
    then = View.SILENT_ONE if one else View.SILENT
    await talk.show(await talk.office.write(reminding.remind, action.target, then))


async def contact(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «contact»: the number comes as a contact below, and the list stays."""
    sheet = await talk.office.write(reminding.contact, action.target)
    if sheet.phone is None:
        await talk.line(words.no_phone(talk.say, sheet), alert=True)
        return
    await talk.bot(
        SendContact(
            chat_id=talk.chat_id,
            phone_number=sheet.phone,
            first_name=sheet.name,
            protect_content=True,
        )
    )
    await talk.line(talk.say("silent-contact-sent"))


DRAWINGS = {View.SILENT: draw, View.SILENT_ONE: draw_one, View.ASKED: draw_asked}


def build() -> Router:
    """The router of this subject."""
    router = Router(name="silent")
    router.message.register(by_command, Typed("silent"))
    router.callback_query.register(remind, Tapped(Verb.REMIND))
    router.callback_query.register(contact, Tapped(Verb.CONTACT))
    return router

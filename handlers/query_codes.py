"""A petitioner's query code: told once, made anew, typed for a caller."""

from aiogram import Router
from aiogram.types import CallbackQuery

from casework.actions import Action, Answer, Verb, View
from casework.forms import FormKind
from handlers.filters import Tapped
from handlers.talk import Talk
from services import forms
from services import query_codes as service
from wording import query_codes as words
from wording.screen import Screen


async def ask(talk: Talk, text: str) -> None:
    """«Query code», said alone or with the code."""
    if text:
        await talk.show(await talk.office.write(service.look_up, text))
    else:
        await talk.show(await talk.office.write(forms.start, FormKind.LOOKUP, 0))


async def tell(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that shows the code once, or makes a new one and shows that."""
    work = service.renew if action.argument == words.NEW else service.tell
    await talk.show(await talk.office.write(work, action.target))


async def draw(talk: Talk, answer: Answer) -> Screen:
    """What a code gives; drawn from the answer alone, so that no button can ask for it."""
    return words.found(talk.say, answer.facts)


DRAWINGS = {View.LOOKUP: draw}


def build() -> Router:
    """The router of this subject."""
    router = Router(name="query_codes")
    router.callback_query.register(tell, Tapped(Verb.QUERY_CODE))
    return router

"""What is done on a message of pushes itself, beside opening what it tells of."""

from aiogram import Router
from aiogram.types import CallbackQuery

from casework.actions import Action, Verb
from handlers.filters import Tapped
from handlers.talk import Talk
from services import pushing
from wording.push_messages import FOLD


async def unfold(callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «unfold» or «fold»: the sender changes the message, and again when time is up."""
    message_id = callback.message.message_id if callback.message else 0
    fold = action.argument == FOLD
    answer = await talk.office.write(pushing.unfold, message_id, fold=fold)
    key = "push-outdated" if answer.notice else "push-folded" if fold else "push-unfolded-for"
    await talk.line(talk.say(key))


def build() -> Router:
    """The router of this subject."""
    router = Router(name="pushes")
    router.callback_query.register(unfold, Tapped(Verb.UNFOLD))
    return router

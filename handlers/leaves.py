"""Leave: asked for in one line or through the form, approved, called off or ended with a tap."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from casework.actions import Action, Answer, Verb, View
from handlers.filters import Tapped
from handlers.talk import Talk
from services import leave_approval, leave_cards, leaves
from wording import leaves as words
from wording.screen import Screen


async def ask(talk: Talk, typed: str) -> None:
    """Begin the form, filled with what was typed; without words show what there is already."""
    sheet = await talk.office.read(leave_cards.sheet)
    if not typed and (sheet.mine or sheet.covers or sheet.asked or sheet.refused):
        await talk.show(Answer(View.LEAVE))
    else:
        kind, rest = words.meant(typed)
        await talk.show(await talk.office.write(leaves.begin, rest, kind))


async def by_command(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/leave FROM TO STAND-IN``, each of them if it is known."""
    await ask(talk, (command.args or "").strip())


async def end(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «call off», or on «back already»."""
    await talk.show(await talk.office.write(leaves.end, action.target))


async def decide(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that approves a colleague's leave, or begins to refuse it with a reason."""
    yes = action.argument == words.YES
    work = leave_approval.approve if yes else leave_approval.begin_refusal
    await talk.show(await talk.office.write(work, action.target))


async def draw(talk: Talk, _answer: Answer) -> Screen:
    """The card of one's own leaves, and of those for whom one covers."""
    return words.card(talk.say, await talk.office.read(leave_cards.sheet))


def build() -> Router:
    """The router of this subject."""
    router = Router(name="leaves")
    router.message.register(by_command, Command("leave"))
    router.callback_query.register(end, Tapped(Verb.END_LEAVE))
    router.callback_query.register(decide, Tapped(Verb.DECIDE_LEAVE))
    return router

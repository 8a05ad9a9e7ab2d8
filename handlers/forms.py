"""Forms: taps that begin, fill, change, finish, drop or restore one."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from casework.actions import Action, Verb, chosen, number
from casework.alike import Said
from casework.forms import Draft, FormKind
from casework.imports import Progress
from handlers.filters import Tapped, Typed
from handlers.talk import Talk
from handlers.waiting import patiently
from services import accusations, forms, one_matter
from wording import choices
from wording.chat_import import SLOW


async def write(talk: Talk, draft: Draft, text: str, message_id: int) -> None:
    """Take a text into a form; the words of a button that it shows are taken like a tap."""
    if not await pick(talk, draft, text):
        answer = await talk.office.write(forms.type_text, draft.id, text, message_id)
        await talk.show(answer)


async def pick(talk: Talk, draft: Draft, text: str) -> bool:
    """Take the words of a button that a form shows like a tap; false when they are other words."""
    if draft.fields.get("accusation") == "asked":
        answer = choices.accusation_answer(text)
        if answer is not None:
            await talk.show(await talk.office.write(accusations.answer, draft.id, answer))
        return answer is not None
    value = choices.said(draft, text)
    if value is not None:
        await talk.show(await talk.office.write(forms.fill, draft.id, draft.asks or "", value))
    return value is not None


async def begin(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on a button whose act needs something typed or picked."""
    kind = chosen(FormKind, action.argument)
    await talk.show(await talk.office.write(forms.start, kind, action.target))


async def fill(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on one of a field's choices."""
    name, _, value = action.argument.partition("=")
    await talk.show(await talk.office.write(forms.fill, action.target, name, value))


async def alike(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that says whether what is offered is the same matter."""
    said, _, other = action.argument.partition("=")
    work = talk.office.write(one_matter.say, action.target, chosen(Said, said), number(other))
    await talk.show(await work)


async def join_same(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that puts a lead to the case of one that its author has called the same."""
    other = number(action.argument)
    await talk.show(await talk.office.write(one_matter.join, action.target, other))


async def ask(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on a field that is to be changed."""
    await talk.show(await talk.office.write(forms.ask, action.target, action.argument))


async def confirm(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """The tap that finishes a form."""
    if action.argument != SLOW:
        await talk.show(await talk.office.write(forms.finish, action.target))
        return
    progress = Progress()
    work = talk.office.write(forms.finish, action.target, progress)
    await talk.show(await patiently(talk, work, progress))


async def drop(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «cancel»."""
    await talk.show(await talk.office.write(forms.drop, action.target))


async def restore(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «undo» after «cancel»."""
    await talk.show(await talk.office.write(forms.restore, action.target))


async def cancel(_message: Message, talk: Talk) -> None:
    """``/cancel``."""
    await drop_last(talk)


async def drop_last(talk: Talk) -> None:
    """Drop the form that was touched last."""
    if not talk.drafts:
        await talk.line(talk.say("nothing-to-cancel"))
        return
    await talk.show(await talk.office.write(forms.drop, talk.drafts[0].id))


def build() -> Router:
    """The router of this subject."""
    router = Router(name="forms")
    router.callback_query.register(begin, Tapped(Verb.FORM_START))
    router.callback_query.register(fill, Tapped(Verb.FORM_FILL))
    router.callback_query.register(alike, Tapped(Verb.ALIKE))
    router.callback_query.register(join_same, Tapped(Verb.JOIN_SAME))
    router.callback_query.register(ask, Tapped(Verb.FORM_ASK))
    router.callback_query.register(confirm, Tapped(Verb.FORM_CONFIRM))
    router.callback_query.register(drop, Tapped(Verb.FORM_CANCEL))
    router.callback_query.register(restore, Tapped(Verb.FORM_RESTORE))
    router.message.register(cancel, Typed("cancel"))
    return router

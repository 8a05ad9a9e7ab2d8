"""Reporting: any message becomes a card, one tap reports it."""

from datetime import timedelta

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from casework.actions import Answer, Verb, View
from casework.forms import Draft, FormKind
from handlers import messages
from handlers.filters import Kind, Tapped
from handlers.talk import Talk
from services import answers, cases, desk, forms, leads

# What follows a card within this time belongs to it; later it is another report.
FOLLOWING = timedelta(minutes=2)
MEDIA = ("photo", "video", "video_note", "voice", "audio", "animation", "document")
PLACES = ("location", "venue", "contact")


def open_report(talk: Talk, *, lately: bool = True) -> Draft | None:
    """The report being written that a message would add to."""
    for draft in talk.drafts:
        if draft.kind not in {FormKind.LEAD, FormKind.INTAKE}:
            continue
        if draft.asks is not None or not lately or draft.touched_at is None:
            return draft
        if talk.say.now - draft.touched_at <= FOLLOWING:
            return draft
    return None


async def report(_message: Message, talk: Talk) -> None:
    """``/lead``."""
    await talk.show(await talk.office.write(leads.start))


async def my_leads(_message: Message, talk: Talk) -> None:
    """``/leads``."""
    await talk.show(Answer(View.LEADS))


async def register(_message: Message, talk: Talk) -> None:
    """``/register``."""
    await talk.show(await talk.office.write(desk.start_intake))


async def queue(_message: Message, talk: Talk) -> None:
    """``/desk``."""
    await talk.show(Answer(View.DESK))


async def words(talk: Talk, text: str, message_id: int) -> None:
    """Take words into the report being written, or begin another."""
    draft = open_report(talk)
    if draft is None:
        answer = await talk.office.write(leads.start, text, message_id=message_id)
    else:
        answer = await talk.office.write(forms.type_text, draft.id, text, message_id)
    await talk.show(answer)


async def media(message: Message, talk: Talk) -> None:
    """A file: to the matter it replies to, to the case whose form is open, else to a report."""
    file = messages.file_of(message)
    if file is None:
        await talk.line(talk.say("refused-sticker"))
        return
    caption = message.caption or ""
    if await _to_shown(message, talk, caption):
        return
    if talk.drafts and forms.is_about_case(talk.drafts[0].kind):
        await talk.show(await talk.office.write(forms.attach, talk.drafts[0].id, file))
        return
    answer = await talk.office.write(
        leads.attach,
        open_report(talk),
        file,
        caption=caption,
        message_id=message.message_id,
        album=message.media_group_id,
    )
    await talk.show(answer, keep_card=message.media_group_id is not None)


async def _to_shown(message: Message, talk: Talk, caption: str) -> bool:
    file = messages.file_of(message)
    found = await replied_to(message, talk)
    if found is None or file is None:
        return False
    view, ref = found
    if view is View.LEAD:
        await talk.show(await talk.office.write(leads.reply_with_media, ref, file, caption))
    elif view is View.CASE:
        await talk.show(await talk.office.write(cases.add_media, ref, file, caption))
    else:
        return False
    return True


async def replied_to(message: Message, talk: Talk) -> tuple[View, int] | None:
    """The matter shown by the message that this one replies to."""
    if message.reply_to_message is None:
        return None
    return await talk.office.read_open(
        answers.what_shows, talk.chat_id, message.reply_to_message.message_id
    )


async def place(message: Message, talk: Talk) -> None:
    """A place or a contact: words for a report."""
    await words(talk, messages.words_of(talk.say, message), message.message_id)


async def unsupported(_message: Message, talk: Talk) -> None:
    """A sticker, a game, a poll: said courteously."""
    await talk.line(talk.say("refused-sticker"))


async def told(_callback: CallbackQuery, talk: Talk) -> None:
    """A tap on «the people have been told»."""
    target = talk.action.target if talk.action else 0
    await talk.show(await talk.office.write(leads.tell, target))


async def accusation(_callback: CallbackQuery, talk: Talk) -> None:
    """The answer to «does this accuse a cadre»."""
    action = talk.action
    if action is not None:
        await talk.show(
            await talk.office.write(leads.answer_accusation, action.target, action.argument)
        )


async def edited(message: Message, talk: Talk) -> None:
    """A message changed after it was sent: its card changes, or what was reported stands."""
    typed = message.text or message.caption or ""
    answer = await talk.office.write(leads.edit, message.message_id, typed)
    if answer is None:
        await talk.line(talk.say("refused-edited"))
    else:
        await talk.show(answer, keep_card=True)


def build() -> tuple[Router, Router]:
    """The router of this subject, and the one for what is no text."""
    router, things = Router(name="leads"), Router(name="files")
    router.message.register(report, Command("lead"))
    router.message.register(my_leads, Command("leads"))
    router.message.register(register, Command("register"))
    router.message.register(queue, Command("desk"))
    things.message.register(media, Kind(*MEDIA))
    things.message.register(place, Kind(*PLACES))
    router.edited_message.register(edited)
    router.callback_query.register(told, Tapped(Verb.TOLD))
    router.callback_query.register(accusation, Tapped(Verb.ACCUSATION))
    return router, things

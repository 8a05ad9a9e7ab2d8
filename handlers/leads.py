"""Reporting: any message becomes a card, one tap reports it."""

from dataclasses import replace
from datetime import timedelta

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from casework.access import may_do
from casework.actions import Action, Answer, Verb, View
from casework.forms import REPORTS, SAVES_AT_ONCE, Draft
from handlers import forms as forms_taps
from handlers import messages
from handlers.filters import Kind, Tapped, Typed
from handlers.talk import Talk
from services import accusations, answers, desk, forms, leads, replies, reporting
from wording.leads import UNTOLD

# What follows a card within this time belongs to it; later it is another report.
FOLLOWING = timedelta(minutes=2)
# What is written this long after a form that saves itself began to wait may be something else.
_MEANT_FOR = timedelta(minutes=30)
MEDIA = ("photo", "video", "video_note", "voice", "audio", "animation", "document")
# What people send and nobody here can take; every other kind is Telegram's own note, as of a pin.
_ODD = frozenset({"sticker", "dice", "game", "poll", "story", "checklist", "paid_media"}) | {
    "live_photo",
    "rich_message",
    "unknown",
}
TEMPLATE = "template"  # understood in every language
PLACES = ("location", "venue", "contact")


def open_report(talk: Talk, *, lately: bool = True) -> Draft | None:
    """The report being written that a message would add to."""
    for draft in talk.drafts:
        if draft.kind not in REPORTS:
            continue
        if draft.asks is not None or not lately or draft.touched_at is None:
            return draft
        if talk.say.now - draft.touched_at <= FOLLOWING:
            return draft
    return None


async def report(message: Message, talk: Talk, command: CommandObject) -> None:
    """``/lead``, plain or with what was heard."""
    text = (command.args or "").strip()
    await talk.show(await talk.office.write(reporting.start, text, message_id=message.message_id))


async def my_leads(_message: Message, talk: Talk) -> None:
    """``/leads``."""
    await talk.show(Answer(View.LEADS))


async def register(message: Message, talk: Talk, command: CommandObject) -> None:
    """``/register``, with what came to the office or without."""
    await begin_intake(talk, command.args or "", message.message_id)


async def begin_intake(talk: Talk, said: str, message_id: int) -> None:
    """Ask for what came to the office; with the word for it, give the register's empty table."""
    if said.strip() in {TEMPLATE, talk.say("register-template-word")}:
        from handlers import imports

        await imports.template(talk)
    else:
        await talk.show(await talk.office.write(desk.start_intake, said.strip(), message_id))


async def queue(_message: Message, talk: Talk) -> None:
    """``/desk``."""
    await talk.show(Answer(View.DESK))


async def words(talk: Talk, text: str, message_id: int) -> None:
    """Take words into the report being written, or begin another."""
    draft = open_report(talk)
    if draft is None:
        answer = await talk.office.write(reporting.start, text, message_id=message_id)
        if talk.drafts and answer.notice is None and is_stale(talk, talk.drafts[0]):
            answer = replace(answer, notice="left_open")
    else:
        answer = await talk.office.write(forms.type_text, draft.id, text, message_id)
    await talk.show(answer)


async def media(message: Message, talk: Talk) -> None:
    """A picture, file or recording: to what it replies to or a form waits for, else to a report."""
    file = messages.file_of(message, talk.bot)
    if file is None:
        await unsupported(message, talk)
        return
    where = await _where(message, talk)
    if where is None and not may_do(talk.officer, "report"):
        await talk.line(talk.say("refused-file-for-what"))
        return
    album = message.media_group_id
    answer = await talk.office.write(
        replies.file,
        where,
        file,
        caption=message.caption or "",
        message_id=message.message_id,
        album=album,
    )
    await talk.show(answer, keep_card=album is not None)


async def _where(message: Message, talk: Talk) -> tuple[View, int] | None:
    """The matter or form that a file belongs to; none when it begins a report."""
    found = await replied_to(message, talk)
    if found is not None and found[0] in {View.LEAD, View.CASE}:
        return found
    if found is not None and found[0] is View.FORM and _open_form(talk, found[1]):
        return found
    draft = _about_a_matter(talk, waiting=False) or open_report(talk)
    return None if draft is None else (View.FORM, draft.id)


def _open_form(talk: Talk, draft_id: int) -> Draft | None:
    return next((draft for draft in talk.drafts if draft.id == draft_id), None)


def _about_a_matter(talk: Talk, *, waiting: bool = True) -> Draft | None:
    """The form about a lead or case that was touched last, and that asks for something."""
    draft = talk.drafts[0] if talk.drafts else None
    if draft is None or not draft.subject_id or is_stale(talk, draft):
        return None
    return None if waiting and draft.asks is None else draft


def is_stale(talk: Talk, draft: Draft) -> bool:
    """Whether a form that saves itself has lain so long that a text need not be meant for it."""
    if draft.kind not in SAVES_AT_ONCE or draft.touched_at is None:
        return False
    return talk.say.now - draft.touched_at > _MEANT_FOR


async def replied_to(message: Message, talk: Talk) -> tuple[View, int] | None:
    """The matter shown by the message that this one replies to."""
    if message.reply_to_message is None:
        return None
    return await talk.office.read_open(
        answers.what_shows, talk.chat_id, message.reply_to_message.message_id
    )


async def place(message: Message, talk: Talk) -> None:
    """A place or a contact: words for what it replies to or a form waits for, else a report."""
    text = messages.words_of(talk.say, message)
    if await answered(message, talk, text):
        return
    draft = _about_a_matter(talk)
    if draft is not None:
        await talk.show(
            await talk.office.write(forms.type_text, draft.id, text, message.message_id)
        )
    elif not may_do(talk.officer, "report"):
        await talk.line(talk.say("refused-file-for-what"))
    else:
        await words(talk, text, message.message_id)


async def answered(message: Message, talk: Talk, text: str) -> bool:
    """Take words sent in reply to a card to its matter; false when it is no such reply."""
    view, ref = await replied_to(message, talk) or (View.NOTHING, 0)
    if view in {View.LEAD, View.CASE, View.VISIT}:
        answer = await talk.office.write(replies.words, view, ref, text, message.message_id)
    elif view is View.FORM and (draft := _open_form(talk, ref)) is not None:
        await forms_taps.write(talk, draft, text, message.message_id)
        return True
    else:
        return False
    await talk.show(answer)
    return True


async def unsupported(message: Message, talk: Talk) -> None:
    """A sticker, a game, a poll: said courteously; what Telegram notes by itself is let be."""
    if message.content_type in _ODD:
        await talk.line(talk.say("refused-sticker"))
    else:
        talk.answered = True  # nobody has asked anything


async def told(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «the people have been told», or on «undo» after it."""
    work = leads.untell if action.argument == UNTOLD else leads.tell
    await talk.show(await talk.office.write(work, action.target))


async def accusation(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """The answer to «does this accuse a cadre»."""
    await talk.show(await talk.office.write(accusations.answer, action.target, action.argument))


async def edited(message: Message, talk: Talk) -> None:
    """A message changed after it was sent: its card changes; what was sent stands, and is shown."""
    typed = message.text or message.caption or ""
    answer = await talk.office.write(replies.edited, message.message_id, typed)
    if answer is None:
        await talk.line(talk.say("refused-edited"))
    else:
        await talk.show(answer, keep_card=answer.view is View.FORM)


def build() -> tuple[Router, Router]:
    """The router of this subject, and the one for what is no text."""
    router, things = Router(name="leads"), Router(name="files")
    router.message.register(report, Typed("lead"))
    router.message.register(my_leads, Typed("leads"))
    router.message.register(register, Typed("register"))
    router.message.register(queue, Typed("desk"))
    things.message.register(media, Kind(*MEDIA))
    things.message.register(place, Kind(*PLACES))
    router.edited_message.register(edited)
    router.callback_query.register(told, Tapped(Verb.TOLD))
    router.callback_query.register(accusation, Tapped(Verb.ACCUSATION))
    return router, things

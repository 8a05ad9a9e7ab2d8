"""Field days: logged in four interactions, evidenced, confirmed, seen as a bar."""

from datetime import timedelta
from typing import Any

from aiogram import Router
from aiogram.filters import CommandObject, Filter
from aiogram.types import CallbackQuery, Message, TelegramObject

from casework.actions import Action, Answer, Verb, View
from casework.forms import FormKind
from casework.media import Incoming
from handlers import leads, messages
from handlers.filters import Tapped, Typed
from handlers.talk import Talk
from services import (
    findings,
    replies,
    visit_changes,
    visit_disputes,
    visit_evidence,
    visit_hosts,
    visits,
)
from wording import periods

# A photo or place sent this long after a form was touched is no longer evidence for it.
_LATELY = timedelta(minutes=30)
# What shows a place is taken into an open form by itself; any file while the form asks for
# something, which the file may answer, and in reply to form or card.
_BY_ITSELF = frozenset({"photo", "video", "video_note", "document", "location", "venue"})
_EVIDENCE = _BY_ITSELF | {"voice", "audio", "animation"}


class Evidence(Filter):
    """A file or place for a field day: its form was touched last, or its card is replied to."""

    async def __call__(self, _event: TelegramObject, talk: Talk) -> bool | dict[str, Any]:
        """Whether the message is evidence, and for which form or day."""
        message = talk.message
        if message is None or message.content_type not in _EVIDENCE:
            return False
        if message.reply_to_message is not None:
            return await self._replied(message, talk)
        form = talk.drafts[0] if talk.drafts else None
        if form is None or form.kind is not FormKind.VISIT or form.touched_at is None:
            return False
        if form.asks is None and message.content_type not in _BY_ITSELF:
            return False
        return {"draft_id": form.id} if talk.say.now - form.touched_at <= _LATELY else False

    @staticmethod
    async def _replied(message: Message, talk: Talk) -> bool | dict[str, Any]:
        view, ref = await leads.replied_to(message, talk) or (View.NOTHING, 0)
        if view is View.VISIT:
            return {"visit_id": ref}
        forms = {form.id for form in talk.drafts if form.kind is FormKind.VISIT}
        return {"draft_id": ref} if view is View.FORM and ref in forms else False


async def begin(talk: Talk, words: str = "") -> None:
    """Begin to log a field day; words after it name the village or are its line."""
    await talk.show(await talk.office.write(visits.begin, words, talk.message_id))


async def by_command(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/visit``, plain or with a village's name."""
    await begin(talk, (command.args or "").strip())


async def month(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/visits``, for this month or another."""
    await show_month(talk, command.args or "")


async def show_month(talk: Talk, typed: str) -> None:
    """The month of a text such as «last month» or 2026-10; this one without any."""
    asked = periods.read(typed, talk.say.today)
    month = periods.packed(asked.period) if asked.period else asked.unit
    await talk.show(Answer(View.VISITS, argument=month))


async def evidence(
    message: Message, talk: Talk, draft_id: int | None = None, visit_id: int | None = None
) -> None:
    """A file is kept with the day; of a place only that there was one, and how far off it lay."""
    file, album = messages.file_of(message, talk.bot), message.media_group_id
    place = messages.place_of(message)
    if visit_id is not None:
        if message.caption:
            await _add_words(message, talk, visit_id, file)
            return
        answer = await talk.office.write(visit_evidence.add, visit_id, file, place)
        await talk.show(answer, keep_card=album is not None)
    elif draft_id is not None:
        answer = await talk.office.write(
            visit_evidence.attach,
            draft_id,
            file,
            place=place,
            caption=message.caption or "",
            message_id=message.message_id,
            album=album,
        )
        await talk.show(answer, keep_card=album is not None)


async def _add_words(message: Message, talk: Talk, visit_id: int, file: Incoming | None) -> None:
    """A file with words under it: the file to the day, the words to its line."""
    answer = await talk.office.write(visit_evidence.add, visit_id, file)
    words = message.caption or ""
    said = await talk.office.write(replies.words, View.VISIT, visit_id, words, message.message_id)
    await talk.show(said if said.view is View.FORM or answer.notice != visits.REFUSED else answer)


async def remove(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «take back», or on «enter again»."""
    work = visit_changes.restore if action.argument == "back" else visit_changes.remove
    await talk.show(await talk.office.write(work, action.target))


async def confirm(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that confirms one field day of another officer, or all that the list showed."""
    work = visit_hosts.confirm_all if action.argument == "all" else visit_hosts.confirm
    await talk.show(await talk.office.write(work, action.target))


async def ask_head(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that asks the section head about a disputed field day."""
    await talk.show(await talk.office.write(visit_disputes.ask_head, action.target))


async def decide(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that decides whether a disputed field day counts."""
    counts = action.argument == "yes"
    await talk.show(await talk.office.write(visit_disputes.decide, action.target, counts=counts))


async def hand_up(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that opens the report of a finding."""
    await talk.show(await talk.office.write(findings.hand_up, action.target))


def build() -> tuple[Router, Router]:
    """The router of this subject, and the one for evidence.

    The latter comes before reports, which take every picture.
    """
    router, things = Router(name="visits"), Router(name="evidence")
    router.message.register(by_command, Typed("visit"))
    router.message.register(month, Typed("visits"))
    things.message.register(evidence, Evidence())
    router.callback_query.register(remove, Tapped(Verb.REMOVE_VISIT))
    router.callback_query.register(confirm, Tapped(Verb.CONFIRM_VISIT))
    router.callback_query.register(ask_head, Tapped(Verb.ASK_HEAD))
    router.callback_query.register(decide, Tapped(Verb.DECIDE_VISIT))
    router.callback_query.register(hand_up, Tapped(Verb.HAND_UP))
    return router, things

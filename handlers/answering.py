"""Making the Talk of an update, and giving a recorded answer again after a crash."""

from aiogram import Bot
from aiogram.types import CallbackQuery, Message, Update

from casework.actions import Answer
from casework.forms import Acting
from casework.people import Language
from handlers.earlier import Earlier
from handlers.talk import Talk
from services import door
from services.office import Cause, Database, Note, Office
from wording.codec import unpack
from wording.speaker import Speaker


async def talk_for(
    bot: Bot,
    database: Database,
    sender_id: int,
    event: Message | CallbackQuery | None,
    cause: Cause | None,
    language_code: str | None = None,
    *,
    acting: Acting | None = None,
    notes: list[Note] | None = None,
) -> Talk:
    """Who speaks, in which language they are answered, and what they have open."""
    callback = event if isinstance(event, CallbackQuery) else None
    acting = acting or await _acting(database, sender_id, callback)
    language = acting.officer.language if acting.officer else _guess(language_code)
    return Talk(
        bot,
        Office(database, acting.officer, cause, notes),
        Speaker.of(database, language),
        sender_id,
        event if isinstance(event, Message) else None,
        callback,
        unpack(callback.data) if callback and callback.data else None,
        acting.drafts,
    )


async def _acting(database: Database, sender_id: int, callback: CallbackQuery | None) -> Acting:
    """Who speaks; a tap says itself what it is about, so open forms are read for messages only."""
    officer = door.known(database, sender_id) if callback is not None else None
    if officer is not None:
        return Acting(officer)
    return await database.read(door.acting, sender_id)


def _guess(language_code: str | None) -> Language:
    return Language.CHINESE if (language_code or "zh").startswith("zh") else Language.ENGLISH


async def show_again(
    bot: Bot,
    database: Database,
    update: Update,
    answer: Answer,
    cause: Cause,
    notes: list[Note],
    *,
    earlier: Earlier,
) -> None:
    """Give a recorded answer again, drawn anew from the record, on the card it belongs to."""
    event = update.callback_query or update.message or update.edited_message
    if event is None or event.from_user is None:
        return
    user = event.from_user
    talk = await talk_for(bot, database, user.id, event, cause, user.language_code, notes=notes)
    talk.earlier = earlier
    await talk.show_again(answer)

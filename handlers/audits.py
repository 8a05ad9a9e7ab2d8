"""``/audit``: who did and who read what, and whether the record is whole."""

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import Message

from casework.access import check_may_do
from casework.actions import Answer, View
from handlers.cases import matter
from handlers.filters import Typed
from handlers.talk import Talk
from handlers.waiting import patiently
from services import auditing, given_reports, posts
from wording import audits as words
from wording.screen import Screen


async def typed(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/audit NUMBER``; without one, about the record as a whole."""
    check_may_do(talk.officer, "audit")
    text = (command.args or "").strip()
    if not text:
        await talk.show(Answer(View.AUDIT))
        return
    found = await matter(talk, text)
    if found is not None:
        await talk.show(await talk.office.write(auditing.opened, *found))


async def _draw(talk: Talk, answer: Answer) -> Screen:
    """The chain is followed for the first page only: on a long record that takes a while."""
    if answer.page:
        sheet = await talk.office.read(auditing.sheet, answer.argument, answer.ref, answer.page)
        return words.matter(talk.say, sheet)
    chain = await patiently(talk, talk.office.read(auditing.chain))
    if not answer.ref:
        desks = await talk.office.read(posts.both_desks)
        return words.whole(talk.say, chain, desks, await talk.office.read(given_reports.newest))
    sheet = await talk.office.read(auditing.sheet, answer.argument, answer.ref)
    return words.matter(talk.say, sheet, chain)


DRAWINGS = {View.AUDIT: _draw}


def build() -> Router:
    """The router of this subject."""
    router = Router(name="audits")
    router.message.register(typed, Typed("audit"))
    return router

"""Posts: how their screens are drawn; what is typed and tapped goes through the forms."""

from collections.abc import Awaitable, Callable

from casework.actions import Answer, View
from handlers.talk import Talk
from services import handover, posts
from wording import posts as words
from wording.screen import Screen


async def _posts(talk: Talk, answer: Answer) -> Screen:
    return words.posts(talk.say, await talk.office.read(posts.sheet, answer.ref))


async def _handover(talk: Talk, answer: Answer) -> Screen:
    sheet = await talk.office.read(handover.sheet, answer.ref, answer.page)
    return words.handover(talk.say, sheet)


async def _liaisons(talk: Talk, _answer: Answer) -> Screen:
    return words.liaisons(talk.say, await talk.office.read(posts.liaisons))


async def _both_desks(talk: Talk, _answer: Answer) -> Screen:
    return words.both_desks(talk.say, await talk.office.read(posts.both_desks))


DRAWINGS: dict[View, Callable[[Talk, Answer], Awaitable[Screen]]] = {
    View.POSTS: _posts,
    View.HANDOVER: _handover,
    View.LIAISONS: _liaisons,
    View.BOTH_DESKS: _both_desks,
}

"""Finding a matter by words; plain words of those who lead are a search too."""

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import Message

from casework.actions import Answer
from handlers.filters import Typed
from handlers.talk import Talk
from services import finding
from wording import finding as wording
from wording.screen import Screen


async def find(talk: Talk, words: str) -> None:
    """Show what these words find; without any, ask for them."""
    await talk.show(await talk.office.write(finding.begin, words))


async def found(talk: Talk, words: str) -> bool:
    """Show what these words find, and say whether there is anything; nothing is not shown."""
    answer = await talk.office.write(finding.begin, words)
    sheet = await talk.office.read(finding.look, answer.ref, wording.terms(words))
    if sheet.total:
        await talk.show(answer)
    return sheet.total > 0


async def by_command(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/find WORDS``."""
    await find(talk, (command.args or "").strip())


async def draw(talk: Talk, answer: Answer) -> Screen:
    """A page of what a search finds, looked for anew."""
    words = await talk.office.read(finding.words_of, answer.ref)
    sheet = await talk.office.read(finding.look, answer.ref, wording.terms(words), answer.page)
    return wording.page(talk.say, sheet)


def build() -> Router:
    """The router of this subject."""
    router = Router(name="finding")
    router.message.register(by_command, Typed("find"))
    return router

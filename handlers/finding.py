"""Finding a matter by words; plain words of those who lead are a search too."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from casework.actions import Answer, View
from handlers.talk import Talk


async def find(talk: Talk, words: str) -> None:
    """Show what these words find."""
    await talk.show(Answer(View.FIND, argument=words))


async def by_command(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/find WORDS``."""
    await find(talk, (command.args or "").strip())


def build() -> Router:
    """The router of this subject."""
    router = Router(name="finding")
    router.message.register(by_command, Command("find"))
    return router

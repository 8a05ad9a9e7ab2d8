"""Filters, all async: aiogram sends every other kind to a thread, at twenty times the cost."""

from typing import Literal

from aiogram.filters import Command, CommandObject, Filter
from aiogram.types import Message, TelegramObject

from casework.actions import Action, Verb
from casework.sensitive import normalise
from handlers.talk import Talk

_SLASHES = frozenset("/\uff0f")


class Tapped(Filter):
    """A tap on a button with one of these verbs; the handler is given the button's action."""

    def __init__(self, *verbs: Verb) -> None:
        self._verbs = frozenset(verbs)

    async def __call__(
        self, _event: TelegramObject, talk: Talk
    ) -> dict[str, Action] | Literal[False]:
        """Whether the tap is one of these, and which."""
        action = talk.action
        return {"action": action} if action is not None and action.verb in self._verbs else False


class Stranger(Filter):
    """Anybody who has not come in by invite."""

    async def __call__(self, _event: TelegramObject, talk: Talk) -> bool:
        """Whether the sender is nobody's account."""
        return talk.office.officer is None


def is_command(text: str | None) -> bool:
    """Whether a text begins as commands do; a Chinese keyboard writes the slash wide."""
    return (text or "").lstrip()[:1] in _SLASHES


class Typed(Command):
    """A command by one of these names, however its letters were typed."""

    def __init__(self, *names: str) -> None:
        super().__init__(*names, ignore_case=True)

    @classmethod
    def extract_command(cls, text: str) -> CommandObject:
        """The command in plain letters, with what follows it as it was typed."""
        first = (text.split(maxsplit=1) or [""])[0]
        return super().extract_command(normalise(first) + text.lstrip()[len(first) :])


class Slash(Filter):
    """A text that begins as commands do."""

    async def __call__(self, event: TelegramObject) -> bool:
        """Whether the message may be a command."""
        return isinstance(event, Message) and is_command(event.text)


class Wordless(Filter):
    """Anything that is not a text: pictures, recordings, places."""

    async def __call__(self, event: TelegramObject) -> bool:
        """Whether the message is something other than words."""
        return isinstance(event, Message) and event.text is None


class AtTheDoor(Filter):
    """Anybody who has not come in, and whoever says ``/start``."""

    async def __call__(self, event: TelegramObject, talk: Talk) -> bool:
        """Whether the message is the door's."""
        said = event.text if isinstance(event, Message) else None
        return talk.office.officer is None or normalise(said or "")[:6].lower() == "/start"


class Kind(Filter):
    """A message of one of these content types."""

    def __init__(self, *kinds: str) -> None:
        self._kinds = frozenset(kinds)

    async def __call__(self, _event: TelegramObject, talk: Talk) -> bool:
        """Whether the message is of one of these types."""
        return talk.message is not None and talk.message.content_type in self._kinds

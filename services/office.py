"""What a conversation holds: the acting officer, and the two doors to the record."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

import structlog

from casework.actions import Answer, View
from casework.attachments import UPLOAD_LIMIT
from casework.errors import NotAllowedError
from casework.media import Attachment
from casework.people import Officer
from services import cards, form_cards
from storage import inbox, people
from storage.attachments import MissingError, WrongKeyError
from storage.database import Database
from storage.inbox import Cause, Note
from storage.unit import Reader, Unit

log = structlog.get_logger(__name__)

P = ParamSpec("P")
R = TypeVar("R")

# The cards that most answers show: they are read with the answer, in the same transaction.
_CARDS: Mapping[View, Callable[..., Any]] = {View.FORM: form_cards.card, View.LEAD: cards.lead}


def _as_of_now(view: Reader, actor: Officer) -> Officer:
    """The officer with the posts of this moment.

    Who was stopped, or whose account or posts changed while they spoke, has lost it already.
    """
    now = people.get(view, actor.id)
    if now is None or not now.active or now.telegram_id != actor.telegram_id:
        raise NotAllowedError(rule="stranger")
    return now


class Office:
    """The record as one officer may use it, while one update is being answered.

    Every use case gets the acting officer first; what it answers is recorded with the update in
    the same commit.
    """

    def __init__(
        self,
        database: Database,
        officer: Officer | None,
        cause: Cause | None = None,
        notes: list[Note] | None = None,
    ) -> None:
        self.database = database
        self.officer = officer
        self.cause = cause
        self._notes = notes
        self._ahead: tuple[object, tuple[Any, ...], Any] | None = None

    @property
    def actor(self) -> Officer:
        """The acting officer; raises :class:`NotAllowedError` for a stranger."""
        if self.officer is None:
            raise NotAllowedError(rule="stranger")
        return self.officer

    async def write(
        self,
        work: Callable[Concatenate[Unit, Officer, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run a use case for the acting officer; its answer is recorded with the update."""
        actor = self.actor
        self._ahead = None

        def recorded(unit: Unit) -> R:
            now = _as_of_now(unit, actor)
            answer = work(unit, now, *args, **kwargs)
            if isinstance(answer, Answer):
                if self.cause is not None:
                    inbox.applied(unit, self.cause, answer)
                if answer.view in _CARDS:
                    unit.look_ahead(partial(self._look_ahead, now, answer))
            return answer

        return await self.database.write(recorded)

    def _look_ahead(self, actor: Officer, answer: Answer, view: Reader) -> None:
        """Read what showing the answer will ask for."""
        question = _CARDS[answer.view]
        args = (answer.ref, answer.page) if answer.view is View.FORM else (answer.ref,)
        self._ahead = (question, args, question(view, actor, *args))

    async def read(
        self,
        question: Callable[Concatenate[Reader, Officer, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Answer a question for the acting officer."""
        if not kwargs and self._ahead is not None and self._ahead[:2] == (question, args):
            known: R = self._ahead[2]
            self._ahead = None
            return known
        actor = self.actor
        return await self.database.read(
            lambda view: question(view, _as_of_now(view, actor), *args, **kwargs)
        )

    async def write_open(
        self, work: Callable[Concatenate[Unit, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a use case that needs no officer: coming in by invite."""

        def recorded(unit: Unit) -> R:
            answer = work(unit, *args, **kwargs)
            if self.cause is not None and isinstance(answer, Answer):
                inbox.applied(unit, self.cause, answer)
            return answer

        return await self.database.write(recorded)

    async def read_open(
        self, question: Callable[Concatenate[Reader, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Answer a question that needs no officer."""
        return await self.database.read(question, *args, **kwargs)

    async def stored_content(self, item: Attachment) -> bytes | None:
        """The office's own copy of a file that the officer may see.

        None when there is no copy, it does not open, or Telegram would not take it.
        """
        return await asyncio.to_thread(self._stored_content, item)

    def _stored_content(self, item: Attachment) -> bytes | None:
        if item.stored_as is None:
            return None
        content = bytearray()
        try:
            for part in self.database.attachments.read(item.id, item.stored_as):
                content += part
                if len(content) > UPLOAD_LIMIT:
                    return None
        except (MissingError, WrongKeyError, OSError) as error:
            log.warning("attachment_unreadable", media_id=item.id, cause=type(error).__name__)
            return None
        return bytes(content)

    async def mark(
        self, work: Callable[Concatenate[Unit, P], None], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Note something besides the answer, at once."""
        await self.database.write(work, *args, **kwargs)

    async def note(
        self, work: Callable[Concatenate[Unit, P], None], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Note something about the answer itself, in the commit that says that it was given."""
        if self._notes is None:
            await self.database.write(work, *args, **kwargs)
        else:
            self._notes.append(lambda unit: work(unit, *args, **kwargs))


__all__ = ["Cause", "Database", "Note", "Office", "Reader"]

"""Showing who somebody is, once it is on record: beside the card, and never for long.

What fits stands in an alert, which leaves nothing in the chat; the rest in protected messages that
are taken away after ten minutes. Source: domain.md, Protection, Identity.
"""

from typing import TYPE_CHECKING

from casework.actions import Answer
from casework.matters import Subject
from services import identity, query_codes
from wording import query_codes as code_words
from wording import readings
from wording.screen import Screen, utf16_length

if TYPE_CHECKING:
    from handlers.talk import Talk

# Telegram takes so many characters in the answer to a tap.
ALERT = 200
_A_MESSAGE = 40


class Disclosure:
    """What one answer shows beside its card; mostly nothing."""

    def __init__(
        self, values: list[tuple[str, str]], *, tapped: bool, apart: Screen | None = None
    ) -> None:
        text = readings.plain(values)
        self._values = values
        self._apart = apart
        self.alert = text if values and tapped and utf16_length(text) <= ALERT else None

    @classmethod
    async def of(cls, talk: "Talk", answer: Answer) -> "Disclosure":
        """What an answer has been given leave to show."""
        if query_codes.is_shown(answer):
            code = await talk.office.read_open(query_codes.opened, answer)
            return cls([], tapped=False, apart=code_words.code(talk.say, code))
        kind = answer.facts.get(identity.READING)
        if kind is None:
            return cls([], tapped=False)
        found = await talk.office.read(identity.values, kind, answer.ref)
        # The words of a letter never stand in an alert, which a glance over the shoulder reads.
        tapped = talk.callback is not None and kind != Subject.LETTER.value
        return cls(found, tapped=tapped)

    async def below(self, talk: "Talk") -> None:
        """Send what does not fit into the alert, and see to it that it goes."""
        if self.alert is not None:
            return
        if self._apart is not None:
            message_id = await talk.send(self._apart)
            await talk.office.mark(identity.shown, talk.chat_id, message_id)
        most = 1 if self._values and not self._values[0][0] else _A_MESSAGE  # long, or short ones
        for first in range(0, len(self._values), most):
            some = self._values[first : first + most]
            message_id = await talk.send(readings.protected(talk.say, some))
            await talk.office.mark(identity.shown, talk.chat_id, message_id)

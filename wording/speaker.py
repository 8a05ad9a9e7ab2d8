"""One person being spoken to: their language, and the time and calendar that dates are said in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from typing import Any, Protocol

from casework.calendar import WorkingCalendar
from casework.people import Language
from casework.sensitive import find_identifiers, suggests_accusation
from casework.sheets import DueDate
from wording import dates
from wording.texts import Html, Words, words_for

_SAID_AGAIN = 40


class _Timed(Protocol):
    """Whatever knows the time and the working calendar."""

    @property
    def calendar(self) -> WorkingCalendar: ...

    def now(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says things to one person: called with a key and values, it gives a text."""

    words: Words
    now: datetime
    calendar: WorkingCalendar

    @classmethod
    def of(cls, office: _Timed, language: Language) -> "Speaker":
        """A speaker of a language at the present moment."""
        return cls(words_for(language), office.now(), office.calendar)

    def __call__(self, key: str, **values: Any) -> str:
        """The text of a key."""
        return self.words(key, **values)

    def has(self, key: str) -> bool:
        """Whether there is a text for a key."""
        return self.words.has(key)

    @property
    def today(self) -> date:
        """The office's date."""
        return self.calendar.day_of(self.now)

    def day(self, when: date) -> str:
        """A day as people say it."""
        return dates.day(self.words, when, self.today)

    def full_day(self, when: date) -> str:
        """A date with its day of the week."""
        return dates.full_day(self.words, when)

    def dated(self, when: date) -> str:
        """The date with its day of the week, and its year unless it is this one."""
        return dates.full_day(self.words, when, self.today)

    def moment(self, at: datetime) -> str:
        """A moment as people say it."""
        return dates.moment(self.words, at, self.now, self.calendar.zone)

    def moment_text(self, at: str) -> str:
        """A moment kept as text."""
        return self.moment(datetime.fromisoformat(at))

    def due(self, due: DueDate) -> str:
        """By when, as people say it; of what is late, when it was due."""
        if due.overdue:
            return self("date-was-due", day=dates.past(self.words, due.due_on, self.today))
        return dates.deadline(self.words, due.due_at, self.now, self.calendar)

    def left(self, due: DueDate) -> str:
        """How long there is, or how late it is."""
        return dates.left(self.words, due.days_left, overdue=due.overdue)

    def holiday(self, name: str) -> str:
        """The name of a day off."""
        return dates.holiday(self.words, name)

    def listed(self, items: Iterable[str]) -> str:
        """Words in a row, as the language separates them."""
        return self("separator").join(items)

    def anything(self, value: object) -> str:
        """A fact as words."""
        if isinstance(value, datetime):
            return self.moment(value)
        return self.day(value) if isinstance(value, date) else str(value)

    @staticmethod
    def said_again(text: str) -> str:
        """Typed words within a sentence, cut short; what may accuse or name somebody is left out.

        Source: domain.md, Protection.
        """
        if suggests_accusation(text) or find_identifiers(text):
            return "…"
        return text if len(text) <= _SAID_AGAIN else text[:_SAID_AGAIN] + "…"

    @staticmethod
    def escaped(text: str) -> str:
        """A text that a person typed, safe to show."""
        return escape(text, quote=False)

    @staticmethod
    def html(text: str) -> Html:
        """A text that is safe already."""
        return Html(text)

    @staticmethod
    def quoted(text: str, limit: int) -> str:
        """A typed text, safe to show and cut at a length."""
        return escape(text if len(text) <= limit else text[: limit - 1] + "…", quote=False)

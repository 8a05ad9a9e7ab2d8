"""Choices said in words: taken like the button that says the same, in either language."""

from collections.abc import Iterable, Mapping

from casework.forms import Ask, Draft, field_of
from casework.people import Language
from casework.sensitive import normalise
from wording.form_values import choice
from wording.forms import ACCUSATION_ANSWERS
from wording.texts import words_for

_STOPS = " 。.!?,、"


def said(draft: Draft, typed: str) -> str | None:
    """The choice of what a form asks for that a text names; the first words of one suffice.

    Where own words may be written instead, the whole of it has to be said.
    """
    field = field_of(draft.kind, draft.asks) if draft.asks else None
    if field is None or field.ask not in {Ask.CHOICE, Ask.CHOICE_OR_TEXT, Ask.SEVERAL}:
        return None
    labels = [
        {value: choice(words_for(language), field.name, value) for value in field.choices}
        for language in Language
    ]
    return _named(labels, typed, whole=field.ask is Ask.CHOICE_OR_TEXT)


def accusation_answer(typed: str) -> str | None:
    """The answer to «does it accuse a cadre» that a text gives."""
    labels = [
        {
            answer: words_for(language)(f"button-accusation-{answer}")
            for answer in ACCUSATION_ANSWERS
        }
        for language in Language
    ]
    return _named(labels, typed)


def _named(labels: Iterable[Mapping[str, str]], typed: str, *, whole: bool = False) -> str | None:
    text = _plain(typed)
    for known in labels:
        plain = {value: _plain(label) for value, label in known.items()}
        for value, label in plain.items():
            if text == label:
                return value
        begun = [value for value, label in plain.items() if text and label.startswith(text)]
        if len(begun) == 1 and not whole:
            return begun[0]
    return None


def _plain(text: str) -> str:
    return normalise(text).strip(_STOPS).lower()

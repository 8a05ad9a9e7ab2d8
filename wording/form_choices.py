"""The buttons by which a form's field is filled."""

from datetime import date

from casework.actions import Action, Verb
from casework.forms import UNTICK, Ask, Field, chosen
from casework.sheets import FormSheet
from wording.form_values import case_number, choice
from wording.screen import Button, rows
from wording.speaker import Speaker

# Fields that take as many choices as are ticked.
TICKED = frozenset({Ask.SEVERAL, Ask.TEAM, Ask.UNITS})


def choices_of(say: Speaker, sheet: FormSheet) -> tuple[tuple[Button, ...], ...]:
    """What can be picked for the field that is asked for, and the way to its other pages."""
    asked, draft = sheet.asked, sheet.draft
    if asked is None:
        return ()
    ticked = chosen(draft.fields.get(asked.name, "")) if asked.ask in TICKED else ()
    options = [
        _option(say, option.value, _label(say, asked, option.label), ticked)
        for option in sheet.options
    ]
    looked_up = options if asked.choices else []  # what has a word of its own comes first
    options = [] if asked.choices else options
    for value in asked.choices:
        options.append(_option(say, value, choice(say, asked.name, value), ticked))
    buttons = [
        Button(label, Action(Verb.FORM_FILL, draft.id, 0, f"{asked.name}={value}"))
        for value, label in [*options, *looked_up]
    ]
    pages = []
    if sheet.page > 0:
        pages.append(_page(say("button-previous"), sheet, sheet.page - 1))
    if sheet.page + 1 < sheet.pages:
        pages.append(_page(say("button-next"), sheet, sheet.page + 1))
    return (*rows(buttons), *rows(pages))


def _option(say: Speaker, value: str, label: str, ticked: tuple[str, ...]) -> tuple[str, str]:
    """What a tap on a choice means: to tick it, or to take the tick away."""
    if value in ticked:
        return f"{UNTICK}{value}", say("choice-ticked", label=label)
    return value, label


def _label(say: Speaker, asked: Field, label: str) -> str:
    """What was looked up for a field, in words: a case's number, a day."""
    if asked.ask is Ask.CASE:
        return case_number(say, label)
    return say.day(date.fromisoformat(label)) if asked.name == "day" else label


def _page(label: str, sheet: FormSheet, page: int) -> Button:
    return Button(label, Action(Verb.SHOW, sheet.draft.id, page, "form"))

"""Buttons that many cards have, each made in one place."""

from casework.actions import Action, Verb, View
from casework.workflow import MOVES, Move
from wording.screen import PLAIN_BUTTONS, Button, rows
from wording.speaker import Speaker


def show(label: str, view: View, ref: int = 0, argument: str = "", page: int = 0) -> Button:
    """A button that shows something."""
    rest = f"{view.value}:{argument}" if argument else view.value
    return Button(label, Action(Verb.SHOW, ref, page, rest))


def move(say: Speaker, what: Move, ref: int, version: int) -> Button:
    """The button of a move: a tap that makes it, or one that opens its form."""
    label = say(f"button-move-{what.value}")
    form = MOVES[what].form
    if form is not None:
        return Button(label, Action(Verb.FORM_START, ref, version, form.value))
    return Button(label, Action(Verb.MOVE, ref, version, what.value))


def folded(
    say: Speaker, buttons: list[Button], more: Button, *, unfolded: bool = False
) -> tuple[tuple[Button, ...], ...]:
    """Two buttons a row, at most five before «more»."""
    del say
    if unfolded or len(buttons) <= PLAIN_BUTTONS:
        return rows(buttons)
    return rows([*buttons[: PLAIN_BUTTONS - 1], more])


def pager(
    say: Speaker, view: View, page: int, pages: int, argument: str = "", ref: int = 0
) -> list[Button]:
    """Buttons to turn pages; none when there is one page."""
    found = []
    if page > 0:
        found.append(show(say("button-previous"), view, ref, argument, page - 1))
    if page + 1 < pages:
        found.append(show(say("button-next"), view, ref, argument, page + 1))
    return found

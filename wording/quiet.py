"""One's own quiet hours, chosen by a tap."""

from casework.actions import Action, Verb
from casework.people import Officer
from casework.quiet_hours import CHOICES, Rest, chosen
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker


def quiet(say: Speaker, officer: Officer) -> Screen:
    """The hours that an officer may choose, the chosen ones marked."""
    buttons = []
    for rest, name in chosen(officer.quiet).items():
        buttons += [_button(say, rest, choice, marked=choice == name) for choice in CHOICES[rest]]
    return Screen(f"{say('quiet-title')}\n{say('quiet-how')}", rows(buttons))


def _button(say: Speaker, rest: Rest, choice: str, *, marked: bool) -> Button:
    span = CHOICES[rest][choice]
    if span is None:
        label = say("quiet-no-noon")
    else:
        label = say(f"quiet-{rest.value}", first=f"{span[0]:%H:%M}", last=f"{span[1]:%H:%M}")
    if marked:
        label = say("quiet-chosen", label=label)
    return Button(label, Action(Verb.QUIET, 0, 0, f"{rest.value}:{choice}"))

"""What a phone does, told to the recorder of scenarios."""

from typing import Any

from sandbox.botapi.core import Core
from sandbox.botapi.world import Chat, Person, Stored
from sandbox.reading import button_in, words
from sandbox.scenario.record import about_of
from sandbox.scenario.steps import Act, Step

Json = dict[str, Any]


def note_sent(core: Core, person: Person, chat: Chat, contents: list[Json], reply_to: int) -> None:
    """Somebody sends something."""
    if not core.recorder.on:
        return
    if chat.person is None:
        core.recorder.note(f"{person.full_name} wrote in a group")
        return
    answered = chat.messages.get(reply_to)
    core.recorder.sent(person.full_name, contents, words(answered.body) if answered else "")


def note_edit(core: Core, person: Person, body: Json, change: Json) -> None:
    """Somebody changes a message of their own."""
    text = str(change.get("text", change.get("caption", "")))
    if core.recorder.on and text and words(body):
        core.recorder.note(Step(Act.EDITS, person.full_name, text, about_of(words(body))))


def note_delete(core: Core, person: Person, body: Json) -> None:
    """Somebody deletes a message."""
    if core.recorder.on:
        about = about_of(words(body))
        step = Step(Act.DELETES, person.full_name, about)
        core.recorder.note(step if about else f"{person.full_name} deleted a message without words")


def note_device(core: Core, person: Person, act: Act, state: str = "") -> None:
    """A phone loses or finds the network, or a bot is blocked or let in again."""
    core.recorder.note(Step(act, person.full_name, state))


def note_tap(core: Core, person: Person, chat: Chat, stored: Stored, place: Json) -> None:
    """Somebody presses a button; the message is named when a newer one has the like."""
    if not core.recorder.on or chat.person is None:
        return
    row, column = place["row"], place["column"]
    label = stored.body["reply_markup"]["inline_keyboard"][row][column]["text"].strip()
    there = {"message_id": stored.id, "row": row, "column": column}
    shown = {"messages": [one.body for one in chat.messages.values()], "keyboard": chat.keyboard}
    newest = button_in(shown, label) == there
    about = "" if newest else about_of(words(stored.body))
    core.recorder.note(Step(Act.TAPS, person.full_name, label, about))

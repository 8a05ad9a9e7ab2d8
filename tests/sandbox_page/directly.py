"""A bot's words put straight into a sandbox, where no bot runs."""

from sandbox.botapi import Sandbox
from sandbox.botapi.core import Call
from sandbox.botapi.methods import METHODS
from sandbox.botapi.params import Params
from sandbox.botapi.phone import acting
from sandbox.botapi.world import Person


def say(box: Sandbox, person: Person, text: str) -> None:
    """Send a message as the bot would."""
    wish = Params({"chat_id": person.id, "text": text})
    METHODS["sendmessage"](Call(box.core, "sendMessage", wish))


def crowd(box: Sandbox, people: int, messages: int) -> list[Person]:
    """People who have started the bot, and messages dealt out among them."""
    everyone = [box.world.add_person(f"Ann {n}", language_code="en") for n in range(people)]
    for person in everyone:
        acting.start(box.core, person)
    for number in range(messages):
        say(box, everyone[number % people], f"Message {number} of a long story")
    box.core.updates.confirm(2**40)
    return everyone

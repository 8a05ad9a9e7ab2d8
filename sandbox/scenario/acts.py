"""What a person does at a step, apart from tapping and looking."""

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.client import Phone
from sandbox.reading import words
from sandbox.scenario import samples
from sandbox.scenario.faults import Fault, ScenarioError
from sandbox.scenario.lines import place_of
from sandbox.scenario.steps import Act, Step

Json = dict[str, Any]


async def _writes(phone: Phone, step: Step) -> None:
    await phone.send(step.words)


async def _replies(phone: Phone, step: Step) -> None:
    message = await _message(phone, step, step.about)
    await phone.send(step.words, reply_to=message["message_id"])


async def _edits(phone: Phone, step: Step) -> None:
    message = await _message(phone, step, step.about, own=True)
    await phone.edit(message["message_id"], step.words)


async def _deletes(phone: Phone, step: Step) -> None:
    message = await _message(phone, step, step.words)
    await phone.delete(message["message_id"])


async def _goes(phone: Phone, step: Step) -> None:
    await phone.offline(step.words == "offline")


async def _blocks(phone: Phone, step: Step) -> None:
    await phone.block(step.act is Act.BLOCKS)


async def _sends(phone: Phone, step: Step) -> None:
    kind, _, more = step.words.partition(" ")
    more = more.strip()
    if kind == "location":
        await phone.location(*place_of(step, more))
    elif kind == "contact":
        number, _, name = more.partition(" ")
        await phone.contact(number, name.strip() or step.who)
    elif kind == "album":
        await phone.album([samples.photo(number) for number in range(3)], more)
    elif kind == "photo":
        await phone.photo(samples.photo(0), more, name="photo.png", mime_type="image/png")
    elif kind == "voice":
        await phone.file("voice", samples.voice(), mime_type="audio/wav", duration=4)
    else:
        await phone.document(b"A sample document.\n", more or "sample.txt", mime_type="text/plain")


async def _message(phone: Phone, step: Step, wanted: str, *, own: bool = False) -> Json:
    """The newest message with those words; one's own, when it is to be changed."""
    for message in reversed(await phone.messages()):
        if wanted in words(message) and (message["outgoing"] or not own):
            return message
    raise ScenarioError(Fault(step.line, "no_message", {"who": step.who, "words": wanted}))


ACTS: dict[Act, Callable[[Phone, Step], Awaitable[None]]] = {
    Act.WRITES: _writes,
    Act.REPLIES: _replies,
    Act.EDITS: _edits,
    Act.DELETES: _deletes,
    Act.GOES: _goes,
    Act.BLOCKS: _blocks,
    Act.UNBLOCKS: _blocks,
    Act.SENDS: _sends,
}

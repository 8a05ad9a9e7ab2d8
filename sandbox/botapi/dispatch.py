"""From a method's name to its answer."""

import inspect
from typing import Any

from sandbox.botapi.core import Call, Core
from sandbox.botapi.errors import Refusal
from sandbox.botapi.flood import Limits
from sandbox.botapi.messages import took
from sandbox.botapi.methods import METHODS, SENDING
from sandbox.botapi.methods.registry import Told
from sandbox.botapi.mover import ClockMover
from sandbox.botapi.params import Params
from sandbox.botapi.updates import Entry
from sandbox.botapi.webhook import Webhook

FREE = {"getupdates", "setwebhook", "deletewebhook", "getwebhookinfo"}  # no flood control


def make_core(bot: dict[str, Any], mover: ClockMover, limits: Limits | None) -> Core:
    """A core whose webhook reports back to it."""
    core = Core(bot, mover, limits)

    def taken(entry: Entry) -> None:
        took(core, entry)

    async def answered(name: str, params: Params) -> None:
        try:
            core.record(name, params.values, 200, await call_method(core, name, params))
        except Refusal as refusal:
            core.record(name, params.values, refusal.code, refusal.description)

    core.webhook = Webhook(
        core.updates,
        core.clock,
        core.flood.limits,
        core.presence,
        taken=taken,
        answered=answered,
    )
    return core


async def call_method(core: Core, name: str, params: Params) -> Any:
    """Carry out one method of the Bot API; raises Refusal."""
    return (await answer_to(core, name, params)).result


async def answer_to(core: Core, name: str, params: Params) -> Told:
    """The same, with the words that may stand beside the result."""
    name = name.lower()
    function = METHODS.get(name)
    if function is None:
        raise Refusal(404, "Not Found: method not found")
    if name not in FREE:
        core.flood.admit(name, params.text("chat_id") if name in SENDING else None)
    result = function(Call(core, name, params))
    result = await result if inspect.isawaitable(result) else result
    return result if isinstance(result, Told) else Told(result)

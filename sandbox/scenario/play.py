"""Playing a scenario through the phones' own HTTP: the page, the tests and the tools play alike."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sandbox.client import Phone, PhoneError, Phones
from sandbox.reading import button_in, labels_of, shown
from sandbox.scenario.acts import ACTS
from sandbox.scenario.faults import Fault, ScenarioError
from sandbox.scenario.lines import clock_wish, parse
from sandbox.scenario.steps import Act, Step

Json = dict[str, Any]
# Seconds: how long a button or a word is waited for; how long a bot may take to begin to answer,
# and how long it is silent when it has ended.
PATIENCE, BEGINS, ENDS = 10.0, 2.0, 0.3


@dataclass(frozen=True, slots=True)
class Cue:
    """What a watcher is told before a step is done, and after: whose phone, and which button."""

    step: Step
    number: int  # from 1
    of: int
    person: int | None = None
    target: Json | None = None  # {"message_id", "row", "column"} or {"keyboard": label}
    done: bool = False
    waiting: bool = False  # for the button to appear; it is told again when it has


Watch = Callable[[Cue], Awaitable[None]]
Settle = Callable[[], Awaitable[None]]


class Player:
    """Does step after step; `settle`, if the host has one, waits until the bot has done its all."""

    def __init__(
        self,
        phones: Phones,
        settle: Settle | None = None,
        watch: Watch | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self.phones = phones
        self._settle = settle
        self._watch = watch
        self._patience = patience
        self._before: dict[int, dict[int, str]] = {}
        self._toasts: dict[int, list[str]] = {}

    async def play(self, steps: Sequence[Step]) -> None:
        """Do all of it; ScenarioError at the first step that cannot be done or does not hold."""
        people = {step.who: step for step in reversed(steps) if step.who}
        for step in people.values():
            await self._remember(await self._phone(step))
        for number, step in enumerate(steps, 1):
            try:
                await self._step(step, number, len(steps))
            except PhoneError as error:
                raise fault(step, "refused", reason=error.reason) from None

    async def _remember(self, phone: Phone) -> None:
        """What was there before does not count as seen."""
        messages = await phone.messages()
        self._before.setdefault(phone.id, {one["message_id"]: shown(one) for one in messages})

    async def _step(self, step: Step, number: int, of: int) -> None:
        phone = await self._phone(step) if step.who else None
        person = phone.id if phone else None
        target = None
        if phone is not None and step.act is Act.TAPS:
            await self._tell(Cue(step, number, of, person, waiting=True))
            target = await self._button(phone, step)
        await self._tell(Cue(step, number, of, person, target))
        if phone is not None:
            await self._act(phone, step, target)
        elif step.act is Act.CLOCK:
            await self.phones.move_clock(**clock_wish(step))
        await self._tell(Cue(step, number, of, person, target, done=True))

    async def _tell(self, cue: Cue) -> None:
        if self._watch is not None:
            await self._watch(cue)

    async def _act(self, phone: Phone, step: Step, target: Json | None) -> None:
        if step.act in {Act.SEES, Act.SEES_NOT}:
            await self._look(phone, step)
            return
        version = int((await phone.chat(limit=0))["version"])
        if target is not None:
            await self._tap(phone, step, target)
        else:
            await ACTS[step.act](phone, step)
        await self._settled(phone, version)

    async def _settled(self, phone: Phone, version: int) -> None:
        if self._settle is not None:
            await self._settle()
            return
        until, wait = time.monotonic() + self._patience, BEGINS
        while time.monotonic() < until:
            seen = int((await phone.chat(limit=0, since=version, wait=wait))["version"])
            if seen == version:
                return
            version, wait = seen, ENDS

    async def _phone(self, step: Step) -> Phone:
        people = (await self.phones.state())["people"]
        for names in (_full_name, _first_name, _role):
            fits = [one for one in people if names(one) == step.who]
            if len(fits) == 1:
                return self.phones.of(fits[0]["id"])
            if fits:
                raise fault(step, "several", who=step.who)
        known = ", ".join(_full_name(one) for one in people[:12])
        raise fault(step, "nobody", who=step.who, people=known)

    async def _button(self, phone: Phone, step: Step) -> Json:
        """Where the button is; it is waited for."""
        until, version = time.monotonic() + self._patience, -1
        chat: Json = {"messages": [], "keyboard": None}
        while (left := until - time.monotonic()) > 0:
            chat = await phone.chat(since=version, wait=left)
            version = chat["version"]
            found = button_in(chat, step.words, step.about)
            if found is not None:
                return found
        labels = ", ".join(labels_of(chat)[:12]) or "-"
        raise fault(step, "no_button", who=step.who, words=step.words, labels=labels)

    async def _tap(self, phone: Phone, step: Step, target: Json) -> None:
        if "keyboard" in target:
            await phone.send(target["keyboard"])
            return
        answer = await phone.tap_at(**target, wait=self._patience)
        if answer.get("timeout"):
            raise fault(step, "no_answer", who=step.who, words=step.words)
        said = (answer.get("answer") or {}).get("text")
        if said:
            self._toasts.setdefault(phone.id, []).append(said)

    async def _look(self, phone: Phone, step: Step) -> None:
        if step.act is Act.SEES_NOT:
            if self._sees(phone, await phone.messages(), step.words):
                raise fault(step, "seen", who=step.who, words=step.words)
            return
        until, version = time.monotonic() + self._patience, -1
        messages: list[Json] = []
        while (left := until - time.monotonic()) > 0:
            chat = await phone.chat(since=version, wait=left)
            version, messages = chat["version"], chat["messages"]
            if self._sees(phone, messages, step.words):
                return
        last = next((shown(one) for one in reversed(messages) if not one["outgoing"]), "-")
        raise fault(step, "not_seen", who=step.who, words=step.words, last=last[:200])

    def _sees(self, phone: Phone, messages: list[Json], wanted: str) -> bool:
        """Whether the bot said it, or changed something to it, since the scenario began."""
        before = self._before.get(phone.id, {})
        said = [
            shown(one)
            for one in messages
            if not one["outgoing"] and before.get(one["message_id"]) != shown(one)
        ]
        return any(wanted in one for one in [*said, *self._toasts.get(phone.id, [])])


async def play(
    phones: Phones, text: str, settle: Settle | None = None, patience: float = PATIENCE
) -> None:
    """Read a scenario and play it; ScenarioError when it cannot be read or does not hold."""
    await Player(phones, settle, patience=patience).play(parse(text))


def fault(step: Step, code: str, **values: str) -> ScenarioError:
    """What went wrong at a step."""
    return ScenarioError(Fault(step.line, code, values))


def _full_name(person: Json) -> str:
    return " ".join(filter(None, [person["first_name"], person["last_name"]]))


def _first_name(person: Json) -> str:
    return str(person["first_name"])


def _role(person: Json) -> str:
    return str(person["role_label"] or "")

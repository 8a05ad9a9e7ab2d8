"""Five hundred officers with their phones, and all that the bot sends them."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from sandbox.botapi.core import Core
from sandbox.botapi.phone import acting, taps
from sandbox.botapi.updates import CALLBACK_LIFE
from sandbox.botapi.world import Person, Stored

PATIENCE = 1500.0  # a test that hangs is ended before
START = 30.0
Wanted = Callable[[str], bool]


def report_of(number: int) -> str:
    """What an officer has to report: like nobody else's."""
    return f"第{number:03}号井坏了,浇不上地。"


@dataclass(frozen=True)
class Sent:
    """One message of the bot, and in which life of the program it went out."""

    life: int
    chat: int
    text: str


@dataclass
class Street:
    """The officers, and which life of the program they live in."""

    core: Core
    dice: Random
    phones: list[Person]
    life: int = 0
    calls: int = 0
    before: int = 0  # those of earlier lives
    sent: list[Sent] = field(default_factory=list)
    called: asyncio.Event = field(default_factory=asyncio.Event)

    def listen(self) -> None:
        """Note every call of the program, and every message that the server accepts."""
        record = self.core.record

        def note(method: str, params: dict[str, Any], code: int, result: Any) -> None:
            self.calls += 1
            self.called.set()
            if method == "sendMessage" and code == 200:
                self.sent.append(Sent(self.life, int(params["chat_id"]), str(params["text"])))
            record(method, params, code, result)

        self.core.record = note  # type: ignore[method-assign]

    def another_life(self, number: int) -> None:
        """The program is about to begin."""
        self.life, self.before = number, self.calls

    async def some_calls(self, count: int) -> None:
        """Return when the program has made so many calls more, or none for a second.

        Its first may take as long as a start does on a busy machine.
        """
        until = self.calls + count
        while self.calls < until:
            self.called.clear()
            try:
                await asyncio.wait_for(
                    self.called.wait(), 1.0 if self.calls > self.before else START
                )
            except TimeoutError:
                return

    async def work(self, number: int) -> None:
        """An officer reports, taps, and takes on what is pushed."""
        await asyncio.sleep(self.dice.random() * 0.2)
        acting.say(self.core, self.phones[number], report_of(number))
        await self._tap(
            *(number, "上报", lambda text: report_of(number) in text),
            then=("撤回", lambda text: "待审核" in text),
        )
        await self._tap(
            *(number, "签收", lambda text: "交办给您" in text),
            then=("报进展", lambda text: "办理" in text),
        )

    async def _see(self, number: int, label: str, wanted: Wanted) -> Stored:
        """Wait for a message with these words and this button."""
        phone = self.phones[number]
        async with asyncio.timeout(PATIENCE):
            while True:
                for stored in reversed(self._from_bot(number)):
                    if label in buttons(stored) and wanted(stored.body.get("text", "")):
                        return stored
                await phone.changed.wait()

    async def _tap(
        self, number: int, label: str, wanted: Wanted, *, then: tuple[str, Wanted]
    ) -> None:
        """Tap, and see what comes; again where the server has let go of the tap before."""
        card, phone = await self._see(number, label, wanted), self.phones[number]
        chat, data = self.core.world.chats[phone.id], buttons(card)[label]
        seen = asyncio.create_task(self._see(number, *then))
        while not seen.done():
            await taps.press(self.core, phone, chat, card.id, data, wait=0)
            await asyncio.wait([seen], timeout=CALLBACK_LIFE + 1)
        await seen

    def _from_bot(self, number: int) -> list[Stored]:
        chat = self.core.world.chats[self.phones[number].id]
        return [one for one in chat.messages.values() if not one.outgoing]

    def cards(self, number: int) -> list[str]:
        """The bot's messages in an officer's chat that show their report."""
        texts = [one.body.get("text", "") for one in self._from_bot(number)]
        return [text for text in texts if report_of(number) in text]

    def repeated(self, what: str) -> Counter[int]:
        """How many messages with these words came again, by the life in which they came first."""
        first: dict[tuple[int, str], int] = {}
        again: Counter[int] = Counter()
        for one in self.sent:
            if what in one.text:
                if (one.chat, one.text) in first:
                    again[first[one.chat, one.text]] += 1
                first.setdefault((one.chat, one.text), one.life)
        return again


def buttons(stored: Stored) -> dict[str, str]:
    """A message's buttons: what each says, and its data."""
    rows = stored.body.get("reply_markup", {}).get("inline_keyboard", [])
    return {one["text"]: one["callback_data"] for row in rows for one in row}

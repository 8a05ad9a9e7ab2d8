"""A lean Bot API server for measurements: hands out updates, answers calls, notes the times.

It checks nothing, so that it is never what is waited for; ``sandbox/botapi`` is the faithful one.
Officers are simulated here, a message at a time: one is sent, its answer awaited, and where the
answer is a card its first button is tapped and the answer to that awaited too. So in a backlog an
officer's next message stands ready as soon as the one before is done with.

Run as a program: reads its plan as JSON from the first argument, prints its port, and at the end
prints what was measured as JSON.
"""

import asyncio
import json
import sys
from collections import deque
from collections.abc import Callable
from functools import partial
from time import monotonic

from bench.gate import Gate
from bench.plan import Plan
from bench.wire import Connection, fields_of, refuse, respond

FIRST_OFFICER = 10_000
LONG_POLL = 20.0
# Seconds from the first fetch until officers speak: what a start costs is measured by itself.
SETTLING = 2.0
# With no push for so many seconds, no more are expected.
QUIET = 10.0
BOT = '{"id":1,"is_bot":true,"first_name":"bench","username":"bench_bot"}'


class Officer:
    """One person's chat: what was asked last, and when."""

    def __init__(self, number: int, text: str) -> None:
        self.text = json.dumps(text, ensure_ascii=False)
        self.id = FIRST_OFFICER + number
        self.person = (
            f'{{"id":{self.id},"is_bot":false,"first_name":"o{number}","language_code":"zh-hans"}}'
        )
        self.chat = f'{{"id":{self.id},"type":"private","first_name":"o{number}"}}'
        self.asked = 0.0
        self.tapped = False
        self.left = 0
        self.card: tuple[str, str] | None = None


class Bench:
    """The officers, the updates that wait, and the times from update to answer."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.officers = {FIRST_OFFICER + n: Officer(n, text) for n, text in enumerate(plan.texts)}
        self.updates: deque[str] = deque()
        self.poll: asyncio.Transport | None = None
        self.first_poll = self.began = self.ended = 0.0
        self.latencies: list[float] = []
        self.updates_made = self.message_ids = self.calls = 0
        self.answered = 0
        self.over = asyncio.Event()
        self.expected = plan.messages * (2 if plan.taps else 1)
        self.gate = Gate(plan.limit, plan.penalty)
        self.taps: list[float] = []
        self.tapping: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Let officers speak."""
        if self.plan.rate:
            self.steady = asyncio.create_task(self._steadily())
            return
        each, more = divmod(self.plan.messages, len(self.plan.texts))
        for n, officer in enumerate(self.officers.values()):
            officer.left = each + (n < more)
            if officer.left:
                self.speak(officer)
        self.hand_out()

    async def _steadily(self) -> None:
        officers = list(self.officers.values())
        start = asyncio.get_running_loop().time() + 0.5
        for n in range(self.plan.messages):
            due = start + n / self.plan.rate
            await asyncio.sleep(due - asyncio.get_running_loop().time())
            officer = officers[n % len(officers)]
            officer.left = 1
            self.speak(officer)
            self.hand_out()

    def speak(self, officer: Officer) -> None:
        officer.left -= 1
        officer.tapped = False
        self.message_ids += 1
        self.put(
            officer,
            f'"message":{{"message_id":{self.message_ids},"date":1795000000,'
            f'"from":{officer.person},"chat":{officer.chat},"text":{officer.text}}}',
        )

    def tap(self, officer: Officer, card: str, data: str) -> None:
        officer.tapped = True
        self.put(
            officer,
            f'"callback_query":{{"id":"{self.updates_made}","from":{officer.person},'
            f'"chat_instance":"1","message":{card},"data":{json.dumps(data)}}}',
        )

    def put(self, officer: Officer, event: str) -> None:
        self.updates_made += 1
        officer.asked = monotonic()
        self.updates.append(f'{{"update_id":{self.updates_made},{event}}}')

    def answer(self, officer: Officer) -> None:
        self.ended = monotonic()
        self.latencies.append(self.ended - officer.asked)
        self.answered += 1
        if officer.tapped:
            self.taps.append(self.latencies[-1])
        self.look_for_the_end()

    def look_for_the_end(self) -> None:
        if self.answered >= self.expected and len(self.gate.pushes) >= self.plan.pushes:
            self.over.set()

    async def _tap_evenly(self) -> None:
        """Let the cards be tapped while pushes go, and end when no more of those come."""
        for officer in self.officers.values():
            if officer.card is not None:
                self.tap(officer, *officer.card)
                self.hand_out()
                await asyncio.sleep(1 / self.plan.tap_rate)
        self.end_when_quiet()

    def end_when_quiet(self) -> None:
        left = self.gate.last_push + QUIET - monotonic()
        if left <= 0:
            self.over.set()
        else:
            asyncio.get_running_loop().call_later(left, self.end_when_quiet)

    # Calls of the bot

    def call(self, method: str, body: bytes, transport: asyncio.Transport) -> None:
        self.calls += 1
        if method == "getUpdates":
            if not self.first_poll:
                self.first_poll = monotonic()
                asyncio.get_running_loop().call_later(SETTLING, self.begin)
            self.poll = transport
            self.hand_out()
            if self.poll is not None:
                asyncio.get_running_loop().call_later(LONG_POLL, self.end_poll, transport)
        elif wait := self.gate.wait(counts=method.startswith(("send", "edit", "delete"))):
            self.later(partial(refuse, transport, wait))
        elif method in {"sendMessage", "editMessageText"}:
            self.message(method, fields_of(body), transport)
        elif method == "getMe":
            respond(transport, BOT)
        else:
            respond(transport, "true")

    def message(self, method: str, fields: dict[str, str], transport: asyncio.Transport) -> None:
        officer = self.officers.get(int(fields["chat_id"]))
        number = fields.get("message_id")
        if number is None:
            self.message_ids += 1
            number = str(self.message_ids)
        chat = officer.chat if officer else f'{{"id":{fields["chat_id"]},"type":"private"}}'
        markup = fields.get("reply_markup")
        text = json.dumps(fields["text"], ensure_ascii=False)
        card = (
            f'{{"message_id":{number},"date":1795000000,"from":{BOT},"chat":{chat},"text":{text}'
            + (f',"reply_markup":{markup}}}' if markup else "}")
        )
        self.gate.note(int(fields["chat_id"]), fields["text"])
        self.look_for_the_end()
        if self.plan.pushes and self.gate.first_push and self.tapping is None:
            self.tapping = asyncio.create_task(self._tap_evenly())
        awaited = officer is not None and officer.tapped == (method == "editMessageText")
        if officer is not None and awaited:
            self.answer(officer)
        self.later(partial(self.shown, transport, card, officer if awaited else None, markup))

    def later(self, act: Callable[[], None]) -> None:
        if self.plan.delay:
            asyncio.get_running_loop().call_later(self.plan.delay, act)
        else:
            act()

    def shown(
        self, transport: asyncio.Transport, card: str, officer: Officer | None, markup: str | None
    ) -> None:
        """The bot hears that its message is there, and the officer goes on."""
        respond(transport, card)
        if officer is not None:
            self.go_on(officer, card, markup)
            self.hand_out()

    def go_on(self, officer: Officer, card: str, markup: str | None) -> None:
        if self.plan.taps and not officer.tapped:
            button = json.loads(markup or "{}")["inline_keyboard"][0][0]
            if self.plan.tap_rate:
                officer.card = card, button["callback_data"]
            else:
                self.tap(officer, card, button["callback_data"])
        elif officer.left:
            self.speak(officer)

    def hand_out(self) -> None:
        if self.poll is None or not self.updates:
            return
        self.began = self.began or monotonic()
        batch = [self.updates.popleft() for _ in range(min(100, len(self.updates)))]
        poll, self.poll = self.poll, None
        respond(poll, f"[{','.join(batch)}]")

    def end_poll(self, transport: asyncio.Transport) -> None:
        if self.poll is transport:
            self.poll = None
            respond(transport, "[]")

    def lost(self, transport: asyncio.Transport) -> None:
        if self.poll is transport:
            self.poll = None

    def measured(self) -> dict[str, object]:
        return {
            "first_poll": self.first_poll,
            "seconds": self.ended - self.began,
            "answered": self.answered,
            "calls": self.calls,
            "latencies": self.latencies,
            "taps": self.taps,
            **self.gate.measured(),
        }


async def main(plan: Plan) -> None:
    bench = Bench(plan)
    server = await asyncio.get_running_loop().create_server(
        lambda: Connection(bench.call, bench.lost), "127.0.0.1", 0
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await bench.over.wait()
    print(json.dumps(bench.measured()), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(Plan(**json.loads(sys.argv[1]))))

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
from dataclasses import asdict, dataclass
from time import monotonic
from urllib.parse import parse_qsl

FIRST_OFFICER = 10_000
LONG_POLL = 20.0
# Seconds from the first fetch until officers speak: what a start costs is measured by itself.
SETTLING = 2.0
BOT = '{"id":1,"is_bot":true,"first_name":"bench","username":"bench_bot"}'


@dataclass(frozen=True)
class Plan:
    """What is asked of the bot; ``rate`` messages a second come evenly, 0 is a backlog."""

    officers: int
    messages: int
    text: str
    taps: bool = False
    rate: float = 0.0


class Officer:
    """One person's chat: what was asked last, and when."""

    def __init__(self, number: int) -> None:
        self.id = FIRST_OFFICER + number
        self.person = (
            f'{{"id":{self.id},"is_bot":false,"first_name":"o{number}","language_code":"zh-hans"}}'
        )
        self.chat = f'{{"id":{self.id},"type":"private","first_name":"o{number}"}}'
        self.asked = 0.0
        self.tapped = False
        self.left = 0


class Bench:
    """The officers, the updates that wait, and the times from update to answer."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.officers = {FIRST_OFFICER + n: Officer(n) for n in range(plan.officers)}
        self.updates: deque[str] = deque()
        self.poll: asyncio.Transport | None = None
        self.first_poll = self.began = self.ended = 0.0
        self.latencies: list[float] = []
        self.updates_made = self.message_ids = self.calls = 0
        self.answered = 0
        self.over = asyncio.Event()
        self.expected = plan.messages * (2 if plan.taps else 1)

    def begin(self) -> None:
        """Let officers speak."""
        if self.plan.rate:
            self.steady = asyncio.create_task(self._steadily())
            return
        each, more = divmod(self.plan.messages, self.plan.officers)
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
        text = json.dumps(self.plan.text, ensure_ascii=False)
        self.put(
            officer,
            f'"message":{{"message_id":{self.message_ids},"date":1795000000,'
            f'"from":{officer.person},"chat":{officer.chat},"text":{text}}}',
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
        if self.answered >= self.expected:
            self.over.set()

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
        respond(transport, card)
        if officer is not None:
            self.go_on(officer, method, card, markup)
            self.hand_out()

    def go_on(self, officer: Officer, method: str, card: str, markup: str | None) -> None:
        if officer.tapped != (method == "editMessageText"):
            return  # a push, which nobody waits for
        self.answer(officer)
        if self.plan.taps and not officer.tapped:
            button = json.loads(markup or "{}")["inline_keyboard"][0][0]
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

    def measured(self) -> dict[str, object]:
        return {
            "first_poll": self.first_poll,
            "seconds": self.ended - self.began,
            "answered": self.answered,
            "calls": self.calls,
            "latencies": self.latencies,
        }


def fields_of(body: bytes) -> dict[str, str]:
    """A call's fields, from a form or from JSON; structures come as JSON text either way."""
    if not body.startswith(b"{"):
        return dict(parse_qsl(body.decode()))
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in json.loads(body).items()
    }


def respond(transport: asyncio.Transport, result: str) -> None:
    body = f'{{"ok":true,"result":{result}}}'.encode()
    transport.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + str(len(body)).encode()
        + b"\r\n\r\n"
        + body
    )


class Connection(asyncio.Protocol):
    """Just enough of HTTP/1.1: one request after another, each with its length."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.buffer = b""
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            head = self.buffer[:end].lower()
            at = head.find(b"content-length:")
            length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self.buffer) < end + 4 + length:
                return
            path = self.buffer[: self.buffer.index(b" HTTP")].decode()
            body = self.buffer[end + 4 : end + 4 + length]
            self.buffer = self.buffer[end + 4 + length :]
            self.bench.call(path.rpartition("/")[2], body, self.transport)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 the protocol says so
        if self.bench.poll is self.transport:
            self.bench.poll = None


async def main(plan: Plan) -> None:
    bench = Bench(plan)
    server = await asyncio.get_running_loop().create_server(
        lambda: Connection(bench), "127.0.0.1", 0
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await bench.over.wait()
    print(json.dumps(bench.measured()), flush=True)
    await asyncio.Event().wait()


def argument(plan: Plan) -> str:
    """A plan as the program takes it."""
    return json.dumps(asdict(plan))


if __name__ == "__main__":
    asyncio.run(main(Plan(**json.loads(sys.argv[1]))))

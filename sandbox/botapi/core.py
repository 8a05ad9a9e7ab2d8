"""Everything that a request or a phone may need, in one place; no HTTP here."""

import asyncio
import secrets
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from sandbox.botapi.errors import Refusal, bad_request, forbidden, hang_up
from sandbox.botapi.events import Events
from sandbox.botapi.faults import Faults
from sandbox.botapi.files import FileStore
from sandbox.botapi.flood import FloodControl, Limits
from sandbox.botapi.mover import ClockMover
from sandbox.botapi.params import Params
from sandbox.botapi.presence import Presence
from sandbox.botapi.updates import UpdateQueue
from sandbox.botapi.webhook import Webhook
from sandbox.botapi.world import Chat, Person, Stored, World
from sandbox.scenario.record import Recorder

Json = dict[str, Any]
REMEMBERED_REQUESTS = 5000


@dataclass(frozen=True)
class RequestRecord:
    """One request that the bot made, for tests and for the curious."""

    at: float  # seconds of a monotonic clock
    method: str
    params: Json
    ok: bool
    result: Any  # or the description of the refusal
    code: int = 200


@dataclass
class Tap:
    """A pressed button that waits for its answer."""

    id: str
    person: Person
    chat_id: int
    message_id: int
    data: str
    expires: int
    answer: "asyncio.Future[Json]"


@dataclass
class CommandSets:
    """Command lists by scope and language; what a bot says of itself by language."""

    sets: dict[tuple[str, int, int, str], list[Json]] = field(default_factory=dict)
    default_menu: Json = field(default_factory=lambda: {"type": "commands"})
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)

    def resolve(self, chat: Chat, person: Person) -> list[Json]:
        """The commands that somebody's menu shows, from the narrowest scope to the widest."""
        code = (person.language_code or "").split("-")[0].lower()
        administers = chat.person is None and chat.creator == person.id
        scopes = [("chat_member", chat.id, person.id)]
        scopes += [("chat_administrators", chat.id, 0)] if administers else []
        scopes += [("chat", chat.id, 0)]
        scopes += [("all_chat_administrators", 0, 0)] if administers else []
        scopes += [("all_private_chats" if chat.person else "all_group_chats", 0, 0)]
        for scope in (*scopes, ("default", 0, 0)):
            for language in (code, ""):
                found = self.sets.get((*scope, language))
                if found:
                    return found
        return []


class Core:
    """The sandbox without its server."""

    def __init__(self, bot: Json, mover: ClockMover, limits: Limits | None = None) -> None:
        self.world = World(bot)
        self.clock = clock = mover.clock
        self.mover = mover
        self.updates = UpdateQueue(clock)
        self.flood = FloodControl(limits or Limits())
        self.faults = Faults()
        self.files = FileStore(lambda: self.faults.files_expired)
        self.events = Events()
        self.presence = Presence(clock, self.events)
        self.commands = CommandSets()
        self.run = secrets.token_hex(4)  # tells a page that another sandbox has taken this place
        self.recorder = Recorder()
        self.taps: dict[str, Tap] = {}
        self.answers: dict[tuple[int, int, int, str], tuple[int, Json]] = {}
        self.requests: deque[RequestRecord] = deque(maxlen=REMEMBERED_REQUESTS)
        self.poll: asyncio.Future[None] | None = None
        self.opening: Json | None = None  # by language: what the host is still making ready
        self.webhook: Webhook  # given by dispatch.make_core
        clock.listeners.append(self._announce_clock)

    @property
    def account(self) -> Json:
        """The bot itself, by the name that setMyName gave it."""
        return {**self.world.bot, "first_name": self.commands.names.get("") or self.default_name}

    @property
    def default_name(self) -> str:
        """What the bot is called as long as setMyName says nothing."""
        return str(self.world.bot["first_name"])

    @property
    def bot_user(self) -> Json:
        """The bot as the sender of its messages."""
        account = self.account
        return {name: account[name] for name in ("id", "is_bot", "first_name", "username")}

    def break_poll(self, why: Refusal) -> None:
        """Answer the getUpdates that is waiting, if any, with a refusal."""
        if self.poll is not None and not self.poll.done():
            self.poll.set_exception(why)
        self.poll = None

    def stop_bot(self, *, stopped: bool) -> None:
        """Refuse every connection of the bot, as if its program were not running, or end that."""
        self.faults.bot_stopped = stopped
        if stopped:
            self.break_poll(hang_up())
        self.presence.stop(stopped=stopped)

    def _announce_clock(self) -> None:
        self.events.publish("clock", None, {"clock": self.clock_state()})

    def clock_state(self) -> Json:
        """What the page shows of the clock."""
        return {
            "now": self.clock.now().isoformat(timespec="seconds"),
            "moving": self.clock.moving,
            "ticking": self.clock.ticking,
            "progress": self._progress(),
            "words": self.clock.progress,
            "walk": self.mover.journey and self.mover.journey.as_json(),
        }

    def _progress(self) -> str | None:
        """How far an opening or a walk has come: the host's words, or figures and the bot's own."""
        if self.opening is not None:
            return " / ".join([*self.opening.values(), self.clock.progress or "…"])
        if self.clock.progress:
            return self.clock.progress
        journey = self.mover.journey
        if journey is None or not self.clock.moving:
            return None
        moment = f"{self.clock.now():%Y-%m-%d %H:%M}"
        if journey.last is None:
            return moment
        return f"{moment} · {journey.sent} · {journey.last['to']}: {journey.last['text']}"

    def record(self, method: str, params: Json, code: int, result: Any) -> None:
        """Remember a request."""
        ok = code == 200
        self.requests.append(RequestRecord(time.monotonic(), method, params, ok, result, code))

    def watchers(self, chat: Chat) -> list[Person]:
        """The people on whose phones a chat is."""
        return [self.world.people[person] for person in chat.members]

    def touch(self, chat: Chat) -> None:
        """Note a change on every phone that has the chat."""
        for person in self.watchers(chat):
            person.touch()

    def deliver(self, kind: str, payload: Json, lane: tuple[str, int]) -> int | None:
        """Hand an update to the bot's queue."""
        return self.updates.add(kind, payload, lane)


@dataclass
class Call:
    """One method call of the bot."""

    core: Core
    name: str
    params: Params

    def chat(self, name: str = "chat_id", *, write: bool = True) -> Chat:
        """The chat that a parameter names; refused when the bot cannot reach it."""
        if not self.params.text(name):
            raise bad_request(f"{name} is empty")
        chat = self.core.world.chats.get(self.params.integer(name))
        if chat is None or not (chat.known_to_bot or self._met(chat)):
            raise bad_request("chat not found")
        check_reachable(chat, write=write)
        return chat

    def _met(self, chat: Chat) -> bool:
        # somebody seen in a group is known, but may not be written to first
        groups = (g for g in self.core.world.chats.values() if g.person is None)
        return any(chat.id in group.members and group.known_to_bot for group in groups)

    def message(self, chat: Chat, what: str, name: str = "message_id") -> Stored:
        """The message that a parameter names; `what` is how the refusal calls it."""
        stored = chat.messages.get(self.params.integer(name))
        if stored is None:
            raise bad_request(f"{what} not found")
        return stored


def check_reachable(chat: Chat, *, write: bool) -> None:
    """Refuse what the other side has made impossible."""
    if not chat.bot_inside:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    if chat.person is None or not write:
        return
    if chat.person.deactivated:
        raise forbidden("user is deactivated")
    if chat.person.device.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.known_to_bot:
        raise forbidden("bot can't initiate conversation with a user")

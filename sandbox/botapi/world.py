"""The state of the sandbox: people, chats, messages. Plain data that tests may look at."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

FIRST_PERSON_ID = 6_204_817_351
FIRST_GROUP_ID = -4_012_588_201
FIRST_SUPERGROUP_ID = -1_002_104_866_913


@dataclass
class Device:
    """A person's phone: on the net or not, and whether the bot is blocked on it."""

    offline: bool = False
    blocked: bool = False
    # order of the newest message that had reached the phone when it went offline
    shown_until: int | None = None
    waiting: list["Queued"] = field(default_factory=list)


@dataclass
class Queued:
    """A message written without network; it leaves when the phone is back."""

    shown: Json  # as the phone shows it, under a temporary negative id
    chat_id: int
    content: Json
    reply_to: int = 0


@dataclass
class Person:
    """Somebody with a phone."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "zh-hans"
    role_label: str | None = None
    deactivated: bool = False
    device: Device = field(default_factory=Device)
    version: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def full_name(self) -> str:
        """First and last name."""
        return " ".join(filter(None, [self.first_name, self.last_name]))

    def as_user(self) -> Json:
        """The Bot API User."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user

    def touch(self) -> None:
        """Note that something on this person's phone changed, and wake who waits for it."""
        self.version += 1
        self.changed.set()
        self.changed = asyncio.Event()


@dataclass
class Stored:
    """One message; `body` is the Bot API Message and is replaced, never changed in place."""

    body: Json
    outgoing: bool  # written by a person
    update_id: int | None = None
    protected: bool = False
    edited: bool = False
    force_reply: Json | None = None
    order: int = 0  # of arrival, over all chats
    reactions: dict[int, list[Json]] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The message id."""
        return int(self.body["message_id"])


@dataclass
class Chat:
    """A private chat with the bot, or a group."""

    id: int
    kind: str
    title: str | None = None
    person: Person | None = None
    members: set[int] = field(default_factory=set)
    bot_inside: bool = True
    known_to_bot: bool = False
    messages: dict[int, Stored] = field(default_factory=dict)
    keyboard: Json | None = None
    menu_button: Json | None = None
    pinned: list[int] = field(default_factory=list)
    own_counter: int | None = None

    @property
    def creator(self) -> int:
        """Who made the group: the first of its members."""
        return min(self.members)

    def as_chat(self) -> Json:
        """The Bot API Chat."""
        if self.person is None:
            return {"id": self.id, "title": self.title, "type": self.kind}
        chat: Json = {"id": self.id, "first_name": self.person.first_name, "type": "private"}
        if self.person.last_name:
            chat["last_name"] = self.person.last_name
        if self.person.username:
            chat["username"] = self.person.username
        return chat


@dataclass
class World:
    """Everything that exists; made by phones and by the bot's requests."""

    bot: Json
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    last_message_id: int = 0
    stored_messages: int = 0
    last_album_id: int = 13_500_000_000_000_000
    # (chat, message) that are not yet as the state file has them; None when there is no such file
    unsaved: set[tuple[int, int]] | None = None

    def add_person(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "zh-hans",
        role_label: str | None = None,
    ) -> Person:
        """Give somebody a phone, with a private chat in which nothing was said yet."""
        number = FIRST_PERSON_ID + 104_729 * len(self.people)
        person = Person(number, first_name, last_name, username, language_code, role_label)
        self.people[number] = person
        self.chats[number] = Chat(number, "private", person=person, members={number})
        return person

    def add_group(self, title: str, person: Person, *, supergroup: bool = False) -> Chat:
        """Make a group of one person and the bot."""
        count = sum(1 for chat in self.chats.values() if chat.person is None)
        first = FIRST_SUPERGROUP_ID if supergroup else FIRST_GROUP_ID
        kind = "supergroup" if supergroup else "group"
        chat = Chat(first - 7_919 * count, kind, title, members={person.id})
        chat.own_counter = 0 if supergroup else None
        chat.known_to_bot = True
        self.chats[chat.id] = chat
        return chat

    def note(self, chat: Chat, message_id: int) -> None:
        """A message is new, changed or gone: the state file has to have it so."""
        if self.unsaved is not None:
            self.unsaved.add((chat.id, message_id))

    def next_message_id(self, chat: Chat) -> int:
        """Private chats and basic groups share the account's numbers; a supergroup has its own."""
        if chat.own_counter is not None:
            chat.own_counter += 1
            return chat.own_counter
        self.last_message_id += 1
        return self.last_message_id

    def next_album_id(self) -> str:
        """The `media_group_id` of the next album."""
        self.last_album_id += 97
        return str(self.last_album_id)

"""Everybody in the office, their phones, and what an onlooker sees of where things stand."""

import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from inside import Inside
from matters import MATTERS, Matter
from sown import Planted
from two_townships import Story

from casework.actions import Action
from casework.forms import Draft, FormKind
from casework.people import Language
from casework.workflow import MOVES, Move
from sandbox.botapi.methods.media import describe
from sandbox.botapi.params import Params
from sandbox.botapi.phone import acting, taps
from sandbox.botapi.world import Chat, Stored
from sandbox.botapi.world import Person as Phone
from storage import drafts, people
from wording.codec import unpack

_FILLING = "SELECT DISTINCT officer_id FROM draft WHERE state = 'open'"
STRANGERS = ("路人甲", "路人乙")
# What becomes of a form.
ENDS = ("done", "dropped")


class Button(NamedTuple):
    """A button on a phone: the message, the data, what it does."""

    message: int
    data: str
    action: Action


class Errand(NamedTuple):
    """A move on a matter that somebody has in mind; the number is what one types to see it."""

    move: Move
    target: int
    number: str


@dataclass(eq=False)
class Person:
    """Somebody with a phone; strangers have no officer behind them."""

    key: str
    phone: Phone
    officer_id: int = 0
    roles: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()
    errand: Errand | None = None
    tries: int = 0
    form: tuple[int, int] = (0, 0)  # the form in hand, and for how many turns
    refused: tuple[int, int] = (0, 0)  # the form whose card was filled, and its version

    @property
    def posts(self) -> tuple[int, frozenset[str], frozenset[str]]:
        """Who they are to the office: id, roles, scopes."""
        return self.officer_id, self.roles, self.scopes


@dataclass
class Town:
    """The people, the bot, and how often everything has been done."""

    app: Inside
    dice: Random
    planted: Planted
    people: dict[str, Person]
    record: sqlite3.Connection
    seen: Counter[str] = field(default_factory=Counter)  # on record, by kind
    forms: Counter[tuple[FormKind, str]] = field(default_factory=Counter)
    done: Counter[object] = field(default_factory=Counter)
    matters: list[Matter] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)  # of petitioners, as they were told
    busy: list[Person] = field(default_factory=list)  # with a form in hand

    def look(self) -> None:
        """See where things stand: posts (they change in chat and with leave), matters, forms."""
        officers = {one.id: one.posts for one in self.app.database.read_now(people.everybody)}
        for who in self.people.values():
            posts = officers.get(who.officer_id, ())
            who.roles = frozenset(post.role.value for post in posts)
            sections = {f"#{post.section}" for post in posts if post.section}
            who.scopes = frozenset(post.unit_path for post in posts) | sections
        self.matters = [Matter(*row) for row in self.record.execute(MATTERS)]
        filling = {row[0] for row in self.record.execute(_FILLING)}
        self.busy = [who for who in self.people.values() if who.officer_id in filling]
        for kind, state in self.record.execute("SELECT DISTINCT kind, state FROM draft"):
            self.forms[FormKind(kind), state] += 1

    def chat(self, who: Person) -> Chat:
        return self.app.line.core.world.chats[who.phone.id]

    def newest(self, who: Person, count: int) -> list[Stored]:
        """The newest messages on a phone, the newest first."""
        return list(self.chat(who).messages.values())[: -count - 1 : -1]

    def buttons(self, who: Person, count: int = 6) -> list[Button]:
        """The buttons on the newest messages that have any."""
        with_any = [one for one in self.newest(who, 30) if "inline_keyboard" in _markup(one)]
        return [
            Button(one.id, button["callback_data"], action)
            for one in with_any[:count]
            for row in _markup(one)["inline_keyboard"]
            for button in row
            if (action := unpack(button.get("callback_data", ""))) is not None
        ]

    def open_form(self, who: Person) -> Draft | None:
        found = self.app.database.read_now(drafts.open_of, who.officer_id)
        return found[0] if found else None

    def errand(self, who: Person) -> Errand | None:
        """What somebody of such posts may do to a matter; of that, what was done least."""
        mine = [
            Errand(move, one.id, one.number)
            for one in self.matters
            for move in one.moves
            if any(one.is_for(*who.posts, hand) for hand in MOVES[move].by)
        ]
        least = min(mine, key=lambda one: self._worn(one.move), default=None)
        often = least is not None and self.seen[least.move.value] > 2
        return None if often and self.dice.random() < 0.6 else least

    def is_wanted(self, kind: FormKind, end: str) -> bool:
        """Whether no form of a kind has come to this end yet."""
        return not self.forms[kind, end]

    def worn(self, button: Button) -> float:
        """How often such a button has been tapped."""
        return self.done[_name(button)] + self.dice.random()

    def _worn(self, move: Move) -> float:
        return self.seen[move.value] + self.done[move] * 0.4 + self.dice.random()

    async def press(self, who: Person, button: Button) -> None:
        """Tap a button, and count it."""
        self.done[_name(button)] += 1
        await self.tap(who, button.message, button.data)

    async def tap(self, who: Person, message: int, data: str) -> None:
        self.app.line.core.answers.clear()  # the same tap twice is two taps here
        await taps.press(self.app.line.core, who.phone, self.chat(who), message, data, wait=0)

    def say(self, who: Person, text: str, reply_to: int = 0) -> None:
        acting.say(self.app.line.core, who.phone, text or "?", reply_to=reply_to)

    def send(self, who: Person, content: dict[str, object]) -> None:
        acting.send(self.app.line.core, who.phone, [content], chat=self.chat(who))

    def file(
        self, who: Person, kind: str, content: bytes, *, name: str | None = None, caption: str = ""
    ) -> None:
        """Send a file."""
        files = self.app.line.core.files
        file = files.add(
            kind, content, name=name, mime_type="text/csv" if name else None, size=None
        )
        self.send(who, describe(file, kind, Params({"duration": 3})) | {"caption": caption})


def town_of(
    app: Inside, story: Story, names: Mapping[str, str], dice: Random, record: sqlite3.Connection
) -> Town:
    """Everybody gets a phone; two strangers have one too."""
    everybody: dict[str, Person] = {}
    world = app.line.core.world
    for key, name in {**names, **{one: one for one in STRANGERS}}.items():
        phone = world.add_person(name, language_code="zh-hans")
        world.chats[phone.id].known_to_bot = True
        everybody[key] = Person(key, phone, story.ids.get(key, 0))
        if key in story.ids:
            language = Language.ENGLISH if key == "second_deputy" else Language.CHINESE
            story.database.write_now(people.bind, story.ids[key], phone.id, language)
    town = Town(app, dice, Planted(dice), everybody, record)
    town.look()
    return town


def _markup(stored: Stored) -> dict[str, list[list[dict[str, str]]]]:
    return stored.body.get("reply_markup") or {}


def _name(button: Button) -> object:
    action = button.action
    return action.verb, re.sub("[0-9]+", "#", action.argument).split("=")[0].split(":")[0]

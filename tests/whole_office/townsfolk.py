"""Everybody in the office, their phones, and what an onlooker sees of where things stand."""

import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import NamedTuple

from inside import Inside
from planted import Planted

from casework.actions import Action
from casework.forms import Draft, FormKind
from casework.matters import Subject
from casework.people import Role
from casework.workflow import MOVES, Flag, Hand, Move, Stage, moves_from
from sandbox.botapi.phone import acting, taps
from sandbox.botapi.world import Chat, Stored
from sandbox.botapi.world import Person as Phone
from storage import drafts, people
from wording.codec import unpack

_OWNERS = {Role.LIAISON, Role.STAFF, Role.SECTION_HEAD}
HANDS = {
    Hand.AUTHOR: _OWNERS | {Role.CLERK},
    Hand.OWNER: _OWNERS,
    Hand.CO_HANDLER: _OWNERS,
    Hand.TEAM: _OWNERS | {Role.LEADER},
    Hand.SECTION_HEAD: {Role.SECTION_HEAD},
    Hand.CLERK: {Role.CLERK},
    Hand.CLERK_IF_SIMPLE: {Role.CLERK},
    Hand.DEPUTY: {Role.DEPUTY},
    Hand.INSPECTOR: {Role.INSPECTOR},
    Hand.LEADER: {Role.LEADER},
    Hand.CLOCK: set(),
}
_MATTERS = """
SELECT 'case', id, 'XF' || (year % 100) || '-' || serial, stage, flags || iif(simple, ' simple', '')
|| iif(identity = 'anonymous', ' anonymous', '') || iif(type = 'accusation', ' accuses', '')
FROM case_
UNION ALL SELECT 'lead', id, 'L' || (year % 100) || '-' || serial, stage,
CASE WHEN joined THEN 'joined' WHEN settled THEN 'settled' ELSE '' END FROM lead
"""


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


@cache
def _moves(subject: str, stage: str, flags: str) -> tuple[Move, ...]:
    found = moves_from(Subject(subject), Stage(stage), [Flag(one) for one in flags.split()])
    return tuple(one for one in found if MOVES[one].within is None)


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
    matters: list[tuple[str, int, str, str, str]] = field(default_factory=list)

    def look(self) -> None:
        """See where things stand: posts (they change in chat and with leave), matters, forms."""
        officers = {one.id: one.posts for one in self.app.database.read_now(people.everybody)}
        for who in self.people.values():
            posts = officers.get(who.officer_id, ())
            who.roles = frozenset(post.role.value for post in posts)
            who.scopes = frozenset(post.unit_path for post in posts)
        self.matters = self.record.execute(_MATTERS).fetchall()
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
            Errand(move, target, number)
            for subject, target, number, stage, flags in self.matters
            for move in _moves(subject, stage, flags)
            if any(who.roles & HANDS[hand] for hand in MOVES[move].by)
        ]
        least = min(mine, key=lambda one: self._worn(one.move), default=None)
        often = least is not None and self.seen[least.move.value] > 2
        return None if often and self.dice.random() < 0.6 else least

    def is_taken(self, form: str) -> bool:
        """Whether a form has come to both its ends, or is none."""
        ends = [(kind, end) for kind in FormKind if kind == form for end in ENDS]
        return all(self.forms[one] for one in ends)

    def _worn(self, move: Move) -> float:
        return self.seen[move.value] + self.done[move] * 0.4 + self.dice.random()

    async def tap(self, who: Person, message: int, data: str) -> None:
        self.app.line.core.answers.clear()  # the same tap twice is two taps here
        await taps.press(self.app.line.core, who.phone, self.chat(who), message, data, wait=0)

    def say(self, who: Person, text: str, reply_to: int = 0) -> None:
        acting.say(self.app.line.core, who.phone, text or "?", reply_to=reply_to)

    def send(self, who: Person, content: dict[str, object]) -> None:
        acting.send(self.app.line.core, who.phone, [content], chat=self.chat(who))


def _markup(stored: Stored) -> dict[str, list[list[dict[str, str]]]]:
    return stored.body.get("reply_markup") or {}

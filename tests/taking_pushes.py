"""An office whose people have all joined, and a Telegram that takes what is sent at once."""

from datetime import datetime, timedelta

from movable_time import MovableTime
from sqlalchemy import select
from two_townships import Story, begin

from casework.actions import View
from casework.people import Language
from casework.pushes import PushKind
from casework.sheets_pushes import MessageSheet
from services import bundling, delivering, digests, prompts, repeating
from storage import people
from storage.database import Database
from storage.tables import PushRow, core
from storage.unit import Reader, Unit
from wording import push_messages as words
from wording.screen import Screen

LEASE = timedelta(seconds=30)
PUSH = core(PushRow)


def everybody_joined(database: Database) -> Story:
    """The county of two townships, everybody with a phone."""
    story = begin(database)
    for n, number in enumerate(story.ids.values()):
        database.write_now(people.bind, number, 5000 + n, Language.CHINESE)
    return story


def draw_up(unit: Unit) -> None:
    """What the morning's tick does in steps."""
    digests.owe(unit, digests.with_something(unit, digests.awaiting(unit)))


class Telegram:
    """Takes what is sent, as a sender without a network would: all of it, at once."""

    def __init__(self, story: Story, clock: MovableTime) -> None:
        self.story, self.clock = story, clock
        self.sent: list[tuple[datetime, str, MessageSheet]] = []
        self.changed: list[MessageSheet] = []
        self.chats: dict[tuple[str, int], Screen] = {}
        self.last = 100

    def deliver(self) -> None:
        database = self.story.database
        names = {number: who for who, number in self.story.ids.items()}
        while bundles := database.write_now(delivering.take, 64, LEASE):
            for bundle in bundles:
                found = database.read_now(bundling.prepare, bundle)
                database.write_now(delivering.kept_back, found.left)
                if found.sheet is None:
                    database.write_now(delivering.unchanged, bundle)
                    continue
                who = names[bundle.recipient_id]
                screen = words.message(found.sheet)
                if found.sheet.message_id is not None:
                    self.changed.append(found.sheet)
                    self.chats[who, found.sheet.message_id] = screen
                    database.write_now(delivering.changed, found.sheet)
                    continue
                self.last += 1
                self.chats[who, self.last] = screen
                self.sent.append((self.clock(), who, found.sheet))
                database.write_now(delivering.sent, found.sheet, self.last, View.CASE)

    def live(self, **by: float) -> None:
        """Live minute by minute through what happens by itself."""
        until = self.clock() + timedelta(**by)
        while self.clock() < until:
            self.clock.move(minutes=15)
            local = self.story.database.calendar.local(self.clock())
            self.story.database.write_now(prompts.speak)
            if local.hour == 8 and local.minute == 30:
                self.story.database.write_now(draw_up)
            self.story.database.write_now(repeating.keep_up)
            self.deliver()

    def told(self, who: str, kind: PushKind) -> list[str]:
        """When somebody was told of a kind, by the office's clock."""
        local = self.story.database.calendar.local
        return [
            f"{local(at):%m-%d %H:%M}"
            for at, whom, sheet in self.sent
            if whom == who and any(line.push.kind is kind for line in sheet.lines)
        ]


def states(story: Story, kind: PushKind, who: str) -> list[str]:
    """The states of one kind of push to somebody, in the order of their rounds."""

    def read(view: Reader) -> list[str]:
        rows = view.run(
            select(PUSH.c.state)
            .where(PUSH.c.kind == kind.value, PUSH.c.recipient_id == story.ids[who])
            .order_by(PUSH.c.made_at, PUSH.c.round)
        )
        return [row.state for row in rows]

    return story.database.read_now(read)

"""Officers whose messages of the day are used up, and what theirs show meanwhile."""

from dataclasses import dataclass

from movable_time import MovableTime
from taking_pushes import LEASE, Telegram, draw_up, everybody_joined
from two_townships import Story

from casework.actions import View
from casework.pushes import PushKind
from casework.sheets_pushes import MessageSheet
from services import bundling, delivering
from storage import shown
from storage.database import Database
from wording.screen import Screen


class Clerk:
    """A clerk whose two messages of the day are used up; the last one tells of two reports."""

    def __init__(self, database: Database, clock: MovableTime) -> None:
        self.database, self.clock = database, clock
        self.story = everybody_joined(database)
        self.telegram = Telegram(self.story, clock)
        self.report(1)
        self.telegram.deliver()
        clock.move(minutes=2)
        self.report(2)
        self.report(3)
        self.telegram.deliver()
        self.message = self.telegram.last
        clock.move(minutes=10)

    @property
    def id(self) -> int:
        return self.story.ids["clerk"]

    @property
    def shown(self) -> Screen:
        """What the last gathered message shows now."""
        return self.telegram.chats["clerk", self.message]

    def report(self, n: int) -> int:
        return self.story.report(words=f"上湾村第{n}口井坏了。")

    def labels(self) -> list[str]:
        return [button.label for row in self.shown.buttons for button in row]

    def claim(self) -> MessageSheet:
        """The message as a sender is about to change it."""
        (bundle,) = self.database.write_now(delivering.take, 64, LEASE)
        sheet = self.database.read_now(bundling.prepare, bundle).sheet
        assert sheet is not None
        assert sheet.message_id == self.message
        return sheet

    def next_morning(self) -> MessageSheet:
        """What the clerk is sent at 08:30 the next day."""
        self.clock.move(days=1)
        self.clock.set(self.clock().replace(hour=0, minute=30))
        before = len(self.telegram.sent)
        self.database.write_now(draw_up)
        self.telegram.deliver()
        (morning,) = [one for _at, who, one in self.telegram.sent[before:] if who == "clerk"]
        return morning

    def heard(self) -> int:
        """How many messages the clerk has had."""
        return sum(who == "clerk" for _at, who, _sheet in self.telegram.sent)


def matters(sheet: MessageSheet) -> list[int]:
    """The matters that a message tells of."""
    return [line.push.subject_id for line in sheet.lines if line.push.kind is PushKind.LEAD_NEW]


@dataclass
class TwoAlone:
    """A clerk whose two messages of the day told of one report each."""

    story: Story
    telegram: Telegram
    leads: list[int]

    @property
    def labels(self) -> list[str]:
        """The buttons of the second message."""
        shown = self.telegram.chats["clerk", self.telegram.last]
        return [button.label for row in shown.buttons for button in row]

    def report(self) -> None:
        """One more than the day has messages for."""
        self.leads.append(self.story.report(words="上湾村桥塌了。"))
        self.telegram.deliver()


def about(alone: TwoAlone) -> tuple[View, int] | None:
    """What a reply to the second message would be added to."""
    chat_id = alone.telegram.sent[-1][2].chat_id
    return alone.story.database.read_now(shown.find, chat_id, alone.telegram.last)

"""Meetings as the clerk plans and holds them, and cases that belong before them."""

from movable_time import MovableTime
from two_townships import LAMP, WELL, YUN, Story

from casework.forms import FormKind
from casework.sheets_meetings import MeetingSheet
from services import forms, meeting_cards, meetings

LATE_BY = 90  # days after which a simple case is late for certain


def plan(story: Story, kind: str = "joint") -> int:
    """The clerk plans a meeting for tomorrow; gives its id."""
    clerk, write = story.who("clerk"), story.database.write_now
    form = write(forms.start, clerk, FormKind.MEETING, 0).ref
    write(forms.fill, clerk, form, "meeting", kind)
    write(forms.fill, clerk, form, "held_on", "明天")
    return write(forms.finish, clerk, form).ref


def begun(story: Story, meeting_id: int) -> str | None:
    return story.database.write_now(meetings.hold, story.who("clerk"), meeting_id).notice


def closed(story: Story, meeting_id: int) -> str | None:
    return story.database.write_now(meetings.close, story.who("clerk"), meeting_id).notice


def task(story: Story, meeting_id: int, name: str, due: str = "+7", **more: str) -> int:
    """A task of the meeting, set by the clerk; gives its id."""
    clerk, write = story.who("clerk"), story.database.write_now
    form = write(forms.start, clerk, FormKind.ACTION, meeting_id).ref
    write(forms.type_text, clerk, form, "把机井修好,月底前通水。")
    write(forms.type_text, clerk, form, name)
    for field, value in {"due": due, **more}.items():
        write(forms.fill, clerk, form, field, value)
    write(forms.finish, clerk, form)
    return max(line.ref for line in sheet(story, "clerk", meeting_id).actions)


def sheet(story: Story, who: str, meeting_id: int) -> MeetingSheet:
    return story.database.read_now(meeting_cards.meeting, story.who(who), meeting_id)


def on(story: Story, who: str, meeting_id: int) -> set[int]:
    return {line.ref for line in sheet(story, who, meeting_id).agenda}


def late_and_joint(story: Story, clock: MovableTime) -> tuple[int, int, int]:
    """One case late, one that two units handle, one that is neither."""
    late = story.case(words=WELL)
    clock.move(days=LATE_BY)
    joint = story.case(words=LAMP)
    story.form("deputy", FormKind.ASK_PART, joint, partner=YUN, text="查线路。")
    plain = story.case(words="柳湾镇水渠漏水,下游浇不上地。")
    return late, joint, plain

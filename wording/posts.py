"""Posts: an officer's, what is open when one is over, where liaisons are off in number."""

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.sheets_posts import (
    BothDesksSheet,
    HandoverSheet,
    LiaisonsSheet,
    PostLine,
    PostsSheet,
)
from wording import lists
from wording.buttons import pager, show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

_MOST = 30


def posts(say: Speaker, sheet: PostsSheet) -> Screen:
    """All posts of an officer with their days; what is not over can be changed or ended."""
    lines = [say("posts-title", name=sheet.name)]
    lines += [_line(say, one) for one in sheet.lines]
    if not sheet.lines:
        lines.append(say("posts-none"))
    buttons = []
    for one in sheet.lines:
        if not one.ended:
            buttons += [_start(say, "change", one), _start(say, "end", one)]
    add = Action(Verb.FORM_START, sheet.officer_id, 0, FormKind.POST_ADD.value)
    last = [
        Button(say("button-post-add"), add),
        show(say("button-back"), View.PERSON, sheet.officer_id),
    ]
    return Screen("\n".join(lines), (*rows(buttons), *rows(last)))


def _start(say: Speaker, what: str, one: PostLine) -> Button:
    kind = FormKind.POST_CHANGE if what == "change" else FormKind.POST_END
    label = say(f"button-post-{what}", role=say(f"role-{one.post.role.value}"))
    return Button(label, Action(Verb.FORM_START, one.post_id, 0, kind.value))


def _line(say: Speaker, one: PostLine) -> str:
    post = say("people-post", unit=one.unit_name, role=say(f"role-{one.post.role.value}"))
    first = say.full_day(one.post.first_day)
    if one.post.section:
        post = say("post-section", post=say.html(post), section=one.post.section)
    if one.post.last_day is None:
        key = "post-since" if one.begun else "post-from"
        return say(key, post=say.html(post), first=first)
    key = "post-was" if one.ended else "post-until"
    return say(key, post=say.html(post), first=first, last=say.full_day(one.post.last_day))


def handover(say: Speaker, sheet: HandoverSheet) -> Screen:
    """What an officer has left open, each with what opens it and what gives it to another."""
    lines = [say("handover-title", name=sheet.name, n=sheet.total)]
    if not sheet.total and not sheet.tasks:
        lines = [say("handover-none", name=sheet.name)]
    if sheet.vacant:
        lines.append(say("handover-vacant", names=say.listed(sheet.vacant)))
    for line in sheet.lines:
        lines += ["", *lists.matter(say, line)]
    beside = tuple((lists.opener(say, line), *_give(say, sheet, line.ref)) for line in sheet.lines)
    last = pager(say, View.HANDOVER, sheet.page, sheet.pages, ref=sheet.officer_id)
    if sheet.tasks:
        lines += ["", say("handover-tasks", n=sheet.tasks)]
        last.insert(0, show(say("button-meetings"), View.MEETINGS))
    return Screen("\n".join(lines), (*beside, *rows(last)))


def _give(say: Speaker, sheet: HandoverSheet, case_id: int) -> list[Button]:
    """The taps that begin to give a case to another owner or section, for those who may."""
    ways = ((FormKind.REASSIGN, sheet.to_give), (FormKind.HAND_TO_SECTION, sheet.to_section))
    return [
        Button(say(f"button-move-{kind.value}"), Action(Verb.FORM_START, case_id, 0, kind.value))
        for kind, may in ways
        if case_id in may
    ]


def liaisons(say: Speaker, sheet: LiaisonsSheet) -> Screen:
    """Where liaisons are missing or too many."""
    if not sheet.units:
        return Screen(say("liaisons-fine"))
    lines = [say("liaisons-title", n=len(sheet.units))]
    lines += [say("liaisons-line", unit=name, n=n) for name, n in sheet.units[:_MOST]]
    if len(sheet.units) > _MOST:
        lines.append(say("liaisons-more", n=len(sheet.units) - _MOST))
    return Screen("\n".join(lines))


def both_desks(say: Speaker, sheet: BothDesksSheet) -> Screen:
    """Who is administrator and clerk at once."""
    if not sheet.people:
        return Screen(say("desks-none"))
    lines = [say("desks-title")]
    for name, held in sheet.people:
        named = (
            say("people-post", unit=unit, role=say(f"role-{role.value}")) for role, unit in held
        )
        lines.append(say("desks-line", name=name, posts=say.listed(named)))
    return Screen("\n".join(lines))

"""What is said at the door, the menu, help, and what the office knows of me."""

from casework.access import may_do
from casework.actions import Action, Verb, View
from casework.briefs import kinds_for
from casework.forms import Draft
from casework.people import Language, Officer, Post, Role, Unit
from casework.sheets import MeSheet, WelcomeSheet
from wording import leaves as leave_words
from wording.buttons import pager, show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

# How many characters of a form's words a button shows.
_BEGINNING = 10
# The fixed keyboard of each role; rights add up, the first four words found are shown.
_WORDS: dict[Role, tuple[str, ...]] = {
    Role.LEADER: ("status", "approvals", "overdue", "find"),
    Role.DEPUTY: ("approvals", "status", "overdue", "find"),
    Role.INSPECTOR: ("overdue", "status", "find"),
    Role.CLERK: ("desk", "register", "overdue", "status", "find"),
    Role.LIAISON: ("report", "visit", "cases", "find"),
    Role.STAFF: ("report", "visit", "cases", "find"),
    Role.SECTION_HEAD: ("cases", "visit", "find"),
    Role.ADMINISTRATOR: ("people", "units", "invite", "calendar"),
    Role.PARTNER: ("meetings",),
}
_HELP: dict[Role, str] = {
    Role.LEADER: "leader",
    Role.DEPUTY: "deputy",
    Role.INSPECTOR: "inspector",
    Role.CLERK: "clerk",
    Role.LIAISON: "liaison",
    Role.STAFF: "liaison",
    Role.SECTION_HEAD: "liaison",
    Role.ADMINISTRATOR: "administrator",
    Role.PARTNER: "partner",
}
_JOINED: dict[Role, str] = {
    Role.LEADER: "joined-leader",
    Role.DEPUTY: "joined-deputy",
    Role.INSPECTOR: "joined-leader",
    Role.CLERK: "joined-clerk",
    Role.LIAISON: "joined",
    Role.STAFF: "joined",
    Role.ADMINISTRATOR: "joined-administrator",
}


def keyboard(say: Speaker, officer: Officer) -> tuple[tuple[str, ...], ...]:
    """The fixed keyboard that fits an officer's posts, two words a row."""
    words: list[str] = []
    for role, found in _WORDS.items():
        if officer.holds(role):
            words += [word for word in found if word not in words]
    shown = [say(f"word-{word}") for word in words[:6]]
    return tuple(tuple(shown[n : n + 2]) for n in range(0, len(shown), 2))


def stranger(say: Speaker) -> Screen:
    """What anybody without an invite is told: nothing of what this is for."""
    return Screen(say("stranger"))


def welcome(say: Speaker, sheet: WelcomeSheet) -> Screen:
    """What an invite offers: confirm that this is you."""
    text = say("welcome", name=sheet.officer.name, posts=say.html(_posts(say, sheet.posts)))
    button = Button(say("button-join"), Action(Verb.JOIN, 0, 0, sheet.invite_code))
    return Screen(text, ((button,),))


def _posts(say: Speaker, posts: tuple[tuple[Post, Unit], ...]) -> str:
    return "\n".join(
        say("welcome-post", unit=unit.short_name, role=say(f"role-{post.role.value}"))
        for post, unit in posts
    )


def joined(say: Speaker, officer: Officer) -> Screen:
    """The first word to somebody who has just come in."""
    key = next((key for role, key in _JOINED.items() if officer.holds(role)), "joined")
    return Screen(say(key, name=officer.name), keyboard=keyboard(say, officer))


def menu(say: Speaker, officer: Officer) -> Screen:
    """The fixed keyboard again."""
    return Screen(say("menu"), keyboard=keyboard(say, officer))


def greeting(say: Speaker, officer: Officer) -> Screen:
    """The answer to a courtesy, with the fixed keyboard."""
    return Screen(say("greeting"), keyboard=keyboard(say, officer))


def help_(say: Speaker, officer: Officer) -> Screen:
    """Help for the posts an officer holds."""
    keys = dict.fromkeys(key for role, key in _HELP.items() if officer.holds(role))
    parts = [say(f"help-{key}") for key in keys]
    return Screen("\n\n".join([*parts, say("help-all")]), keyboard=keyboard(say, officer))


def language(say: Speaker) -> Screen:
    """Both languages to choose from."""
    return Screen(
        say("language-choose"),
        (
            (
                Button(say("button-chinese"), Action(Verb.LANGUAGE, 0, 0, Language.CHINESE.value)),
                Button(say("button-english"), Action(Verb.LANGUAGE, 0, 0, Language.ENGLISH.value)),
            ),
        ),
    )


def me(say: Speaker, sheet: MeSheet) -> Screen:
    """My posts, leave and stand-in, and what I left unfinished."""
    lines = [say("me-title", name=sheet.officer.name)]
    lines += [
        say("me-post", unit=unit.short_name, role=say(f"role-{post.role.value}"))
        for post, unit in sheet.posts
    ]
    lines += leave_words.lines_of(say, sheet.leaves)
    lines.append(say("me-drafts", n=sheet.total) if sheet.drafts else say("me-no-drafts"))
    buttons = [show(_unfinished(say, draft), View.FORM, draft.id) for draft in sheet.drafts]
    leave = [*pager(say, View.ME, sheet.page, sheet.pages), leave_words.ask(say)]
    leave.append(show(say("button-quiet"), View.QUIET))
    leave += [
        show(say(f"button-brief-{kind.value}"), View.BRIEF, argument=kind.value)
        for kind in kinds_for(sheet.officer)
    ]
    if sheet.officer.holds(Role.LIAISON):
        leave.append(show(say("button-appraisals"), View.APPRAISALS))
    if may_do(sheet.officer, "both_desks"):
        leave.append(show(say("button-both-desks"), View.BOTH_DESKS))
    if may_do(sheet.officer, "liaisons"):
        leave.append(show(say("button-liaisons"), View.LIAISONS))
    if sheet.leaves.mine or sheet.leaves.covers:
        leave.append(show(say("button-leave-list"), View.LEAVE))
    return Screen("\n".join(lines), (*rows(buttons, 1), *rows(leave)))


def _unfinished(say: Speaker, draft: Draft) -> str:
    """What a form is, and how its words begin unless they may accuse."""
    kind = say(f"draft-{draft.kind.value}")
    words = draft.fields.get("text") or draft.fields.get("findings") or ""
    if not words or draft.fields.get("accusation") == "asked":
        return say("button-draft", kind=kind)
    return say("button-draft-about", kind=kind, words=words.replace("\n", " ")[:_BEGINNING])


def not_understood(say: Speaker, officer: Officer) -> Screen:
    """One line and the menu."""
    return Screen(say("not-understood"), keyboard=keyboard(say, officer))


def is_it_a_report(say: Speaker, draft_id: int) -> Screen:
    """A short question that might be a report after all."""
    button = Button(say("button-is-report"), Action(Verb.FORM_ASK, draft_id))
    return Screen(say("is-it-a-report"), ((button,),))


def goes_up(say: Speaker, upper_office: str | None) -> Screen:
    """How a complaint about a leader of this office goes up, of which nothing is kept here."""
    lines = [say("goes-up")]
    if upper_office:
        lines.append(say("goes-up-to", office=upper_office))
    return Screen("\n".join([*lines, say("goes-up-lines")]))


def go_on(say: Speaker, screen: Screen, draft_id: int, kind: str) -> Screen:
    """A letter's card that also asks for what was not the accusation."""
    button = show(say("button-draft", kind=say(f"draft-{kind}")), View.FORM, draft_id)
    return Screen(screen.text, (*screen.buttons, (button,)))

"""The administrator's screens: accounts and units."""

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.people import Officer, Role, Unit, UnitKind
from casework.sheets_admin import (
    PeopleSheet,
    PersonLine,
    PersonSheet,
    PersonState,
    UnitsSheet,
    VacantLine,
)
from wording.buttons import pager, show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

STOP, ADMIT, UNDO = "stop", "admit", "undo"


def people(say: Speaker, sheet: PeopleSheet) -> Screen:
    """A page of people, each with the button that opens the card."""
    if sheet.name:
        key = "people-found" if sheet.total else "people-none"
        lines = [say(key, name=say.said_again(sheet.name))]
    else:
        lines = [say("people-title", n=sheet.total)]
    for line in sheet.lines:
        lines += ["", _person_line(say, line)]
    buttons = [show(line.name, View.PERSON, line.officer_id) for line in sheet.lines]
    new = Button(say("button-people-invite"), Action(Verb.INVITE))
    pages = pager(say, View.PEOPLE, sheet.page, sheet.pages, sheet.name)
    last = [new] if sheet.manages else []
    return Screen("\n".join(lines), (*rows(buttons), *rows(pages), *rows(last)))


def _person_line(say: Speaker, line: PersonLine) -> str:
    posts = say.listed(
        say("people-post", unit=unit, role=say(f"role-{role.value}")) for role, unit in line.posts
    )
    posts = posts or say("people-no-post")
    state = say(f"people-state-{line.state.value}")
    return say("people-line", name=line.name, posts=say.html(posts), state=state)


def person(say: Speaker, sheet: PersonSheet, bot_name: str = "", *, asked: str = "") -> Screen:
    """One person's card; an invite just made stands on it, to be passed on.

    Whoever is to be stopped is asked about first, with ``asked``.
    """
    officer = sheet.officer
    lines = [say("person-title", name=officer.name)]
    lines += [
        say("people-post", unit=unit.short_name, role=say(f"role-{post.role.value}"))
        for post, unit in sheet.posts
    ]
    lines.append(say(f"person-state-{sheet.state.value}"))
    if sheet.state is PersonState.INVITED and sheet.expires_at is not None:
        lines.append(say("person-until", when=say.moment(sheet.expires_at)))
    if sheet.stopped is not None:
        when = say.moment(sheet.stopped.at)
        lines.append(say("person-stopped", name=sheet.stopped.by, when=when))
        lines.append(say("person-back" if sheet.manages else "person-back-by-others"))
    if sheet.code is not None:
        lines += ["", say("person-invite", code=sheet.code, bot=bot_name)]
    if asked == STOP and officer.active and not sheet.oneself:
        lines += ["", say("person-stop-ask")]
        return Screen("\n".join(lines), rows(_stop_buttons(say, officer)))
    return Screen("\n".join(lines), rows(_person_buttons(say, sheet)))


def _stop_buttons(say: Speaker, officer: Officer) -> list[Button]:
    stop = Button(say("button-person-stop-now"), Action(Verb.REVOKE, officer.id, 0, STOP))
    return [stop, show(say("button-back"), View.PERSON, officer.id)]


def _person_buttons(say: Speaker, sheet: PersonSheet) -> list[Button]:
    officer = sheet.officer
    buttons = []
    if sheet.may_undo:
        undo = Action(Verb.REVOKE, officer.id, 0, UNDO)
        buttons.append(Button(say("button-person-undo"), undo))
    if sheet.manages:
        label = say("button-person-new-phone" if _had_phone(officer) else "button-person-invite")
        buttons.append(Button(label, Action(Verb.INVITE, officer.id)))
    if sheet.manages and officer.active and not sheet.oneself:
        start = Action(Verb.FORM_START, officer.id, 0, FormKind.LEAVE_FOR.value)
        buttons.append(Button(say("button-person-leave"), start))
    if sheet.manages:
        buttons.append(show(say("button-person-posts"), View.POSTS, officer.id))
    if officer.active and not sheet.oneself:
        buttons.append(show(say("button-person-stop"), View.PERSON, officer.id, STOP))
    elif sheet.manages and not officer.active and not sheet.may_undo:
        admit = Action(Verb.REVOKE, officer.id, 0, ADMIT)
        buttons.append(Button(say("button-person-admit"), admit))
    return [*buttons, show(say("button-people"), View.PEOPLE)]


def _had_phone(officer: Officer) -> bool:
    return officer.telegram_id is not None


def units(say: Speaker, sheet: UnitsSheet) -> Screen:
    """A unit with what is below it, and the way up."""
    lines = [_units_title(say, sheet)]
    lines += [_person_line(say, line) for line in sheet.people]
    lines += [_vacant_line(say, line) for line in sheet.vacant]
    if sheet.total:
        lines += ["", say("tree-below", n=sheet.total)]
    elif sheet.unit is None:
        lines.append(say("tree-none"))
    buttons = [_unit_button(unit) for unit in sheet.below]
    code = sheet.unit.code if sheet.unit else ""
    pages = pager(say, View.UNITS, sheet.page, sheet.pages, code)
    up = []
    if sheet.unit is not None:
        above = sheet.above[-1].code if sheet.above else ""
        up.append(show(say("button-tree-up"), View.UNITS, argument=above))
    return Screen("\n".join(lines), (*rows(buttons), *rows(pages), *rows(up)))


def _vacant_line(say: Speaker, line: VacantLine) -> str:
    post = line.section or say(f"role-{Role.SECTION_HEAD.value}")
    key = "tree-vacant" if line.section is None else "tree-vacant-section"
    text = say(key, post=post)
    if line.last_day is not None:
        text = say("tree-vacant-since", text=say.html(text), last=say.full_day(line.last_day))
    return say("tree-vacant-open", text=say.html(text), n=line.open) if line.open else text


def _units_title(say: Speaker, sheet: UnitsSheet) -> str:
    if sheet.unit is None:
        return say("tree-title")
    path = " › ".join(say.escaped(unit.short_name) for unit in (*sheet.above, sheet.unit))
    kind = say(f"unit-kind-{sheet.unit.kind.value}")
    return say("tree-title-unit", path=say.html(path), code=sheet.unit.code, kind=kind)


def _unit_button(unit: Unit) -> Button:
    label = unit.short_name if unit.kind is UnitKind.VILLAGE else f"{unit.short_name} ›"
    return show(label, View.UNITS, argument=unit.code)

"""What the administrator looks after in chat: accounts and units; no matters."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from casework.access import check_may_do, may_do
from casework.actions import Answer
from casework.errors import NotFoundError
from casework.forms import Draft, FormKind, check_value
from casework.paging import pages_of
from casework.people import Officer
from casework.people import Unit as OfficeUnit
from casework.sheets_admin import (
    PeopleSheet,
    PersonLine,
    PersonSheet,
    PersonState,
    UnitsSheet,
)
from services import drafting, inviting, stopping, vacancies
from storage import invites, people, units
from storage.unit import Reader, Unit

T = TypeVar("T")

ACT = "people"
PAGE = 8
_NO_FACTS: Mapping[str, str] = MappingProxyType({})


# Accounts


def people_page(view: Reader, actor: Officer, page: int = 0, name: str = "") -> PeopleSheet:
    """A page of everybody whose name has this in it, in the order in which they were entered."""
    check_may_do(actor, "accounts")
    found = [who for who in people.everybody(view, active=False) if name in who.name]
    page, pages, shown = _page(found, page)
    return PeopleSheet(_lines(view, shown), len(found), page, pages, name, may_do(actor, ACT))


def person(
    view: Reader, actor: Officer, officer_id: int, facts: Mapping[str, str] = _NO_FACTS
) -> PersonSheet:
    """One person's card; by an answer's facts with the code of an invite that was just made."""
    check_may_do(actor, "accounts")
    officer = _officer(view, officer_id)
    found = units.many(view, {post.unit_code for post in officer.own_posts})
    expires = invites.still_open(view, {officer_id}).get(officer_id)
    return PersonSheet(
        officer,
        tuple((post, found[post.unit_code]) for post in officer.own_posts),
        _lines(view, [officer])[0].state,
        expires,
        inviting.opened(view, officer_id, facts),
        officer_id == actor.id,
        may_do(actor, ACT),
        stopping.last(view, officer),
        stopping.may_undo(view, actor, officer),
    )


def _lines(view: Reader, officers: list[Officer]) -> tuple[PersonLine, ...]:
    ids = {who.id for who in officers}
    invited, lost = invites.still_open(view, ids), people.unreachable(view)
    found = units.many(view, {post.unit_code for who in officers for post in who.own_posts})
    lines = []
    for who in officers:
        posts = tuple((post.role, found[post.unit_code].short_name) for post in who.own_posts)
        if not who.active:
            state = PersonState.STOPPED
        elif who.telegram_id is not None:
            state = PersonState.UNREACHABLE if who.id in lost else PersonState.JOINED
        elif who.id not in invited:
            state = PersonState.UNINVITED
        else:
            state = PersonState.INVITED if invited[who.id] > view.now else PersonState.EXPIRED
        lines.append(PersonLine(who.id, who.name, posts, state))
    return tuple(lines)


def _officer(view: Reader, officer_id: int) -> Officer:
    officer = people.get(view, officer_id)
    if officer is None:
        raise NotFoundError
    return officer


def begin_invite(unit: Unit, actor: Officer, name: str = "") -> Answer:
    """Begin the form for an invite."""
    check_may_do(actor, ACT)
    known = {"name": check_value(FormKind.INVITE, "name", name)} if name.strip() else {}
    return drafting.begin(unit, actor, FormKind.INVITE, fields=known)


def finish_invite(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Make the invite that a form asks for; the card shows its code."""
    check_may_do(actor, ACT)
    fields = draft.fields
    made = inviting.invite(unit, actor, fields["name"], fields["role"], fields["unit"])
    return inviting.told(unit, made.officer_id, made.code)


def renew_invite(unit: Unit, actor: Officer, officer_id: int) -> Answer:
    """Make another invite for somebody: the first is lost, or the phone is."""
    check_may_do(actor, ACT)
    return inviting.renew(unit, actor, officer_id)


# Units


def units_page(view: Reader, actor: Officer, code: str = "", page: int = 0) -> UnitsSheet:
    """A unit with what is above it, a page of what is below, and who works there."""
    check_may_do(actor, ACT)
    unit = units.get(view, code) if code else None
    if code and unit is None:
        raise NotFoundError
    below = units.children(view, code or None)
    page, pages, shown = _page(below, page)
    here = [
        who
        for who in people.everybody(view)
        if any(post.unit_code == code for post in who.own_posts)
    ]
    return UnitsSheet(
        unit,
        _above(view, unit),
        tuple(shown),
        _lines(view, here),
        len(below),
        page,
        pages,
        vacancies.at(view, unit) if unit is not None else (),
    )


def _above(view: Reader, unit: OfficeUnit | None) -> tuple[OfficeUnit, ...]:
    if unit is None:
        return ()
    codes = unit.path.rstrip("/").split("/")[:-1]
    found = units.many(view, codes)
    return tuple(found[code] for code in codes)


def _page(items: list[T], page: int) -> tuple[int, int, list[T]]:
    pages = pages_of(len(items), PAGE)
    page = min(max(page, 0), pages - 1)
    return page, pages, items[page * PAGE : (page + 1) * PAGE]

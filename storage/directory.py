"""Who and where: units and officers, held in memory, since every update asks for them.

A :class:`Directory` is a snapshot for one day. Changes made by this process are seen as soon as
they are committed; another process's are seen at the next tick, and a newcomer at once, because
what the snapshot does not hold is looked up in the record.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, select

from casework import leave
from casework.distances import Place
from casework.duty import Duty
from casework.people import Language, Officer, Post, Role, UnitKind, local_path
from casework.people import Unit as OfficeUnit
from storage.tables import ContactPointRow, LeaveRow, OfficerRow, PostRow, UnitRow, core

_UNIT = core(UnitRow)
_OFFICER = core(OfficerRow)
_POST = core(PostRow)
_LEAVE = core(LeaveRow)
_POINT = core(ContactPointRow)
_OFFICERS = select(
    _OFFICER.c.id,
    _OFFICER.c.telegram_id,
    _OFFICER.c.name,
    _OFFICER.c.language,
    _OFFICER.c.active,
    _OFFICER.c.quiet,
).order_by(_OFFICER.c.id)
POSTS = (
    select(_POST, _UNIT.c.path, _UNIT.c.kind)
    .join(_UNIT, _UNIT.c.code == _POST.c.unit_code)
    .order_by(_POST.c.id)
)


class Directory:
    """The office's units and officers on one day."""

    def __init__(self, connection: Connection, day: date) -> None:
        self.day = day
        self.units = {
            row.code: _unit(row) for row in connection.execute(select(_UNIT).order_by(_UNIT.c.code))
        }
        self.deepest = max((unit.path.count("/") for unit in self.units.values()), default=0)
        self.named: dict[str, list[OfficeUnit]] = defaultdict(list)
        self.children: dict[str | None, list[OfficeUnit]] = defaultdict(list)
        for unit in self.units.values():
            self.children[unit.parent_code].append(unit)
            for name in {unit.name, unit.short_name}:
                self.named[name].append(unit)
        self.places_below = cache(self._find_places_below)
        self._read_officers(connection, day)

    def _find_places_below(self, paths: tuple[str, ...]) -> tuple[OfficeUnit, ...]:
        return tuple(
            unit
            for unit in self.units.values()
            if unit.kind in {UnitKind.VILLAGE, UnitKind.TOWNSHIP} and unit.path.startswith(paths)
        )

    def _read_officers(self, connection: Connection, day: date) -> None:
        posts: dict[int, list[Post]] = defaultdict(list)
        for row in connection.execute(POSTS):
            posts[row.officer_id].append(post_of(row))
        # Of posts that have ended as well: a month's field days are owed until its end.
        self.duties = _duties(posts)
        villages = _villages(connection, day)
        self.officers = {
            row.id: _officer(row, posts.get(row.id, ()), villages.get(row.id, ()), day)
            for row in connection.execute(_OFFICERS)
        }
        self._let_stand_in(_away(connection, day))
        active = [officer for officer in self.officers.values() if officer.active]
        self.by_telegram = {
            officer.telegram_id: officer for officer in active if officer.telegram_id is not None
        }
        # Whoever is away holds nothing of the kind that something could be asked of.
        self.holders: dict[Role, list[Officer]] = defaultdict(list)
        for officer in active:
            for role in () if officer.away else officer.roles:
                self.holders[role].append(officer)

    def _let_stand_in(self, away: Mapping[int, int]) -> None:
        """Give the posts of those on leave to who covers for them as well."""
        known = dict(self.officers)
        for officer_id in sorted(away):
            if officer_id not in known:
                continue
            found = leave.covering(away, officer_id, self.officers)
            self.officers[officer_id] = replace(
                self.officers[officer_id], away=True, stand_in_id=found.id if found else None
            )
            if found is not None:
                held = tuple(_held(post, officer_id) for post in known[officer_id].posts)
                self.officers[found.id] = replace(found, posts=found.posts + held)


def _duties(posts: Mapping[int, Iterable[Post]]) -> list[Duty]:
    """The duties of field days that go with posts, those that began first first."""
    owed = (
        Duty(officer_id, post.unit_code, post.unit_path, post.first_day, post.last_day)
        for officer_id, held in posts.items()
        for post in held
        if post.visit_duty
    )
    return sorted(owed, key=lambda duty: duty.first)


def _villages(connection: Connection, day: date) -> Mapping[int, list[str]]:
    """The contact villages held on a day, by officer."""
    found: dict[int, list[str]] = defaultdict(list)
    lasts = (_POINT.c.last_day.is_(None)) | (_POINT.c.last_day >= day)
    held = select(_POINT).where(_POINT.c.first_day <= day, lasts).order_by(_POINT.c.id)
    for row in connection.execute(held):
        found[row.officer_id].append(row.village_code)
    return found


def _away(connection: Connection, day: date) -> dict[int, int]:
    """Who is on leave on a day, and whom each has named."""
    rows = connection.execute(
        select(_LEAVE).where(
            _LEAVE.c.first_day <= day,
            _LEAVE.c.last_day >= day,
            _LEAVE.c.cancelled_at.is_(None),
            _LEAVE.c.ended_on.is_(None),
            _LEAVE.c.state == leave.LeaveState.APPROVED.value,
        )
    )
    return {row.officer_id: row.stand_in_id for row in rows}


def _held(post: Post, officer_id: int) -> Post:
    """A post as a stand-in holds it: the duty of field days stays the owner's."""
    return replace(post, held_for=officer_id, visit_duty=False)


def _unit(row: Any) -> OfficeUnit:
    known = row.latitude is not None and row.longitude is not None
    return OfficeUnit(
        row.code,
        row.name,
        row.short_name,
        UnitKind(row.kind),
        row.path,
        row.parent_code,
        Place(row.latitude, row.longitude) if known else None,
    )


def post_of(row: Any) -> Post:
    """A post, from its row with the path and kind of its unit."""
    return Post(
        Role(row.role),
        row.unit_code,
        row.path,
        row.first_day,
        row.last_day,
        row.visit_duty,
        row.full_time,
        row.section,
        local_path=local_path(row.unit_code, UnitKind(row.kind), row.path),
    )


def _officer(row: Any, posts: Iterable[Post], villages: Iterable[str], day: date) -> Officer:
    posts = tuple(posts)
    return Officer(
        row.id,
        row.name,
        Language(row.language),
        tuple(post for post in posts if post.is_held_on(day)),
        row.telegram_id,
        row.active,
        ended=tuple(post.role for post in posts if post.has_ended_lately(day)),
        quiet=row.quiet,
        contact_villages=tuple(villages),
    )


def find_officer(connection: Connection, day: date, **which: Any) -> Officer | None:
    """An officer that the snapshot does not hold, by ``id`` or ``telegram_id``."""
    question = _OFFICERS
    for name, value in which.items():
        question = question.where(_OFFICER.c[name] == value)
    row = connection.execute(question).first()
    if row is None:
        return None
    posts = [post_of(one) for one in connection.execute(POSTS.where(_POST.c.officer_id == row.id))]
    return _officer(row, posts, _villages(connection, day).get(row.id, ()), day)

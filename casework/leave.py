"""Leave and stand-in: who covers for whom on a day, what a leave may look like, who approves it.

During a leave the stand-in holds the posts of whoever is away, beside their own; rights add up and
conflicts bind the person (domain.md, Roles). Days are days of the office's calendar. Only what is
approved counts as absence and lets a stand-in begin.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from casework import typed
from casework.days import ONE_DAY
from casework.people import Officer, Post, Role, forbidden_pair
from casework.people_errors import LeaveError
from casework.sensitive import normalise
from casework.visits import Absence

# The longest leave that is taken for meant; longer is a slip in the year.
MOST_DAYS = 366
# A liaison never meets an accusation, and a partner no case: they cover only for their like.
_COVERS: Mapping[Role, frozenset[Role]] = {
    Role.LIAISON: frozenset({Role.LIAISON}),
    Role.PARTNER: frozenset({Role.PARTNER}),
}
# What may stand between the first and the last day: a dash, a tilde, or the words for «to».
_TO = re.compile(r"\s*(?:[~\u2013\u2014]|\u5230|\u81f3|(?<=[\u65e5\u53f7])-|\s(?:-|to)\s)\s*")
_LENGTH = re.compile(r"([0-9]{1,3})(?:\u5929|d|days?)")


class AbsenceKind(StrEnum):
    """What keeps an officer from the post for a while."""

    LEAVE = "leave"
    TRAINING = "training"
    SECONDMENT = "secondment"


class LeaveState(StrEnum):
    """Whether a leave has been approved."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"


# Who approves, step by step upward: the first step on which somebody is there decides, and any one
# of them suffices [ours]. With nobody above an officer approves their own leave, which is shown.
_ABOVE_ALL: tuple[frozenset[Role], ...] = (frozenset({Role.LEADER}),)
_ABOVE_SECTIONS = (frozenset({Role.DEPUTY}), *_ABOVE_ALL)
_ABOVE_OTHERS = (frozenset({Role.SECTION_HEAD, Role.DEPUTY}), *_ABOVE_ALL)
_APPROVE: Mapping[Role, tuple[frozenset[Role], ...]] = {
    Role.LEADER: (),
    Role.DEPUTY: _ABOVE_ALL,
    Role.SECTION_HEAD: _ABOVE_SECTIONS,
    Role.INSPECTOR: _ABOVE_SECTIONS,
}


@dataclass(frozen=True, slots=True)
class Leave:
    """One officer's leave, from the first day to the last, and who stands in.

    ``ended_on`` is the day on which they were back early; on that day they are no longer away.
    ``decided_by`` is whoever approved or refused it, the officer themselves where nobody is above.
    """

    id: int
    officer_id: int
    stand_in_id: int
    first: date
    last: date
    cancelled: bool = False
    ended_on: date | None = None
    begun: bool = False
    over: bool = False
    kind: AbsenceKind = AbsenceKind.LEAVE
    state: LeaveState = LeaveState.APPROVED
    decided_by: int | None = None

    @property
    def last_away(self) -> date:
        """The last day on which the officer is really away."""
        return self.last if self.ended_on is None else self.ended_on - ONE_DAY

    @property
    def span(self) -> Absence | None:
        """The days that it takes, approved or asked for; none where it never comes to be."""
        if self.cancelled or self.state is LeaveState.REFUSED or self.last_away < self.first:
            return None
        return Absence(self.first, self.last_away)

    @property
    def absence(self) -> Absence | None:
        """The days that count as away: those of an approved leave."""
        return self.span if self.state is LeaveState.APPROVED else None

    def covers(self, day: date) -> bool:
        """Whether the officer is away on a day."""
        absence = self.absence
        return absence is not None and absence.covers(day)


def days(first: date, last: date) -> list[date]:
    """Every day from the first to the last."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def away_on(leaves: Iterable[Leave], day: date) -> dict[int, int]:
    """Who is away on a day, and whom each has named."""
    return {one.officer_id: one.stand_in_id for one in leaves if one.covers(day)}


def planned_on(leaves: Iterable[Leave], day: date) -> dict[int, int]:
    """Who is or would be away on a day, what is still to be approved included."""
    return {
        one.officer_id: one.stand_in_id
        for one in leaves
        if one.span is not None and one.span.covers(day)
    }


def final_stand_in(away: Mapping[int, int], officer_id: int) -> int | None:
    """Who covers in the end, along the chain of those away; none where it runs in a circle."""
    seen = {officer_id}
    found = away.get(officer_id)
    while found is not None and found in away:
        if found in seen:
            return None
        seen.add(found)
        found = away[found]
    return None if found in seen else found


def may_cover(stand_in: Collection[Role], away: Collection[Role]) -> bool:
    """Whether somebody with these roles may hold those of another as well.

    Pairs that one person may not hold, nobody holds as a stand-in either.
    """
    if not stand_in or forbidden_pair(frozenset({*stand_in, *away})) is not None:
        return False
    limits = [_COVERS.get(role) for role in stand_in]
    if any(limit is None for limit in limits):
        return True
    return any(set(away) <= limit for limit in limits if limit is not None)


def approvers(whose: Officer, officers: Iterable[Officer]) -> list[Officer]:
    """Who may approve a leave of an officer's: any one of them; nobody where nobody is above.

    An officer of several posts is approved of as for the highest of them.
    """
    ladders = [_APPROVE.get(post.role, _ABOVE_OTHERS) for post in whose.own_posts]
    free = [who for who in officers if who.active and not who.away and who.id != whose.id]
    for step in min(ladders, key=lambda one: (len(one), len(one[0]) if one else 0), default=()):
        found = [who for who in free if _is_above(who, step, whose)]
        if found:
            return found
    return []


def _is_above(who: Officer, step: frozenset[Role], whose: Officer) -> bool:
    return any(
        post.role in step and own.unit_path.startswith(post.unit_path) and _same_section(post, own)
        for post in who.posts
        for own in whose.own_posts
    )


def _same_section(post: Post, own: Post) -> bool:
    """A section head's word is for their own section, where both have one."""
    apart = post.role is Role.SECTION_HEAD and post.section and own.section
    return not apart or post.section == own.section


def check_days(first: date, last: date | None, today: date) -> None:
    """Raise :class:`LeaveError` for days that are past, out of order or too many."""
    if first < today:
        raise LeaveError(reason="past", day=first)
    if last is not None and last < first:
        raise LeaveError(reason="order", day=last, first=first)
    if last is not None and (last - first).days >= MOST_DAYS:
        raise LeaveError(reason="long", most=MOST_DAYS)


def check_free(leaves: Iterable[Leave], officer_id: int, first: date, last: date) -> None:
    """Raise :class:`LeaveError` when the officer is on leave on one of the days already."""
    for one in leaves:
        taken = one.span if one.officer_id == officer_id else None
        if taken is not None and taken.first <= last and first <= taken.last:
            raise LeaveError(reason="overlap", first=taken.first, last=taken.last)


def check_no_circle(
    leaves: Collection[Leave], officer_id: int, stand_in_id: int, first: date, last: date
) -> None:
    """Raise :class:`LeaveError` when on one of the days everybody in the chain is away."""
    for day in days(first, last):
        away = planned_on(leaves, day) | {officer_id: stand_in_id}
        if final_stand_in(away, officer_id) is None:
            raise LeaveError(reason="circle", day=day)


def read_last(text: str, first: date, today: date) -> date | None:
    """The last day that a text names: a day, or how many days there are.

    Seen from today; where that lies before the first day, seen from the first.
    """
    length = _LENGTH.fullmatch(re.sub(r"\s+", "", normalise(text)).lower())
    if length is not None:
        return first + timedelta(days=max(1, int(length[1])) - 1)
    found = typed.day(text, today)
    if found is not None and found < first:
        return typed.day(text, first) or found
    return found


def split(text: str, is_day: Callable[[str], bool], most: int = 2) -> tuple[list[str], str]:
    """The days, at most so many, and the name in what was typed, each as it was typed.

    Three words or more are taken in their order, so that a day that is none is noticed.
    """
    words = _TO.sub(" ", normalise(text)).split()
    if len(words) > most:
        return words[:most], " ".join(words[most:])
    found: list[str] = []
    while words and len(found) < most and (is_day(words[0]) or words[0][:1].isdigit()):
        found.append(words.pop(0))
    return found, " ".join(words)


def covering(
    away: Mapping[int, int], officer_id: int, officers: Mapping[int, Officer]
) -> Officer | None:
    """The officer who covers for one on leave: there, not stopped, and entitled to."""
    found = officers.get(final_stand_in(away, officer_id) or 0)
    whose = officers.get(officer_id)
    if found is None or whose is None or not found.active:
        return None
    return found if may_cover(found.roles, {post.role for post in whose.own_posts}) else None


def held_for(officer: Officer, path: str | None, *roles: Role) -> int | None:
    """Whose post lets an officer act in a unit; none where one of their own does."""
    if path is None:
        return None
    fitting = [p for p in officer.posts if p.role in roles and path.startswith(p.unit_path)]
    if any(post.held_for is None for post in fitting):
        return None
    return next((post.held_for for post in fitting), None)

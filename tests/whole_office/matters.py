"""Leads and cases as an onlooker sees them, and whose act a move on one is."""

from functools import cache
from typing import NamedTuple

from casework.matters import Subject
from casework.people import Role
from casework.workflow import MOVES, Flag, Hand, Move, Stage, moves_from

_OWNERS = {Role.LIAISON, Role.STAFF, Role.SECTION_HEAD}
_HANDS = {
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
MATTERS = """
SELECT 'case', id, 'XF' || (year % 100) || '-' || serial, stage, flags || iif(simple, ' simple', '')
|| iif(identity = 'anonymous', ' anonymous', '') || iif(type = 'accusation', ' accuses', '')
|| iif(outcome = 'aid', ' lasting', ''), owner_path, owner_id, '#' || section
FROM case_
UNION ALL SELECT 'lead', id, 'L' || (year % 100) || '-' || serial, stage,
CASE WHEN joined THEN 'joined' WHEN settled THEN 'settled' ELSE '' END, NULL, author_id, NULL
FROM lead
"""


class Matter(NamedTuple):
    """A lead or a case as the record has it; its author's, its owner's, a section's."""

    subject: str
    id: int
    number: str
    stage: str
    flags: str
    path: str | None
    whose: int | None
    section: str | None

    @property
    def at(self) -> Stage:
        return Stage(self.stage)

    @property
    def known(self) -> frozenset[Flag]:
        return _flags(self.flags)

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves that the table allows from here."""
        return _moves(self.subject, self.stage, self.flags)

    def is_for(
        self, officer_id: int, roles: frozenset[str], scopes: frozenset[str], hand: Hand
    ) -> bool:
        """Whether an act on it may be an officer's, by their posts."""
        if not roles & _HANDS[hand]:
            return False
        if hand is Hand.AUTHOR or (hand is Hand.OWNER and self.whose):
            return self.whose == officer_id
        if hand is Hand.SECTION_HEAD:
            return self.section in scopes
        path = self.path or ""
        return hand is not Hand.OWNER or any(path.startswith(one) for one in scopes)


@cache
def _flags(words: str) -> frozenset[Flag]:
    return frozenset(Flag(one) for one in words.split())


@cache
def _moves(subject: str, stage: str, flags: str) -> tuple[Move, ...]:
    found = moves_from(Subject(subject), Stage(stage), [Flag(one) for one in flags.split()])
    return tuple(one for one in found if MOVES[one].within is None)

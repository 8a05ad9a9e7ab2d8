"""Who is kept away from a case, why, and whose word that is (domain.md, Protection, Recusal)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from casework.people import Officer, Role


class Trigger(StrEnum):
    """Why somebody is kept away."""

    NAMED = "named"
    SAME_UNIT = "same_unit"
    RELATIVE = "relative"
    INTEREST = "interest"
    ORIGINAL_HANDLER = "original_handler"
    PETITIONER_ASKS = "petitioner_asks"
    SELF_DECLARED = "self_declared"


class RecusalState(StrEnum):
    """How far it is decided; access is cut by all but a refusal."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Word:
    """Whose word a recusal is: of a role, at the unit of whoever is kept away or above it."""

    role: Role
    path: str

    def is_of(self, officer: Officer) -> bool:
        """Whether an officer has that word; a leader has the deputy's too [ours]."""
        return officer.covers(self.path, self.role, Role.LEADER)


@dataclass(frozen=True, slots=True)
class Recusal:
    """One officer kept away from one case."""

    officer_id: int
    word: Word
    state: RecusalState
    reason: str


def word_on(who: Officer, place: str) -> Word:
    """Whose word it is: the deputy's for those below, the leader's for deputies and leaders.

    Of several posts the highest counts; of somebody without any, the place of the case.
    """
    above = {Role.DEPUTY, Role.LEADER}
    is_above = not above.isdisjoint(post.role for post in who.own_posts)
    path = min((post.unit_path for post in who.own_posts), key=len, default=place)
    return Word(Role.LEADER if is_above else Role.DEPUTY, path)


def to_decide(found: Iterable[Recusal], officer: Officer, says: RecusalState) -> set[int]:
    """Of whom an officer may say yes; or say no, also after a yes that was a mistake."""
    open_ = {RecusalState.ASKED}
    if says is RecusalState.REFUSED:
        open_.add(RecusalState.GRANTED)
    return {one.officer_id for one in found if one.state in open_ and one.word.is_of(officer)}

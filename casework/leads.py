"""A lead as it stands: what an officer heard, reported to the office."""

from dataclasses import dataclass
from datetime import datetime

from casework.access import Standing
from casework.matters import Channel, MatterType
from casework.stages import Flag, Stage


@dataclass(frozen=True, slots=True)
class Lead:
    """A reported lead; its words stand in the notes that belong to it."""

    id: int
    year: int
    serial: int
    stage: Stage
    version: int
    author_id: int
    place_code: str
    place_path: str
    channel: Channel
    type: MatterType
    topic: str | None
    received_at: datetime
    submitted_at: datetime
    settled: bool
    told_at: datetime | None
    case_id: int | None
    visit_id: int | None = None
    persons: int = 1
    joined: bool = False

    @property
    def may_be_simple(self) -> bool:
        """Whether it can go by the simple procedure, unless the clerk finds it a repeat."""
        return self.persons == 1 and self.type is not MatterType.ACCUSATION

    @property
    def facts(self) -> frozenset[Flag]:
        """All that the table of moves looks at beside the stage."""
        known = {Flag.SETTLED: self.settled, Flag.JOINED: self.joined}
        return frozenset(flag for flag, is_set in known.items() if is_set)

    @property
    def standing(self) -> Standing:
        """What rights to it depend on."""
        return Standing(
            stage=self.stage,
            author_id=self.author_id,
            place_path=self.place_path,
            type=self.type,
            is_case=False,
            flags=self.facts,
        )

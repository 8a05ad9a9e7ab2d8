"""A case as it stands: what the office has undertaken."""

from dataclasses import dataclass
from datetime import date, datetime

from casework.matters import Channel, IdentityMode, MatterType, Occurrence, Outcome, RootCause
from casework.stages import Flag, Stage


@dataclass(frozen=True, slots=True)
class Case:
    """A case; its words stand in notes, its deadlines in clocks, its acts in events.

    ``caller_id`` is who was asked whether its withdrawal is meant, while that is open;
    ``entry`` is the number in the register that an imported one was taken from;
    ``section`` is the one of the office that has it in hand, whoever handles it.
    """

    id: int
    year: int
    serial: int
    stage: Stage
    version: int
    type: MatterType
    channel: Channel
    occurrence: Occurrence
    identity: IdentityMode
    persons: int
    urgent: bool
    simple: bool
    place_code: str
    place_path: str
    received_on: date
    registered_at: datetime
    changed_at: datetime
    superior_number: str | None = None
    topic: str | None = None
    subtype: str | None = None
    filed: bool = False
    imported: bool = False
    entry: str | None = None
    author_id: int | None = None
    owner_code: str | None = None
    owner_path: str | None = None
    owner_id: int | None = None
    section: str | None = None
    drafted_by: int | None = None
    outcome: str | None = None
    delivery: str | None = None
    service_rating: str | None = None
    result_rating: str | None = None
    service_again: str | None = None
    result_again: str | None = None
    root_cause: str | None = None
    due_on: date | None = None
    replied_on: date | None = None
    closed_on: date | None = None
    route: str | None = None
    checklist: str | None = None
    repeat_of: int | None = None
    joined_to: int | None = None
    instructed_by: int | None = None
    led_by: int | None = None
    caller_id: int | None = None
    asked_days: int | None = None
    asked_at: datetime | None = None
    flags: frozenset[Flag] = frozenset()

    @property
    def proposed_route(self) -> str | None:
        """Where its section proposes to send it, while that waits for the clerk."""
        return self.route if self.stage is Stage.CLASSIFIED else None

    @property
    def facts(self) -> frozenset[Flag]:
        """All that the table of moves looks at beside the stage."""
        known = {
            Flag.SIMPLE: self.simple,
            Flag.ACCUSES: self.type is MatterType.ACCUSATION,
            Flag.ANONYMOUS: self.identity is IdentityMode.ANONYMOUS,
            Flag.LASTING: self.outcome == Outcome.AID or self.root_cause == RootCause.POLICY_GAP,
        }
        return self.flags | {flag for flag, is_set in known.items() if is_set}

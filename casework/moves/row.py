"""One row of the table of moves."""

from collections.abc import Iterable
from dataclasses import dataclass

from casework.clocks import ClockRule
from casework.forms import FormKind
from casework.matters import Subject
from casework.pushes import PushKind
from casework.stages import Flag, Hand, Move, Stage


@dataclass(frozen=True, slots=True)
class Transition:
    """What a move is about, begins at, leads to and needs; what it starts, stops and owes.

    ``target`` is None for a move that leaves the stage as it is. A move without ``form`` is made
    by the tap itself. ``within`` is the move that makes this one in the same transaction, so that
    it has no button of its own.
    """

    move: Move
    of: Subject
    sources: frozenset[Stage | None]
    target: Stage | None
    by: frozenset[Hand]
    form: FormKind | None = None
    within: Move | None = None
    when: frozenset[Flag] = frozenset()
    unless: frozenset[Flag] = frozenset()
    sets: frozenset[Flag] = frozenset()
    clears: frozenset[Flag] = frozenset()
    starts: tuple[ClockRule, ...] = ()
    stops: tuple[ClockRule, ...] = ()
    pauses: tuple[ClockRule, ...] = ()
    resumes: tuple[ClockRule, ...] = ()
    owes: tuple[PushKind, ...] = ()

    @property
    def goes_on(self) -> bool:
        """Whether it is work on the matter itself, which others need not be reminded of then."""
        return Hand.OWNER in self.by and self.by <= {Hand.OWNER, Hand.TEAM}

    @property
    def leaves_at(self) -> frozenset[Stage]:
        """The stages at which a matter can stand after the move."""
        if self.target is not None:
            return frozenset({self.target})
        return frozenset(stage for stage in self.sources if stage is not None)

    def begins_at(self, stage: Stage | None, flags: Iterable[Flag] = ()) -> bool:
        """Whether the move can be made from a stage, with these flags set."""
        return stage in self.sources and self.bar(flags) is None

    def bar(self, flags: Iterable[Flag]) -> Flag | None:
        """The flag that stands in the way: one that is set, or one that is missing."""
        known = frozenset(flags)
        return next(iter(sorted((self.when - known) | (self.unless & known))), None)

    def leads_to(self, stage: Stage, flags: Iterable[Flag]) -> tuple[Stage, frozenset[Flag]]:
        """Where the matter stands after the move, and what is set then."""
        return self.target or stage, (frozenset(flags) - self.clears) | self.sets

    def is_done(self, stage: Stage, flags: Iterable[Flag]) -> bool:
        """Whether the matter stands where the move leads already."""
        return self.leads_to(stage, flags) == (stage, frozenset(flags)) and (
            self.target is not None or bool(self.sets | self.clears)
        )


# What a row changes beside the stage, by the names of its own fields.
_SETS = frozenset({"by", "when", "unless", "sets", "clears"})


def _row(
    of: Subject, move: Move, sources: Iterable[Stage | None], target: Stage | None, **more: object
) -> Transition:
    given = {
        name: frozenset(value) if name in _SETS and isinstance(value, tuple) else value
        for name, value in more.items()
    }
    return Transition(move, of, frozenset(sources), target, **given)  # type: ignore[arg-type]


def of_lead(
    move: Move, sources: Iterable[Stage | None], target: Stage | None, **more: object
) -> Transition:
    """A row about leads."""
    return _row(Subject.LEAD, move, sources, target, **more)


def of_case(
    move: Move, sources: Iterable[Stage], target: Stage | None, **more: object
) -> Transition:
    """A row about cases."""
    return _row(Subject.CASE, move, sources, target, **more)

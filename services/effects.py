"""What some moves change beside the stage, from the fields of their form: one function a move."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from casework.cases import Case
from casework.clocks import ClockRule, ClockState
from casework.matters import NoteKind, Subject
from casework.people import Officer
from casework.workflow import Move
from services import places
from storage import clocks as kept_clocks
from storage.unit import Unit

_DAYS_BACK = {"today": 0, "yesterday": 1, "day_before": 2}


@dataclass(slots=True)
class Effect:
    """What a move adds to its row: changes of the case, facts for the record, clocks it changed.

    ``handles`` says that whoever makes the move has handled the case by it.
    """

    changes: dict[str, object] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)
    clocks: list[ClockState] = field(default_factory=list)
    skip_clocks: frozenset[ClockRule] = frozenset()
    handles: bool = False


def _day(unit: Unit, fields: Mapping[str, str]) -> date:
    return unit.today - timedelta(days=_DAYS_BACK[fields["day"]])


def _report_up(unit: Unit, actor: Officer | None, case: Case, fields: Mapping[str, str]) -> Effect:
    """Propose an owner; the clock of the answer starts with the first proposal, never again."""
    owner = places.find(unit, fields["owner"])
    subject = (Subject.CASE, case.id)
    running = [
        rule
        for rule in (ClockRule.HANDLING, ClockRule.SIMPLE_DECIDE)
        if kept_clocks.open_clock(unit, subject, rule) is not None
    ]
    return Effect(
        {
            "owner_code": owner.code,
            "owner_path": owner.path,
            "drafted_by": actor.id if actor else None,
        },
        skip_clocks=frozenset({ClockRule.HANDLING}) if running else frozenset(),
    )


def _submit_result(
    _unit: Unit, actor: Officer | None, _case: Case, fields: Mapping[str, str]
) -> Effect:
    drafter = actor.id if actor else None
    return Effect({"outcome": fields["outcome"], "drafted_by": drafter})


def _deliver(unit: Unit, _actor: Officer | None, _case: Case, fields: Mapping[str, str]) -> Effect:
    """From the day on which the reply reached the petitioner it is not late."""
    return Effect({"delivery": fields["manner"], "replied_on": _day(unit, fields)})


def _follow_up(
    _unit: Unit, _actor: Officer | None, _case: Case, fields: Mapping[str, str]
) -> Effect:
    return Effect({"service_rating": fields["service"], "result_rating": fields["result"]})


def _close(unit: Unit, _actor: Officer | None, _case: Case, fields: Mapping[str, str]) -> Effect:
    return Effect({"root_cause": fields["cause"], "closed_on": unit.today})


EFFECTS: dict[Move, Callable[[Unit, Officer | None, Case, Mapping[str, str]], Effect]] = {
    Move.REPORT_UP: _report_up,
    Move.SUBMIT_RESULT: _submit_result,
    Move.DELIVER: _deliver,
    Move.FOLLOW_UP: _follow_up,
    Move.CLOSE: _close,
}

# The field whose words stay in the history, and what they are there.
NOTES: dict[Move, tuple[str, NoteKind]] = {
    Move.RETURN_PROPOSAL: ("reason", NoteKind.REASON),
    Move.PROGRESS: ("text", NoteKind.PROGRESS),
    Move.SUBMIT_RESULT: ("findings", NoteKind.FINDINGS),
    Move.RETURN_REPLY: ("reason", NoteKind.REASON),
    Move.DELIVER: ("detail", NoteKind.DELIVERY),
    Move.FOLLOW_UP: ("text", NoteKind.FOLLOW_UP),
}

"""What some moves change beside the stage, from the fields of their form: one function a move."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from casework.cases import Case
from casework.clocks import ClockRule, ClockState, check_can_extend, extend, is_overdue
from casework.errors import NotExtendableError, ObjectionLateError, SameOwnerError
from casework.matters import NoteKind, Subject
from casework.people import Officer
from casework.workflow import Move
from services import places
from storage import clocks as kept_clocks
from storage.unit import Unit

_DAYS_BACK = {"today": 0, "yesterday": 1, "day_before": 2}


@dataclass(slots=True)
class Effect:
    """What a move adds to its row: changes of the case, facts for the record, clocks it changed,
    and words beside those of the move.

    ``handles`` says that whoever makes the move has handled the case by it.
    """

    changes: dict[str, object] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)
    clocks: list[ClockState] = field(default_factory=list)
    skip_clocks: frozenset[ClockRule] = frozenset()
    also: list[tuple[NoteKind, str]] = field(default_factory=list)
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


def _object(unit: Unit, _actor: Officer | None, case: Case, _fields: Mapping[str, str]) -> Effect:
    """An objection is raised within its own time."""
    kept = kept_clocks.open_clock(unit, (Subject.CASE, case.id), ClockRule.OBJECTION)
    if kept is not None and is_overdue(kept.state, unit.now):
        raise ObjectionLateError(due_at=kept.state.due_at)
    return Effect()


def _agree_objection(
    unit: Unit, actor: Officer | None, case: Case, fields: Mapping[str, str]
) -> Effect:
    """The clerk proposes another owner; the one who objected is none."""
    owner = places.find(unit, fields["owner"])
    if owner.code == case.owner_code:
        raise SameOwnerError
    drafter = actor.id if actor else None
    return Effect({"owner_code": owner.code, "owner_path": owner.path, "drafted_by": drafter})


def _ask_extension(
    unit: Unit, _actor: Officer | None, case: Case, fields: Mapping[str, str]
) -> Effect:
    """Asked before expiry, once, within the most days."""
    days = int(fields["days"])
    check_can_extend(_main_clock(unit, case).state, days, unit.now)
    return Effect({"asked_days": days, "asked_at": unit.now}, {"days": days})


def _grant_extension(
    unit: Unit, _actor: Officer | None, case: Case, _fields: Mapping[str, str]
) -> Effect:
    """What counts is when it was asked for."""
    kept = _main_clock(unit, case)
    days = case.asked_days or 0
    state, entry = extend(kept.state, days, unit.now, unit.calendar, asked_at=case.asked_at)
    kept_clocks.change(unit, kept, state, entry)
    return Effect({"asked_days": None, "asked_at": None}, {"days": days}, [state])


def _refuse_extension(
    _unit: Unit, _actor: Officer | None, _case: Case, _fields: Mapping[str, str]
) -> Effect:
    return Effect({"asked_days": None, "asked_at": None})


def _suspend(_unit: Unit, _actor: Officer | None, _case: Case, fields: Mapping[str, str]) -> Effect:
    return Effect(also=[(NoteKind.CONDITION, fields["condition"])])


def _main_clock(unit: Unit, case: Case) -> kept_clocks.KeptClock:
    kept = kept_clocks.open_clock(unit, (Subject.CASE, case.id), ClockRule.HANDLING)
    if kept is None:
        raise NotExtendableError(rule=ClockRule.SIMPLE_DECIDE)
    return kept


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
    Move.OBJECT: _object,
    Move.AGREE_OBJECTION: _agree_objection,
    Move.ASK_EXTENSION: _ask_extension,
    Move.GRANT_EXTENSION: _grant_extension,
    Move.REFUSE_EXTENSION: _refuse_extension,
    Move.SUSPEND: _suspend,
    Move.SUBMIT_RESULT: _submit_result,
    Move.DELIVER: _deliver,
    Move.FOLLOW_UP: _follow_up,
    Move.CLOSE: _close,
}

# The field whose words stay in the history, and what they are there.
NOTES: dict[Move, tuple[str, NoteKind]] = {
    Move.RETURN_PROPOSAL: ("reason", NoteKind.REASON),
    Move.OBJECT: ("reason", NoteKind.OBJECTION),
    Move.REFUSE_OBJECTION: ("reason", NoteKind.REASON),
    Move.ASK_EXTENSION: ("text", NoteKind.EXTENSION),
    Move.REFUSE_EXTENSION: ("reason", NoteKind.REASON),
    Move.SUSPEND: ("reason", NoteKind.REASON),
    Move.PROGRESS: ("text", NoteKind.PROGRESS),
    Move.SUBMIT_RESULT: ("findings", NoteKind.FINDINGS),
    Move.RETURN_REPLY: ("reason", NoteKind.REASON),
    Move.DELIVER: ("detail", NoteKind.DELIVERY),
    Move.FOLLOW_UP: ("text", NoteKind.FOLLOW_UP),
}

"""Making a move of the workflow table: clocks, record, pushes, all from its row."""

from collections.abc import Mapping
from datetime import datetime

from casework import clocks
from casework.cases import Case
from casework.clocks import ClockRule
from casework.leads import Lead
from casework.matters import NoteKind, Subject
from casework.people import Officer
from casework.pushes import PushKind
from casework.workflow import MOVES, Move, Stage, check_move
from services import recipients
from storage import cases, events, leads, pushes
from storage import clocks as kept_clocks
from storage.unit import Unit


def make(
    unit: Unit,
    actor: Officer,
    move: Move,
    subject: tuple[Subject, int],
    stage: Stage | None,
    path: str,
    *,
    note: tuple[NoteKind, str] | None = None,
    facts: Mapping[str, object] | None = None,
    since: datetime | None = None,
    skip_clocks: frozenset[ClockRule] = frozenset(),
) -> None:
    """Do what the row of a move says, and record it.

    ``since`` is the moment from which a first answer is counted. Pushes go out with
    :func:`owe_for` after the matter itself has been changed.
    """
    row = check_move(move, stage)
    for rule in row.stops:
        stop_clock(unit, subject, rule)
    for rule in row.starts:
        if rule not in skip_clocks:
            start_clock(unit, subject, rule, path, since=since)
    events.record(
        unit,
        move.value,
        subject,
        actor.id,
        stage=(stage.value if stage else None, row.target.value),
        facts=facts,
        note=note,
    )
    if stage is not None:
        pushes.settle(unit, subject, actor.id)


def start_clock(
    unit: Unit,
    subject: tuple[Subject, int],
    rule: ClockRule,
    path: str,
    *,
    since: datetime | None = None,
) -> clocks.ClockState:
    """Start a clock for a matter."""
    at = since if since is not None and rule is ClockRule.FIRST_ANSWER else unit.now
    state = clocks.start(rule, at, unit.calendar)
    kept_clocks.keep(unit, state, subject, path)
    return state


def stop_clock(unit: Unit, subject: tuple[Subject, int], rule: ClockRule) -> bool | None:
    """Stop a matter's clock if it runs; says whether it stopped in time."""
    kept = kept_clocks.open_clock(unit, subject, rule)
    if kept is None:
        return None
    state, entry = clocks.stop(kept.state, unit.now, unit.calendar)
    kept_clocks.change(unit, kept, state, entry)
    return clocks.was_on_time(state)


def owe_for(
    unit: Unit,
    actor: Officer,
    move: Move,
    subject: tuple[Subject, int],
    matter: Lead | Case | None = None,
) -> None:
    """Owe the pushes of a move's row, for the matter as it stands after the move."""
    for kind in MOVES[move].owes:
        owe(unit, kind, subject, but=actor.id, matter=matter)


def owe(
    unit: Unit,
    kind: PushKind,
    subject: tuple[Subject, int],
    *,
    but: int | None = None,
    cause: str | None = None,
    facts: Mapping[str, str] | None = None,
    matter: Lead | Case | None = None,
) -> int:
    """Owe one kind of push to all whom it concerns; gives how many. ``but`` is who acted."""
    of_case = subject[0] is Subject.CASE
    matter = matter or (cases.get if of_case else leads.get)(unit, subject[1])
    if matter is None:
        return 0
    if isinstance(matter, Case):
        who, urgent = recipients.of_case(unit, kind, matter), matter.urgent
    else:
        who, urgent = recipients.of_lead(unit, kind, matter), False
    told = [officer.id for officer in who if officer.id != but]
    pushes.owe(
        unit,
        kind,
        told,
        subject,
        cause=cause or f"{subject[0].value}:{subject[1]}:{matter.version}",
        urgent=urgent,
        facts=facts,
    )
    return len(told)

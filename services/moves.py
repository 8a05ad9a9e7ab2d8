"""Making a move of the workflow table: clocks, record, pushes, all from its row."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from casework import clocks
from casework.cases import Case
from casework.clocks import ClockRule, ClockState
from casework.leads import Lead
from casework.matters import NoteKind, Subject
from casework.owing import WHILE, asked_while
from casework.people import Officer
from casework.push_table import PUSHES, UNTIL_DECIDED
from casework.pushes import PushKind
from casework.workflow import MOVES, Flag, Move, Stage, check_move
from services import recipients
from storage import cases, events, leads, pushes
from storage import clocks as kept_clocks
from storage.unit import Unit

_REMINDERS = (PushKind.DUE_SOON, PushKind.OVERDUE)
# What is asked until the matter moves on, whichever way.
_UNTIL_MOVED = tuple(
    kind
    for kind, row in PUSHES.items()
    if row.asks and kind not in WHILE and kind not in UNTIL_DECIDED
)


def make(
    unit: Unit,
    actor: Officer | None,
    move: Move,
    subject: tuple[Subject, int],
    stage: Stage | None,
    path: str,
    *,
    flags: Iterable[Flag] = (),
    note: tuple[NoteKind, str] | None = None,
    facts: Mapping[str, object] | None = None,
    since: datetime | None = None,
    skip_clocks: frozenset[ClockRule] = frozenset(),
    instead: Mapping[ClockRule, ClockRule] | None = None,
) -> list[ClockState]:
    """Do what the row of a move says, and record it; gives the clocks as it leaves them.

    ``since`` is the moment at which the matter was received, and where the office's own clock acts,
    which is nobody, that at which it was to; ``instead`` names clocks that are started in place of
    the row's. Pushes go out with :func:`owe_for` after the matter itself has been changed.
    """
    row = check_move(move, stage, flags)
    changed = [state for rule in row.stops if (state := stop_clock(unit, subject, rule))]
    changed += [state for rule in row.pauses if (state := _pause(unit, subject, move, rule))]
    changed += [state for rule in row.resumes if (state := _resume(unit, subject, rule))]
    for rule in row.starts:
        if rule not in skip_clocks:
            started = (instead or {}).get(rule, rule)
            by_itself = actor is None
            changed.append(start_clock(unit, subject, started, path, since=since, late=by_itself))
    target = row.target or stage
    events.record(
        unit,
        move.value,
        subject,
        actor.id if actor else None,
        stage=(stage.value if stage else None, target.value if target else None),
        facts=facts,
        note=note,
    )
    if stage is not None:
        _settle(unit, actor, move, subject)
    return changed


def _settle(unit: Unit, actor: Officer | None, move: Move, subject: tuple[Subject, int]) -> None:
    """End what was asked for by earlier moves, and the reminders of all who could have acted."""
    row = MOVES[move]
    if row.target is not None or row.goes_on:
        asked = () if row.target is None else _UNTIL_MOVED
        pushes.settle(unit, subject, actor.id if actor else None, (*asked, *_REMINDERS))
    answered = asked_while(row.clears)
    if answered:
        pushes.settle(unit, subject, actor.id if actor else None, answered)


def start_clock(
    unit: Unit,
    subject: tuple[Subject, int],
    rule: ClockRule,
    path: str,
    *,
    since: datetime | None = None,
    late: bool = False,
) -> ClockState:
    """Start a clock for a matter: now, ``late`` from when it was to be, or from its receipt."""
    counts = late or clocks.RULES[rule].trigger is clocks.Trigger.RECEIVED
    at = since if since is not None and counts else unit.now
    state = kept_clocks.begin(unit, rule, at)
    kept_clocks.keep(unit, state, subject, path)
    return state


def stop_clock(unit: Unit, subject: tuple[Subject, int], rule: ClockRule) -> ClockState | None:
    """Stop a matter's clock if it runs."""
    kept = kept_clocks.open_clock(unit, subject, rule)
    if kept is None:
        return None
    state, entry = clocks.stop(kept.state, unit.now, unit.calendar)
    kept_clocks.change(unit, kept, state, entry)
    return state


def _pause(
    unit: Unit, subject: tuple[Subject, int], move: Move, rule: ClockRule
) -> ClockState | None:
    """Hold a clock; what is late is not suspended, but it may be part of another case."""
    kept = kept_clocks.open_clock(unit, subject, rule)
    if kept is None:
        return None
    state, entry = clocks.pause(kept.state, unit.now, late=move is Move.JOIN_CASE)
    kept_clocks.change(unit, kept, state, entry)
    return state


def _resume(unit: Unit, subject: tuple[Subject, int], rule: ClockRule) -> ClockState | None:
    kept = kept_clocks.open_clock(unit, subject, rule)
    if kept is None or kept.state.paused_at is None:
        return None
    state, entry = clocks.resume(kept.state, unit.now, unit.calendar)
    kept_clocks.change(unit, kept, state, entry)
    return state


def owe_for(
    unit: Unit,
    actor: Officer | None,
    move: Move,
    subject: tuple[Subject, int],
    matter: Lead | Case | None = None,
) -> None:
    """Owe the pushes of a move's row, for the matter as it stands after the move."""
    for kind in MOVES[move].owes:
        owe(unit, kind, subject, but=actor.id if actor else None, matter=matter)


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
        if recipients.is_headless(unit, kind, matter):
            facts = recipients.HEADLESS
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

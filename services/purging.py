"""Letting go of what has been kept for long enough (domain.md, Protection, Retention).

Announced on the first working day of a month to whoever may put a hold on it, done from the first
night of the next; or by hand, once it was looked at what would go.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from casework.days import ONE_DAY, last_of_month
from casework.matters import Subject
from casework.pushes import PushKind
from casework.retention import DROPPED_STAGES, Gone, Over
from casework.stages import RESTING_STAGES, Flag
from services import expiring
from storage import cases, events, leads, people, pushes, retention, settings
from storage.ledger import Listed
from storage.unit import Reader, Unit

EVENT = events.PURGE
# So much is let go of in one transaction.
AT_ONCE = 20
# The names under which is kept until which day's ends were announced, and where backups are put.
_ANNOUNCED, _BACKUPS = "purge_announced", "backup_folder"


def portions(found: Over) -> Iterator[Sequence[tuple[Subject, int]]]:
    """What goes, in portions for one transaction each."""
    return in_portions(found.subjects)


def in_portions(
    subjects: Sequence[tuple[Subject, int]],
) -> Iterator[Sequence[tuple[Subject, int]]]:
    """Matters, in portions for one transaction each."""
    return (subjects[at : at + AT_ONCE] for at in range(0, len(subjects), AT_ONCE))


def purge(unit: Unit, subjects: Iterable[tuple[Subject, int]]) -> Gone:
    """Let go of what these say and name, unless something stands in the way by now; how much."""
    return sum((_purge(unit, one) for one in subjects if _may_go(unit, one)), Gone())


def purge_again(unit: Unit, subjects: Iterable[tuple[Subject, int]]) -> Gone:
    """Let go of what had been purged before an older copy of the record was put back."""
    return sum((_purge(unit, one) for one in subjects), Gone())


def _may_go(view: Reader, subject: tuple[Subject, int]) -> bool:
    kind, number = subject
    if kind is Subject.CASE:
        case = cases.get(view, number)
        stays = {Flag.LEGAL_HOLD, Flag.PURGED}
        return case is not None and case.stage in RESTING_STAGES and not case.flags & stays
    if kind is Subject.LEAD:
        lead = leads.get(view, number)
        return lead is not None and lead.case_id is None and lead.stage in DROPPED_STAGES
    return True


def _purge(unit: Unit, subject: tuple[Subject, int]) -> Gone:
    kind, number = subject
    gone = [subject]
    if kind is Subject.CASE:
        case = cases.get(unit, number)
        if case is None:
            return Gone()
        gone += retention.beside_case(unit, number)
        cases.change(unit, case, flags=(case.flags | {Flag.PURGED}) - {Flag.LEGAL_HOLD})
    if kind is Subject.LEAD:
        if leads.get(unit, number) is None:
            return Gone()
        gone += retention.beside_leads(unit, [number])
    forms = retention.erase(unit, gone)
    beside = ",".join(f"{one.value}:{number}" for one, number in gone[1:])
    events.record(unit, EVENT, subject, None, facts={events.BESIDE: beside})
    return Gone(1, forms)


def forget_forms(unit: Unit) -> int:
    """Let go of some of the forms that nobody has touched for long; how many."""
    return retention.forget_forms(unit, unit.retention.forms_since(unit.today), AT_ONCE)


def announce(unit: Unit) -> None:
    """On the first working day of a month, tell who may put a hold on it what goes next month."""
    first = unit.calendar.next_working(unit.today.replace(day=1))
    end = last_of_month(unit.today.year, unit.today.month)
    if unit.today < first or settings.get(unit, _ANNOUNCED) == end.isoformat():
        return
    settings.put(unit, _ANNOUNCED, end.isoformat())
    found = expiring.over(unit, end)
    for officer in people.everybody(unit):
        if expiring.may_hold(officer) and expiring.seen(unit, officer, found):
            pushes.owe(
                unit,
                PushKind.PURGE_AHEAD,
                [officer.id],
                (Subject.OFFICER, officer.id),
                cause=f"purge:{end.isoformat()}",
                facts={"day": (end + ONE_DAY).isoformat()},
            )


def announced(view: Reader) -> date | None:
    """Up to which day the ends of periods were announced, once that day is over."""
    text = settings.get(view, _ANNOUNCED)
    end = None if text is None else date.fromisoformat(text)
    return end if end is not None and end < view.today else None


def listed(view: Reader) -> Listed:
    """What this record says was purged, and which cases it holds."""
    return Listed(retention.purged(view, EVENT), frozenset(retention.held(view)))


def missing(view: Reader, known: Listed) -> list[tuple[Subject, int]]:
    """What a list says was purged, and this record does not know of: it is an older copy."""
    here = retention.purged(view, EVENT)
    return [(Subject(kind), number) for kind, number in known.purged if (kind, number) not in here]


def hold_again(unit: Unit, case_ids: Iterable[int]) -> int:
    """Put the holds that a list names on cases that rest and have none; how many."""
    n = 0
    for number in sorted(case_ids):
        case = cases.get(unit, number)
        if case is not None and not case.flags & {Flag.LEGAL_HOLD, Flag.PURGED}:
            cases.change(unit, case, flags=case.flags | {Flag.LEGAL_HOLD})
            events.record(unit, "put_legal_hold", (Subject.CASE, number), None)
            n += 1
    return n


def note_backups(unit: Unit, folder: str) -> None:
    """Remember where backups are put: the list of purges goes there too."""
    settings.put(unit, _BACKUPS, folder)


def backups(view: Reader) -> str | None:
    """Where backups were put last."""
    return settings.get(view, _BACKUPS)

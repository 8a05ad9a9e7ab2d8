"""Root causes noted at closing, and who owns the policy behind each (domain.md, Statistics).

A whole year is told, never a part of it: two parts would give away what is small between them.
"""

from datetime import date

from casework.access import check_may_do, may_do
from casework.actions import Answer, View
from casework.errors import NotAllowedError
from casework.forms import Draft, FormKind
from casework.matters import RootCause, Subject
from casework.people import Officer
from casework.sheets_trends import CauseLine, CausesSheet
from casework.suppression import Protected, protect
from services import drafting, places, status, trends
from storage import events, policy_owners, topics
from storage.unit import Reader, Unit

ACT = "policy_owner"


def sheet(view: Reader, actor: Officer, year: int = 0) -> CausesSheet:
    """The causes of a year, this one unless told; the administrator sees only whose they are.

    Raises :class:`NotAllowedError`.
    """
    may_set, sees = may_do(actor, ACT), may_do(actor, trends.ACT)
    if not (may_set or sees):
        raise NotAllowedError(rule="role", act=trends.ACT)
    year = year or view.today.year
    owners = policy_owners.everything(view)
    counted = _counted(view, actor, year) if sees else None
    unit = status.own_unit(view, actor, trends.ACT if sees else ACT)
    lines = tuple(
        CauseLine(
            cause,
            counted.of_rows[place] if counted else None,
            places.path_name(view, owners[cause]) if cause in owners else None,
        )
        for place, cause in enumerate(RootCause)
    )
    total = counted.total if counted else None
    return CausesSheet(unit.short_name, year, total, lines, may_set, sees)


def _counted(view: Reader, actor: Officer, year: int) -> Protected:
    own = status.own_unit(view, actor, trends.ACT)
    whole = date(year, 1, 1), date(year, 12, 31)
    found = topics.root_causes(view, actor, own.path, *whole)
    return protect([[found.get(cause, 0)] for cause in RootCause], 1)


def begin(unit: Unit, actor: Officer) -> Answer:
    """Begin to enter the unit that owns the policy behind a cause."""
    check_may_do(actor, ACT)
    return drafting.begin(unit, actor, FormKind.POLICY_OWNER)


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Enter it, on record with the one before."""
    check_may_do(actor, ACT)
    cause, code = RootCause(draft.fields["cause"]), draft.fields["unit"]
    facts = {"cause": cause.value, "unit": code}
    if before := policy_owners.everything(unit).get(cause):
        facts["before"] = before
    policy_owners.put(unit, cause, code, actor.id)
    events.record(unit, "policy_owner_set", (Subject.UNIT, 0), actor.id, facts=facts)
    return Answer(View.CAUSES, notice="policy_owner_set")

"""How long deadlines are here, as the administrator sets them (domain.md: periods are settings).

What is set counts for the clocks that begin from then on; nothing that runs is touched. Periods
alone are settings: the days of the warnings before them are part of the rules [ours].
"""

from collections.abc import Mapping

from casework.access import check_may_do
from casework.actions import Answer, View
from casework.clock_errors import ClockLengthError
from casework.clocks import RULES, SETTABLE, ClockRule, bounds
from casework.forms import Draft, FormKind
from casework.matters import Subject
from casework.people import Officer
from casework.sheets_calendar import LengthsSheet
from services import drafting
from storage import clock_settings, events
from storage.unit import Reader, Unit

MANAGE = "people"


def lengths(view: Reader, actor: Officer) -> LengthsSheet:
    """Every deadline that may be set, with its length here."""
    check_may_do(actor, MANAGE)
    known = view.clock_settings.lengths
    return LengthsSheet({rule: known.get(rule, RULES[rule].length) for rule in SETTABLE})


def begin(unit: Unit, actor: Officer) -> Answer:
    """Begin the form for the length of a deadline."""
    check_may_do(actor, MANAGE)
    return drafting.begin(unit, actor, FormKind.CLOCK_LENGTH)


def check(fields: Mapping[str, str]) -> None:
    """Raise :class:`ClockLengthError` for a length that is none, once both fields are there."""
    if fields.get("rule") and fields.get("amount"):
        least, most = bounds(ClockRule(fields["rule"]))
        if not least <= int(fields["amount"]) <= most:
            raise ClockLengthError(least=least, most=most)


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Set a length, on record with the one before."""
    check_may_do(actor, MANAGE)
    rule, length = ClockRule(draft.fields["rule"]), int(draft.fields["amount"])
    before = clock_settings.load(unit.connection).lengths.get(rule, RULES[rule].length)
    clock_settings.save(unit, rule, length)
    facts = {"rule": rule, "length": length, "before": before}
    events.record(unit, "length_set", (Subject.UNIT, 0), actor.id, facts=facts)
    return Answer(View.LENGTHS, notice="length_set")

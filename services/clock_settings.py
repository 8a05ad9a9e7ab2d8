"""How long deadlines are here, as the administrator sets them (domain.md: periods are settings).

A length counts for the clocks that begin from then on; nothing that runs is touched. When it is
warned of a deadline is no part of that: it counts at once, for what runs as well [ours]. Whom a
deadline reaches step by step upward is the rules' own, and no setting.
"""

from collections.abc import Mapping

from casework import typed
from casework.access import check_may_do
from casework.actions import Answer, View
from casework.clock_errors import ClockLengthError, ClockWarningsError
from casework.clocks import (
    MOST_WARNINGS,
    RULES,
    SETTABLE,
    ClockRule,
    bounds,
    longest_warning,
    usual_warnings,
)
from casework.forms import Draft, FormKind
from casework.matters import Subject
from casework.people import Officer
from casework.sheets_calendar import LengthsSheet
from services import drafting
from storage import clock_settings, clocks, events
from storage.unit import Reader, Unit

MANAGE = "people"


def lengths(view: Reader, actor: Officer) -> LengthsSheet:
    """Every deadline that may be set, with its length here."""
    check_may_do(actor, MANAGE)
    known, warnings = view.clock_settings.lengths, view.clock_settings.warnings
    return LengthsSheet(
        {rule: known.get(rule, RULES[rule].length) for rule in SETTABLE},
        {rule: warnings.get(rule, usual_warnings(rule)) for rule in SETTABLE},
    )


def begin(unit: Unit, actor: Officer) -> Answer:
    """Begin the form for the length of a deadline."""
    check_may_do(actor, MANAGE)
    return drafting.begin(unit, actor, FormKind.CLOCK_LENGTH)


def check(fields: Mapping[str, str]) -> None:
    """Raise :class:`ClockLengthError` for a length that is none, once both fields are there.

    And :class:`ClockWarningsError` for warnings that lie beyond it.
    """
    if fields.get("rule") and fields.get("amount"):
        rule, length = ClockRule(fields["rule"]), int(fields["amount"])
        least, most = bounds(rule)
        if not least <= length <= most:
            raise ClockLengthError(least=least, most=most)
        _warnings(rule, length, fields.get("warn"))


def _warnings(rule: ClockRule, length: int, said: str | None) -> tuple[int, ...] | None:
    """How long before its deadlines a rule shall warn; none where that stays as it is."""
    if said in {None, "usual"}:
        return None if said is None else usual_warnings(rule)
    if said == "none":
        return ()
    found, most = typed.numbers(said or ""), longest_warning(rule, length)
    if not found or len(found) > MOST_WARNINGS or found[0] > most:
        raise ClockWarningsError(most=most, times=MOST_WARNINGS)
    return found


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Set a length, and how long before it is warned of; on record with what was before."""
    check_may_do(actor, MANAGE)
    rule, length = ClockRule(draft.fields["rule"]), int(draft.fields["amount"])
    known = clock_settings.load(unit.connection)
    clock_settings.save(unit, rule, length)
    facts: dict[str, object] = {
        "rule": rule,
        "length": length,
        "before": known.lengths.get(rule, RULES[rule].length),
    }
    warnings = _warnings(rule, length, draft.fields.get("warn"))
    if warnings is not None:
        before = [offset.amount for offset in known.before(rule)]
        facts |= {"warnings": list(warnings), "warnings_before": before}
        clock_settings.save_warnings(unit, rule, warnings)
        clocks.warn_anew(unit, rule, clock_settings.load(unit.connection))
    events.record(unit, "length_set", (Subject.UNIT, 0), actor.id, facts=facts)
    return Answer(View.LENGTHS, notice="length_set" if warnings is None else "warnings_set")

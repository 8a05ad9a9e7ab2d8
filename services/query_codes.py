"""A petitioner's query code: made at registration, told once, typed by an officer for a caller."""

import secrets

from casework.access import Standing, check_may_do, is_kept_away, sees_as
from casework.actions import Answer, View
from casework.cases import Case
from casework.errors import NotAllowedError, NotFoundError
from casework.forms import Draft, FormKind
from casework.leads import Lead
from casework.matters import MatterType, Subject
from casework.people import Officer, Role
from casework.protection_errors import CodeLimitError, CodeToldError
from casework.query_codes import DIGITS, GUESSES, WITHIN, read, who_tells
from casework.stages import Stage
from services import drafting
from storage import cases, events, kept_secrets, leads
from storage import query_codes as kept
from storage.unit import Reader, Unit

_CODE = "query_code"
_WRONG = "query_failed"


def make(unit: Unit, case_id: int) -> str:
    """Make a case's code, at random and unlike any other; gives it."""
    code = _random()
    while kept.find(unit, code) is not None:
        code = _random()
    kept.keep(unit, case_id, code)
    return code


def _random() -> str:
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def tell(unit: Unit, actor: Officer, case_id: int) -> Answer:
    """Show the code to an officer who speaks with the petitioner: once, and on record.

    Raises :class:`CodeToldError` afterwards.
    """
    number, then = _told_by(unit, actor, case_id)
    code = kept.untold(unit, number)
    if code is None:
        raise CodeToldError
    return _shown(unit, actor, number, code, then)


def renew(unit: Unit, actor: Officer, case_id: int) -> Answer:
    """The clerk makes a new code for one that was lost; the old one gives nothing any more."""
    case = cases.seen(unit, actor, case_id)
    if case is None:
        raise NotFoundError
    if not sees_as(actor, cases.standing(unit, case), Role.CLERK):
        raise NotAllowedError(rule="role", act="query_code")
    events.record(unit, "query_code_renewed", (Subject.CASE, case.id), actor.id)
    return _shown(unit, actor, case.id, make(unit, case.id), Answer(View.CASE, case.id))


def _shown(unit: Unit, actor: Officer, case_id: int, code: str, then: Answer) -> Answer:
    kept.told(unit, case_id)
    events.record(unit, "query_code_told", (Subject.CASE, case_id), actor.id)
    facts = kept_secrets.sealed(unit, then.ref, _CODE, code)
    return Answer(then.view, then.ref, "query_code", facts=facts)


def is_shown(answer: Answer) -> bool:
    """Whether a code is to be shown beside an answer, once."""
    return kept_secrets.fact(_CODE) in answer.facts


def opened(view: Reader, answer: Answer) -> str:
    """The code in an answer."""
    return kept_secrets.opened(view, answer.ref, _CODE, answer.facts) or ""


def _told_by(view: Reader, actor: Officer, case_id: int) -> tuple[int, Answer]:
    """The case whose code an officer may tell, and the card that they do it from.

    Whoever speaks with the petitioner: those who handle it, the clerk, and who reported it.
    """
    case = cases.seen(view, actor, case_id)
    if case is not None:
        if sees_as(actor, cases.standing(view, case), *who_tells(case.type)):
            return case.id, Answer(View.CASE, case.id)
        raise NotAllowedError(rule="role", act="query_code")
    for lead in leads.own_of_case(view, actor, case_id):
        if lead.type is not MatterType.ACCUSATION:
            return case_id, Answer(View.LEAD, lead.id)
    raise NotFoundError


def on_lead(view: Reader, actor: Officer, lead: Lead) -> bool:
    """Whether the card of a report offers its author the code of its case."""
    mine = lead.author_id == actor.id and lead.type is not MatterType.ACCUSATION
    return mine and lead.case_id is not None and kept.is_untold(view, lead.case_id)


def on_case(view: Reader, actor: Officer, case: Case, standing: Standing) -> tuple[bool, bool]:
    """Whether a case's card offers to tell the code, and to make a new one."""
    untold = kept.is_untold(view, case.id)
    tells = untold and sees_as(actor, standing, *who_tells(case.type))
    renews = not untold and not case.imported and sees_as(actor, standing, Role.CLERK)
    return tells, renews


def begin(unit: Unit, actor: Officer) -> Answer:
    """Ask for the code that a caller reads out; raises :class:`CodeLimitError`."""
    check_may_do(actor, "lookup_code")
    _wrong_so_far(unit, actor)
    return drafting.begin(unit, actor, FormKind.LOOKUP)


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Look up the code of a form."""
    return look_up(unit, actor, draft.fields["code"])


def look_up(unit: Unit, actor: Officer, text: str) -> Answer:
    """What a code gives: the stage and its date. A wrong one is counted, and only so many are.

    What is kept from the officer is as unknown as a code that does not exist. Raises
    :class:`CodeFormError`, :class:`CodeLimitError`.
    """
    check_may_do(actor, "lookup_code")
    code = read(text)
    wrong = _wrong_so_far(unit, actor)
    case = _case_of(unit, actor, code)
    if case is None:
        events.record(unit, _WRONG, (Subject.OFFICER, actor.id), actor.id)
        return Answer(View.LOOKUP, 0, facts={"left": str(GUESSES - wrong - 1)})
    events.record(unit, "queried", (Subject.CASE, case.id), actor.id)
    since = unit.calendar.day_of(case.changed_at).isoformat()
    facts = {"stage": case.stage.value, "since": since}
    if case.due_on is not None and case.replied_on is None:
        facts["due"] = case.due_on.isoformat()
    return Answer(View.LOOKUP, 0, facts=facts)


def _wrong_so_far(view: Reader, actor: Officer) -> int:
    """How many wrong codes an officer has typed lately; raises :class:`CodeLimitError`."""
    wrong = events.count(view, (Subject.OFFICER, actor.id), _WRONG, view.now - WITHIN)
    if wrong >= GUESSES:
        raise CodeLimitError(hours=int(WITHIN.total_seconds()) // 3600)
    return wrong


def _case_of(view: Reader, actor: Officer, code: str) -> Case | None:
    """The case of a code, or the one that it has joined."""
    number = kept.find(view, code)
    case = cases.get(view, number) if number is not None else None
    if case is not None and case.stage is Stage.JOINED and case.joined_to is not None:
        case = cases.get(view, case.joined_to) or case
    if case is None or is_kept_away(actor, cases.standing(view, case)):
        return None
    return case

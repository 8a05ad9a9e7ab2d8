"""Naming one person of a township's discipline organ for an accusation (domain.md, Protection)."""

from casework.actions import Answer
from casework.case_errors import NoDisciplineError
from casework.forms import FormKind
from casework.people import Officer
from casework.workflow import Move
from services import drafting, recipients, steps
from storage.unit import Unit


def begin(unit: Unit, actor: Officer, case_id: int) -> Answer:
    """Begin the form; raises :class:`NoDisciplineError` where nobody could be named."""
    case = steps.may(unit, actor, Move.NAME_DISCIPLINE, case_id)
    steps.check_now(unit, Move.NAME_DISCIPLINE, case)
    if not recipients.discipline_of(unit, case):
        raise NoDisciplineError
    return drafting.begin(unit, actor, FormKind.NAME_DISCIPLINE, case_id)

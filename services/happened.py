"""How a matter stands, for whoever cannot do with it what they meant to."""

from casework.matters import Subject
from casework.people import Officer
from casework.sheets import StandingSheet
from casework.workflow import MOVES
from services import turns
from storage import cases, events, leads
from storage.unit import Reader


def meanwhile(view: Reader, actor: Officer, subject: tuple[Subject, int]) -> StandingSheet:
    """The newest move on a lead or a case, and whose turn it is; nothing of what is not seen."""
    found = (leads if subject[0] is Subject.LEAD else cases).seen(view, actor, subject[1])
    if found is None:
        return StandingSheet()
    steps, _total = events.history(view, [subject])
    step = next((one for one in steps if one.kind in MOVES), None)
    newest = events.newest(view, subject, step.kind) if step else None
    case = cases.get(view, subject[1]) if subject[0] is Subject.CASE else None
    return StandingSheet(
        step,
        by_reader=newest is not None and newest[1] == actor.id,
        turn=tuple(who for who in turns.whose(view, case) if who != actor.name) if case else (),
    )


def of_oneself(officer: Officer) -> StandingSheet:
    """That one holds no post, or that one has ended lately: said of anything that is not found."""
    return StandingSheet(
        without_post=not officer.posts, ended=officer.ended[-1] if officer.ended else None
    )

"""What was done to a matter last, for whoever came too late with an act of their own."""

from casework.matters import Step, Subject
from casework.people import Officer
from casework.workflow import MOVES
from storage import cases, events, leads
from storage.unit import Reader


def last(view: Reader, actor: Officer, subject: tuple[Subject, int]) -> Step | None:
    """The newest move on a lead or a case; none on what the officer does not see."""
    kept = leads if subject[0] is Subject.LEAD else cases
    if kept.seen(view, actor, subject[1]) is None:
        return None
    steps, _total = events.history(view, [subject])
    return next((step for step in steps if step.kind in MOVES), None)

"""What tests of casework look at beside the story: cards, clocks, what is owed, the counts."""

from sqlalchemy import select
from two_townships import Story

from casework.cases import Case
from casework.clocks import ClockRule, ClockState
from casework.matters import Subject
from casework.pushes import PushKind
from casework.sheets import CaseSheet
from services import cards, counting
from storage import cases as kept
from storage import clocks
from storage.tables import PushRow, core
from storage.unit import Reader

_PUSH = core(PushRow)


def case(story: Story, case_id: int) -> Case:
    found = story.database.read_now(kept.get, case_id)
    assert found is not None
    return found


def card(story: Story, who: str, case_id: int) -> CaseSheet:
    return story.database.read_now(cards.case, story.who(who), case_id)


def clock_of(story: Story, case_id: int, rule: ClockRule) -> ClockState | None:
    """The newest clock of a rule, with its ledger."""
    found = story.database.read_now(clocks.of, (Subject.CASE, case_id), ledger=True)
    return next((one.state for one in reversed(found) if one.state.rule is rule), None)


def told(story: Story, kind: PushKind) -> list[tuple[str, str]]:
    """Who was owed a kind of push, and what became of it, in the order in which it was owed."""
    names = {number: who for who, number in story.ids.items()}

    def read(view: Reader) -> list[tuple[str, str]]:
        rows = view.run(
            select(_PUSH.c.recipient_id, _PUSH.c.state)
            .where(_PUSH.c.kind == kind.value)
            .order_by(_PUSH.c.made_at, _PUSH.c.id)
        )
        return [(names[row.recipient_id], row.state) for row in rows]

    return story.database.read_now(read)


def counts_hold(story: Story) -> bool:
    return story.database.read_now(counting.compare) == []

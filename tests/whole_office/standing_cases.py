"""Matters that stand where a move begins, made afresh for whoever is to make it."""

from collections.abc import Callable

from two_townships import RESULT, YUN, Story

from casework.forms import FormKind as Form
from casework.matters import Subject
from casework.workflow import Move, Stage
from services import leads
from storage import cases

TODAY = {"on": "today"}
RATED = {"service": "satisfied", "result": "satisfied", "cause": "history_and_money"}
SECTION = "办信科"
ATTEMPTS = "11月20日、11月21日、11月22日三次上门,都没人。"

Step = Callable[[Story, int], object]


def tap(who: str, move: Move) -> Step:
    """Somebody taps a move on a case."""
    return lambda story, case: story.act(who, move, case)


def form(who: str, kind: Form, **fields: str) -> Step:
    """Somebody fills in a form about a matter; people stand in it by what they are called here."""

    def step(story: Story, number: int) -> None:
        known = {
            name: str(story.ids[value]) for name, value in fields.items() if value in story.ids
        }
        story.form(who, kind, number, **(fields | known))

    return step


_APPLY, _DECIDE = {"body": "市里"} | TODAY, {"decision": "upheld", "text": "维持"} | TODAY
# How a case comes from one stage to the next; what begins there stands in :func:`begin`.
_NEXT: dict[Stage, tuple[Stage, Step]] = {
    Stage.ASSIGNED: (Stage.REPORTED, tap("deputy", Move.ASSIGN)),
    Stage.OBJECTED: (Stage.ASSIGNED, form("liaison", Form.OBJECTION, reason="not_our_work")),
    Stage.HANDLING: (Stage.ASSIGNED, tap("liaison", Move.ACKNOWLEDGE)),
    Stage.SUSPENDED: (
        Stage.HANDLING,
        form("deputy", Form.SUSPEND, reason="in_court", condition="判决"),
    ),
    Stage.REPLY_REVIEW: (Stage.HANDLING, form("liaison", Form.RESULT, **RESULT)),
    Stage.ANSWERED: (Stage.REPLY_REVIEW, tap("deputy", Move.APPROVE_REPLY)),
    Stage.REPLIED: (
        Stage.ANSWERED,
        form("liaison", Form.DELIVERY, manner="in_person", day="today"),
    ),
    Stage.CLOSED: (Stage.REPLIED, form("clerk", Form.FOLLOW_UP, **RATED)),
    Stage.UNDER_REVIEW: (Stage.CLOSED, form("clerk", Form.APPLY_REVIEW, **_APPLY)),
    Stage.REVIEWED: (Stage.UNDER_REVIEW, form("clerk", Form.DECIDE_REVIEW, **_DECIDE)),
    Stage.UNDER_RECHECK: (Stage.REVIEWED, form("clerk", Form.APPLY_RECHECK, **_APPLY)),
    Stage.FINAL: (Stage.UNDER_RECHECK, form("clerk", Form.DECIDE_RECHECK, **_DECIDE)),
    Stage.ROUTED_OUT: (
        Stage.CLASSIFIED,
        form("clerk", Form.ROUTE_OUT, route="transfer", body="县法院"),
    ),
    Stage.PASSED_ON: (
        Stage.ROUTED_OUT,
        form("clerk", Form.NOTIFY, manner="in_person", day="today"),
    ),
    Stage.ARCHIVED: (Stage.FINAL, tap("clerk", Move.ARCHIVE)),
    Stage.RETURNED: (Stage.SUBMITTED, form("clerk", Form.RETURN_LEAD, reason="facts_unclear")),
}
# The likeliest first: where a move begins at several stages, it is tried from the first of these.
STAGES = (
    Stage.HANDLING,
    Stage.CLASSIFIED,
    Stage.SUBMITTED,
    Stage.REPORTED,
    *_NEXT,
    Stage.JOINED,
    Stage.WITHDRAWN,
    Stage.REGISTERED,
)


def begin(story: Story, stage: Stage, of: Subject, kind: dict[str, str], author: str) -> int | None:
    """A matter at a stage; none where none comes to rest there."""
    if of is Subject.LEAD:
        return _lead(story, stage, author)
    if stage is Stage.CLASSIFIED:
        return story.case(**({"procedure": "elsewhere"} | kind))
    if stage is Stage.REPORTED and kind.get("procedure") != "simple":
        return story.case(**({"procedure": "ordinary"} | kind))
    if stage is Stage.ASSIGNED and kind.get("procedure") == "simple":
        return story.case(**kind)
    if stage is Stage.REPORTED:
        number = begin(story, Stage.OBJECTED, of, kind, author)
        if number is not None:
            story.form("clerk", Form.AGREE_OBJECTION, number, owner=YUN)
        return number
    if stage is Stage.JOINED:
        number = begin(story, Stage.CLASSIFIED, of, kind, author)
        into = story.case()
        if number is not None:
            story.form("clerk", Form.JOIN_CASE, number, into=str(serial(story, into)))
        return number
    if stage not in _NEXT:
        return None
    before, step = _NEXT[stage]
    number = begin(story, before, of, kind, author)
    if number is not None:
        step(story, number)
    return number


def _lead(story: Story, stage: Stage, author: str) -> int | None:
    number = story.report(author)
    write = story.database.write_now
    if stage is Stage.REGISTERED:
        into = str(serial(story, story.case(procedure="elsewhere")))
        story.form("clerk", Form.JOIN_LEAD, number, into=into)
    elif stage is Stage.RETURNED:
        _NEXT[stage][1](story, number)
    elif stage is Stage.WITHDRAWN:
        write(leads.withdraw, story.who(author), number, 0)
    return number


def serial(story: Story, case: int) -> int:
    """The number of a case, as it is typed."""
    found = story.database.read_now(cases.get, case)
    assert found is not None
    return found.serial

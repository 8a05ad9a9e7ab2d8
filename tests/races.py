"""Two officers act on one matter at the same moment: which matters, and which acts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from two_townships import LIU, RESULT, TEXTS, Story

from casework.forms import SAVES_AT_ONCE, FormKind
from casework.matters import Subject
from casework.workflow import Move
from services import desk, forms, leads, steps
from storage import cases as kept_cases
from storage import leads as kept_leads


@dataclass(frozen=True)
class Act:
    """What an officer is about to do with one more tap."""

    who: str
    move: Move
    work: Callable[..., Any]
    args: tuple[Any, ...]


@dataclass(frozen=True)
class Race:
    """Two acts on one matter of which only one can be done, and where it stood before."""

    subject: tuple[Subject, int]
    version: int
    acts: tuple[Act, Act]

    @property
    def moves(self) -> set[str]:
        """The moves of which exactly one is to be on record."""
        return {act.move.value for act in self.acts}


def _finishing(
    story: Story, who: str, move: Move, kind: FormKind, subject: int, **fields: str
) -> Act:
    """A form filled in up to its last tap."""
    officer, write = story.who(who), story.database.write_now
    draft = write(forms.start, officer, kind, subject).ref
    for name, value in fields.items():
        if kind in SAVES_AT_ONCE:
            return Act(who, move, forms.fill, (officer, draft, name, value))
        if name in TEXTS:
            write(forms.type_text, officer, draft, value)
        else:
            write(forms.fill, officer, draft, name, value)
    return Act(who, move, forms.finish, (officer, draft))


def _tapping(story: Story, who: str, move: Move, number: int) -> Act:
    """A button on the card as it is shown now."""
    return Act(who, move, steps.tap, (story.who(who), move, number, version_of(story, number)))


def _registering(story: Story, who: str, lead: int) -> Act:
    draft = story.database.write_now(desk.open_register, story.who(who), lead).ref
    return Act(who, Move.REGISTER, forms.finish, (story.who(who), draft))


def version_of(story: Story, number: int, about: Subject = Subject.CASE) -> int:
    """How often a matter has changed."""
    kept = kept_cases if about is Subject.CASE else kept_leads
    found = story.database.read_now(kept.get, number)
    assert found is not None
    return found.version


def _of_lead(story: Story, lead: int, first: Act, second: Act) -> Race:
    return Race((Subject.LEAD, lead), version_of(story, lead, Subject.LEAD), (first, second))


def _of_case(story: Story, number: int, first: Act, second: Act) -> Race:
    return Race((Subject.CASE, number), version_of(story, number), (first, second))


def _proposed(story: Story) -> int:
    return story.case(procedure="ordinary", owner=LIU)


def _assigned(story: Story) -> int:
    number = _proposed(story)
    story.act("deputy", Move.ASSIGN, number)
    return number


def _handled(story: Story) -> int:
    number = _assigned(story)
    story.act("liaison", Move.ACKNOWLEDGE, number)
    return number


def register_or_return(story: Story) -> Race:
    lead = story.report()
    back = _finishing(
        story, "second_clerk", Move.RETURN_LEAD, FormKind.RETURN_LEAD, lead, reason="哪口井?"
    )
    return _of_lead(story, lead, _registering(story, "clerk", lead), back)


def both_register(story: Story) -> Race:
    lead = story.report()
    acts = (_registering(story, who, lead) for who in ("clerk", "second_clerk"))
    return _of_lead(story, lead, *acts)


def withdraw_or_register(story: Story) -> Race:
    lead = story.report()
    args = (story.who("liaison"), lead, version_of(story, lead, Subject.LEAD))
    back = Act("liaison", Move.WITHDRAW, leads.withdraw, args)
    return _of_lead(story, lead, back, _registering(story, "clerk", lead))


def both_assign(story: Story) -> Race:
    number = _proposed(story)
    acts = (_tapping(story, who, Move.ASSIGN, number) for who in ("deputy", "second_deputy"))
    return _of_case(story, number, *acts)


def acknowledge_or_object(story: Story) -> Race:
    number = _assigned(story)
    objection = _finishing(
        story, "second_liaison", Move.OBJECT, FormKind.OBJECTION, number, reason="not_our_work"
    )
    return _of_case(story, number, _tapping(story, "liaison", Move.ACKNOWLEDGE, number), objection)


def grant_or_refuse_extension(story: Story) -> Race:
    number = _handled(story)
    story.form("liaison", FormKind.EXTENSION, number, days="20", text="等省里鉴定。")
    refusal = _finishing(
        story,
        "second_deputy",
        Move.REFUSE_EXTENSION,
        FormKind.REFUSE_EXTENSION,
        number,
        reason="抓紧办。",
    )
    return _of_case(story, number, _tapping(story, "deputy", Move.GRANT_EXTENSION, number), refusal)


def approve_or_return_reply(story: Story) -> Race:
    number = _handled(story)
    story.form("liaison", FormKind.RESULT, number, **RESULT)
    back = _finishing(
        story,
        "second_deputy",
        Move.RETURN_REPLY,
        FormKind.RETURN_REPLY,
        number,
        reason="facts_unclear",
    )
    return _of_case(story, number, _tapping(story, "deputy", Move.APPROVE_REPLY, number), back)


def both_deliver(story: Story) -> Race:
    number = _handled(story)
    story.form("liaison", FormKind.RESULT, number, **RESULT)
    story.act("deputy", Move.APPROVE_REPLY, number)
    acts = (
        _finishing(story, who, Move.DELIVER, FormKind.DELIVERY, number, manner="in_person", day=day)
        for who, day in (("liaison", "today"), ("second_liaison", "yesterday"))
    )
    return _of_case(story, number, *acts)


RACES: tuple[Callable[[Story], Race], ...] = (
    register_or_return,
    both_register,
    withdraw_or_register,
    both_assign,
    acknowledge_or_object,
    grant_or_refuse_extension,
    approve_or_return_reply,
    both_deliver,
)

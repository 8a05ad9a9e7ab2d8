"""What every answer says of the right to have it looked at again: by whom, and for how long.

Source: domain.md, Stages (reply review) and Deadlines (review, recheck) [rule].
"""

from dataclasses import dataclass

from casework.clocks.rules import RULES, ClockRule, ClockSettings
from casework.forms import FormKind
from casework.stages import Stage

# Where a case stands with an answer on the way or given, and which right its petitioner has then.
_AT = {
    Stage.REPLY_REVIEW: ClockRule.REVIEW_APPLY,
    Stage.ANSWERED: ClockRule.REVIEW_APPLY,
    Stage.REPLIED: ClockRule.REVIEW_APPLY,
    Stage.FOLLOW_UP: ClockRule.REVIEW_APPLY,
    Stage.CLOSED: ClockRule.REVIEW_APPLY,
    Stage.REVIEWED: ClockRule.RECHECK_APPLY,
}
# Forms by which an answer is written, or is said to have reached the petitioner.
_ON = {
    FormKind.RESULT: ClockRule.REVIEW_APPLY,
    FormKind.ANSWER_AT_ONCE: ClockRule.REVIEW_APPLY,
    FormKind.DELIVERY: ClockRule.REVIEW_APPLY,
    FormKind.DECIDE_REVIEW: ClockRule.RECHECK_APPLY,
}
# How far above the unit that answered stands the body that is applied to.
_STEPS_UP = {ClockRule.REVIEW_APPLY: 1, ClockRule.RECHECK_APPLY: 2}


@dataclass(frozen=True, slots=True)
class ReviewRight:
    """A right to apply: ``rule`` is its deadline, ``days`` natural days from the answer's arrival.

    ``authority`` is the unit applied to, by code; none where it stands above all that is known
    here, and ``below`` is then the highest unit that is known.
    """

    rule: ClockRule
    days: int
    authority: str | None
    below: str


def at_stage(stage: Stage) -> ClockRule | None:
    """The right that the petitioner of a case has while it stands there."""
    return _AT.get(stage)


def on_form(kind: FormKind) -> ClockRule | None:
    """The right that stands in the answer which a form is about."""
    return _ON.get(kind)


def right(rule: ClockRule, answered_by: str, settings: ClockSettings) -> ReviewRight:
    """The right to apply against an answer of a unit, whose path is given.

    Review is asked of the body one step above, recheck of the one above that.
    """
    codes = answered_by.rstrip("/").split("/")
    above = codes[: -_STEPS_UP[rule]]
    days = settings.lengths.get(rule, RULES[rule].length)
    return ReviewRight(rule, days, above[-1] if above else None, codes[0])

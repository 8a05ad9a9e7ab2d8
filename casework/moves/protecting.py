"""Moves by which somebody is kept away from a matter, or looks where they mostly do not."""

from casework.forms import FormKind as Form
from casework.moves.row import of_case, of_lead
from casework.stages import CLOSED_STAGES, UNANSWERED_STAGES, Hand, Move, Stage

# Until its file is closed for good.
_KEPT = (
    UNANSWERED_STAGES
    | CLOSED_STAGES
    | {Stage.ROUTED_OUT, Stage.PASSED_ON, Stage.JOINED, Stage.WITHDRAWN}
    | {Stage.REPLIED, Stage.FOLLOW_UP}
)
_WHOEVER_SEES = (
    Hand.OWNER,
    Hand.CO_HANDLER,
    Hand.TEAM,
    Hand.SECTION_HEAD,
    Hand.CLERK,
    Hand.DEPUTY,
    Hand.INSPECTOR,
    Hand.LEADER,
)

# A report that is no case yet; its author has said that it is no matter of theirs.
_WAITS = {Stage.SUBMITTED, Stage.RETURNED}

# fmt: off
ROWS = (
    of_lead(
        Move.LEAD_RECUSAL, _WAITS, None, by=(Hand.CLERK, Hand.DEPUTY, Hand.INSPECTOR),
        form=Form.LEAD_RECUSAL,
    ),
    of_lead(
        Move.GRANT_LEAD_RECUSAL, _WAITS, None, by=(Hand.DEPUTY,), form=Form.GRANT_LEAD_RECUSAL,
    ),
    of_lead(
        Move.REFUSE_LEAD_RECUSAL, _WAITS, None, by=(Hand.DEPUTY,), form=Form.REFUSE_LEAD_RECUSAL,
    ),
    # Oneself, or by the office somebody else: cut off at once, while undecided too.
    of_case(Move.RECUSE, _KEPT, None, by=_WHOEVER_SEES, form=Form.RECUSAL),
    # Whose word it is stands in `casework.recusal`.
    of_case(
        Move.GRANT_RECUSAL, _KEPT, None, by=(Hand.DEPUTY, Hand.LEADER), form=Form.GRANT_RECUSAL,
    ),
    of_case(
        Move.REFUSE_RECUSAL, _KEPT, None, by=(Hand.DEPUTY, Hand.LEADER), form=Form.REFUSE_RECUSAL,
    ),
    # A leader, with a reason, sees who the petitioner is; the inspector is told at once.
    of_case(Move.BREAK_GLASS, _KEPT, None, by=(Hand.LEADER,), form=Form.BREAK_GLASS),
)

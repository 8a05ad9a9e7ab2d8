"""The buttons of a case's card."""

from casework.actions import Action, Verb, View
from casework.cases import Case
from casework.clocks import ASKED_AGAIN_FROM, ClockRule
from casework.forms import FormKind
from casework.sheets import CaseSheet
from casework.workflow import Move
from wording import query_codes
from wording.buttons import move, show
from wording.screen import Button, Screen
from wording.speaker import Speaker

# What is taken back, of an acknowledgement.
UNACKNOWLEDGE = "acknowledge"
_MOST_URGENT_FIRST = (
    Move.ACKNOWLEDGE,
    Move.ASSIGN,
    Move.APPROVE_REPLY,
    Move.CHECK_RESULT,
    Move.GRANT_RECUSAL,
    Move.GRANT_EXTENSION,
    Move.REFUSE_EXTENSION,
    Move.RESUME,
    Move.AGREE_UNDELIVERED,
    Move.REFUSE_UNDELIVERED,
    Move.NOTIFY,
    Move.CONFIRM_INSTRUCTION,
    Move.WITHDRAW_CASE,
    Move.REFUSE_WITHDRAWAL,
    Move.ACCEPT_INSTRUCTION,
    Move.ANSWER_SUPERVISION,
    Move.ACCEPT_SUPERVISION,
    Move.DELIVER,
    Move.FOLLOW_UP,
)
# Seldom wanted: behind everything else.
_RARE = frozenset(
    {
        Move.LINK_REPEAT,
        Move.UNLINK_REPEAT,
        Move.NAME_DISCIPLINE,
        Move.PUT_ON_AGENDA,
        Move.ENTER_INSTRUCTION,
        Move.ASK_WITHDRAWAL,
        Move.SUSPEND,
        Move.REASSIGN,
        Move.ASK_PART,
        Move.RELEASE_PART,
        Move.NAME_FOR_TEAM,
        Move.LET_GO_OF_TEAM,
        Move.END_TEAM,
        Move.SUPERVISE,
        Move.LEAVE_LEAD,
        Move.REPORT_UNDELIVERED,
        Move.REOPEN,
        Move.RECUSE,
        Move.REFUSE_RECUSAL,
        Move.BREAK_GLASS,
        Move.ARCHIVE,
        Move.HAND_TO_SECTION,
        Move.PUT_LEGAL_HOLD,
        Move.LIFT_LEGAL_HOLD,
    }
)


def buttons_of(say: Speaker, sheet: CaseSheet) -> list[Button]:
    """What the reader may do, the most urgent first and what is seldom wanted last."""
    it = sheet.case
    ordered = sorted(sheet.moves, key=lambda what: what not in _MOST_URGENT_FIRST)
    rare = _RARE | ({Move.FOLLOW_UP_AGAIN} if _asked_later(say, sheet) else set())
    buttons = [move(say, what, it.id, it.version) for what in ordered if what not in rare]
    buttons.append(show(say("button-history"), View.HISTORY, it.id))
    if sheet.due is not None or sheet.may_apply is not None:
        buttons.append(show(say("button-why"), View.WHY, it.id))
    if sheet.media.files:
        buttons.append(show(say("button-media"), View.MEDIA, it.id, "case"))
    if sheet.may_chase:
        buttons.append(Button(say("button-chase"), Action(Verb.CHASE, it.id)))
    if sheet.identities and sheet.may_reveal:
        buttons.append(Button(say("button-reveal"), Action(Verb.REVEAL, it.id, 0, "case")))
    buttons += [move(say, what, it.id, it.version) for what in ordered if what in rare]
    if sheet.code_waits or sheet.may_renew_code:
        buttons.append(query_codes.button(say, it.id, new=not sheet.code_waits))
    report = Action(Verb.FORM_START, it.id, 0, FormKind.RETALIATION.value)
    return [*buttons, Button(say("button-retaliation"), report)]


def _asked_later(say: Speaker, sheet: CaseSheet) -> bool:
    """Whether it is too early to ask whether help has lasted."""
    due = sheet.due
    again = due is not None and due.rule is ClockRule.FOLLOW_UP_AGAIN
    return due is not None and again and say.today < due.nominal - ASKED_AGAIN_FROM


def progress_saved(say: Speaker, screen: Screen, case_id: int) -> Screen:
    """The card after a word of progress: with the button to correct it."""
    correct = Button(say("button-correct-progress"), Action(Verb.TAKE_BACK, case_id))
    return Screen(screen.text, ((correct,), *screen.buttons))


def glass_broken(say: Speaker, screen: Screen, case_id: int) -> Screen:
    """The card after a leader has given a reason: with the button to look, before all others."""
    look = Button(say("button-reveal"), Action(Verb.REVEAL, case_id, 0, "case"))
    return Screen(screen.text, ((look,), *screen.buttons))


def acknowledged(say: Speaker, screen: Screen, case: Case) -> Screen:
    """The card just after it was taken on: with the button to undo that."""
    action = Action(Verb.TAKE_BACK, case.id, case.version, UNACKNOWLEDGE)
    return Screen(screen.text, (*screen.buttons, (Button(say("button-unacknowledge"), action),)))

"""The buttons of what is told about field days: each does in one tap what is asked for.

Where a companion is told for a leader, the buttons act for the leader.
"""

from datetime import date, timedelta

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.pushes import Push, PushKind
from casework.sheets_pushes import PushSheet
from casework.visits import Reason
from wording import dates
from wording.buttons import show
from wording.dates import Say
from wording.screen import Button


def buttons(say: Say, sheet: PushSheet) -> list[Button]:
    """What can be done about a push on a month's field days."""
    push = sheet.push
    if push.kind is PushKind.VISIT_MONTH_CLOSED:
        return reasons(say, push.subject_id, leader=bool(_visitor(push)))
    if push.kind is PushKind.VISITS_TO_CONFIRM:
        return _to_confirm(say, push)
    if "people" in push.facts:
        return [show(say("push-button-visits-county"), View.VISITS_COUNTY, argument=_month(push))]
    if push.kind is PushKind.VISIT_PLANNED:
        return _planned(say, sheet)
    return _nudge(say, push)


def _to_confirm(say: Say, push: Push) -> list[Button]:
    """All that waits for a host at once, or one by one."""
    everything = Action(Verb.CONFIRM_VISIT, int(push.facts["newest"]), 0, "all")
    label = say("button-confirm-all", n=push.facts["waiting"])
    each = show(say("push-button-visits"), View.VISITS_TO_CONFIRM)
    return [Button(label, everything), each]


def _month(push: Push) -> str:
    return f"{push.subject_id // 100}-{push.subject_id % 100:02}"


def _visitor(push: Push) -> int:
    """The leader for whom a companion acts; nobody but oneself is 0."""
    return int(push.facts.get("for", "0"))


def _log(say: Say, push: Push) -> Button:
    label = say("button-visit-leader" if _visitor(push) else "word-visit")
    return Button(label, _start(FormKind.VISIT, _visitor(push)))


def _nudge(say: Say, push: Push) -> list[Button]:
    """Go today, plan other days, or say that one is away; nobody takes leave for a leader."""
    key = "button-plan-leader" if _visitor(push) else "button-plan"
    plan = show(say(key), View.PLAN, _visitor(push), _month(push))
    found = [_log(say, push), plan]
    if push.kind is PushKind.VISIT_PLAN:
        found.reverse()
    if not _visitor(push):
        found.append(Button(say("button-leave"), _start(FormKind.LEAVE)))
    key = "push-button-visits-leader" if _visitor(push) else "push-button-visits"
    return [*found, show(say(key), View.VISITS, _visitor(push), _month(push))]


def _start(kind: FormKind, ref: int = 0) -> Action:
    return Action(Verb.FORM_START, ref, 0, kind.value)


def _planned(say: Say, sheet: PushSheet) -> list[Button]:
    """Go today, or move the plan: to the next working day with one tap, or to one that is picked.

    Without one left in the month the day is picked.
    """
    push, found = sheet.push, [_log(say, sheet.push)]
    day = date.fromisoformat(push.facts["day"])
    if "to" in push.facts:
        to = date.fromisoformat(push.facts["to"])
        next_day = to == day + timedelta(days=1)
        label = (
            say("button-plan-tomorrow")
            if next_day
            else say("button-plan-to", day=dates.day(say, to, day))
        )
        move = f"{day.isoformat()}>{to.isoformat()}"
        found.append(Button(label, Action(Verb.MOVE_PLAN, _visitor(push), 0, move)))
    pick = f"{day.isoformat()}>{day:%Y-%m}"
    return [*found, show(say("button-plan-move"), View.PLAN, _visitor(push), pick)]


def to_affirm(say: Say, visit_id: int) -> list[Button]:
    """What a leader says of a field day entered for them."""
    return [
        Button(say("button-visit-affirm"), Action(Verb.AFFIRM_VISIT, visit_id)),
        Button(say("button-visit-deny"), _start(FormKind.DENY_VISIT, visit_id)),
    ]


def reasons(say: Say, shortfall_id: int, *, leader: bool = False) -> list[Button]:
    """The reasons for a month that fell short, one tap each, and own words.

    Those for a leader say so, since a companion may owe a reason of their own in the same message.
    """

    def label(key: str) -> str:
        return say("short-reason-leader", reason=say(key)) if leader else say(key)

    found = [
        Button(
            label(f"short-reason-{reason.value}"),
            Action(Verb.EXPLAIN_MONTH, shortfall_id, 0, reason.value),
        )
        for reason in Reason
    ]
    own = Button(label("button-short-own"), _start(FormKind.SHORTFALL, shortfall_id))
    return [*found, own]

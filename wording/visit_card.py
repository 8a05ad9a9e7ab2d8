"""A field day's card: whether it counts, what makes it count, what was found, what to look at."""

from casework.actions import Action, Verb, View
from casework.findings import Became
from casework.forms import DISPUTES, FormKind
from casework.sheets_visits import Dispute, FindingLine, Mark, VisitLine, VisitSheet
from casework.visit_flags import VisitFlag
from wording import attachments, numbers
from wording.buttons import show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker
from wording.visits import length, month_line

_SHOWN_TEXT = 1000
_SNIPPET = 40
_DISPUTED = frozenset({Mark.DISPUTED, Mark.CORRECTED, Mark.ASKED, Mark.REJECTED})


def visit(say: Speaker, sheet: VisitSheet) -> Screen:
    """A field day's card."""
    it = sheet.line
    lines = [say("visit-title", day=say.day(it.day), length=length(say, it))]
    if it.visitor is None:
        lines.append(say.escaped(it.village))
    else:
        lines.append(say("visit-visitor", name=it.visitor, village=it.village))
    lines.append(say.quoted(it.text, _SHOWN_TEXT))
    logged = "visit-backfilled" if sheet.backfilled else "visit-logged"
    lines.append(say(logged, when=say.moment(sheet.arrived_at)))
    if sheet.entered_by is not None:
        lines.append(say("visit-entered_by", name=sheet.entered_by))
    if sheet.media.files:
        lines.append(attachments.tally(say, sheet.media))
    if sheet.broken:
        lines.append(say("visit-broken", n=sheet.broken))
    lines += [_finding_line(say, one) for one in sheet.findings]
    lines += ["", *_standing(say, sheet)]
    if it.flags and not sheet.removed:
        lines.append(hints(say, it, sheet.far_km))
    if sheet.state is not None and not sheet.removed:
        lines += ["", month_line(say, it.day, sheet.state)]
    return Screen("\n".join(lines), rows(_buttons(say, sheet)))


def hints(say: Speaker, it: VisitLine, far_km: int = 0) -> str:
    """What somebody may want to look at, in one line that says what it is not."""
    named = [
        say("hint-far-by", km=far_km)
        if flag is VisitFlag.FAR and far_km
        else say(f"hint-{flag.value}")
        for flag in it.flags
    ]
    return say("hints", hints=say.html(say.listed(named)))


def _standing(say: Speaker, sheet: VisitSheet) -> list[str]:
    if sheet.removed:
        return [say("visit-removed")]
    mark = sheet.line.mark
    if mark is Mark.DENIED:
        return [say("visit-denied"), say.quoted(sheet.denial or "", _SHOWN_TEXT)]
    if mark in _DISPUTED and sheet.dispute is not None:
        return _dispute(say, mark, sheet.dispute, mine=sheet.may_ask_head)
    if mark is Mark.CONFIRMED:
        return [say("visit-confirmed", name=sheet.confirmed_by or "")]
    if mark is not Mark.WAITING:
        return [say(f"visit-{mark.value}")]
    return [say("visit-waiting"), *([] if sheet.may_confirm else [_how(say, sheet)])]


def _how(say: Speaker, sheet: VisitSheet) -> str:
    """What makes a day count that waits; whoever only looks on is told whose word it is."""
    if sheet.hosts and sheet.overseen:
        return say("visit-how-looking", names=say.listed(sheet.hosts))
    if sheet.hosts:
        return say("visit-how-hosts", names=say.listed(sheet.hosts))
    if sheet.desk:
        return say("visit-how-desk", names=say.listed(sheet.desk))
    return say("visit-how-nobody")


def _dispute(say: Speaker, mark: Mark, said: Dispute, *, mine: bool) -> list[str]:
    reason = say(f"reason-{said.reason}") if said.reason in DISPUTES else said.reason
    lines = [say("visit-said", name=said.host, reason=reason), say(f"visit-{mark.value}")]
    if mine and mark is Mark.DISPUTED:
        lines.append(say("visit-how-disputed"))
    if mark is Mark.ASKED:
        lines.append(say("visit-asked-whom", names=say.listed(said.deciders)))
    return lines


def _buttons(say: Speaker, sheet: VisitSheet) -> list[Button]:
    it = sheet.line
    denied = it.mark is Mark.DENIED
    wanted = (
        (sheet.may_affirm, "affirm", Action(Verb.AFFIRM_VISIT, it.id)),
        (sheet.may_affirm and not denied, "deny", _form(FormKind.DENY_VISIT, it.id)),
        (sheet.may_confirm, "confirm", Action(Verb.CONFIRM_VISIT, it.id)),
        (sheet.may_dispute, "dispute", _form(FormKind.VISIT_DISPUTE, it.id)),
        (sheet.may_decide, "counts", Action(Verb.DECIDE_VISIT, it.id, 0, "yes")),
        (sheet.may_decide, "rejected", Action(Verb.DECIDE_VISIT, it.id, 0, "no")),
        (sheet.may_correct, "correct", _form(FormKind.VISIT_FIX, it.id)),
        (sheet.may_ask_head, "ask-head", Action(Verb.ASK_HEAD, it.id)),
        (sheet.may_add, "finding", _form(FormKind.FINDING, it.id)),
        (sheet.may_remove, "remove", Action(Verb.REMOVE_VISIT, it.id)),
        (sheet.may_restore, "restore", Action(Verb.REMOVE_VISIT, it.id, 0, "back")),
    )
    buttons = [Button(say(f"button-visit-{name}"), does) for may, name, does in wanted if may]
    buttons += [
        show(say("button-finding-open", n=n), View.FINDING, one.id)
        for n, one in enumerate(sheet.findings, start=1)
    ]
    month = f"{it.day:%Y-%m}"
    if it.visitor is None:
        buttons.append(show(say("button-visits-own"), View.VISITS, argument=month))
    elif sheet.overseen:
        label = say("button-visits-of", name=it.visitor)
        buttons.append(show(label, View.VISITS, sheet.overseen, month))
    return buttons


def _form(kind: FormKind, ref: int) -> Action:
    return Action(Verb.FORM_START, ref, 0, kind.value)


def _finding_line(say: Speaker, it: FindingLine) -> str:
    """What was found and what has become of it, in a line."""
    text = say.html(say.quoted(it.text.replace("\n", " "), _SNIPPET))
    return say("finding-line", text=text, became=say.html(became(say, it)))


def became(say: Speaker, it: FindingLine) -> str:
    """What has become of a finding, with the number of its report."""
    words = say(f"finding-{it.became.value}")
    if it.lead_number is None or it.became in {Became.OPEN, Became.SETTLED}:
        return words
    return say("finding-numbered", number=numbers.lead(it.lead_number), became=say.html(words))

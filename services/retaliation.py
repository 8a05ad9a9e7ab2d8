"""Retaliation reported by any officer: to the deputy and the inspector at once, and to no unit.

Nothing of it stands with the case, whose handlers may be those it is about.
"""

from casework.actions import Answer, View
from casework.clocks import ClockRule
from casework.errors import NotAllowedError, NotFoundError
from casework.forms import Draft, FormKind
from casework.matters import NoteKind, Subject
from casework.numbering import scattered
from casework.people import Officer, Role
from casework.pushes import PushKind
from casework.retaliation import FIRST, THEN, Retaliation, may_receive, may_see, units_concerned
from casework.sheets_protection import RetaliationSheet
from services import drafting, dues, moves, places, protect
from storage import cases, events, identities, people, pushes, units
from storage import drafts as kept_drafts
from storage import retaliation as kept
from storage.unit import Reader, Unit


def begin(unit: Unit, actor: Officer, case_id: int = 0) -> Answer:
    """Begin a report, from a case that the officer sees or by itself."""
    if case_id and cases.seen(unit, actor, case_id) is None:
        raise NotFoundError
    return drafting.begin(unit, actor, FormKind.RETALIATION, case_id)


def begin_with(unit: Unit, actor: Officer, words: str, message_id: int) -> Answer:
    """Begin a report with its words, to be looked at and sent with one tap."""
    draft_id = unit.new_id()
    clean, count = protect.keep_apart(unit, (Subject.DRAFT, draft_id), words)
    fields = protect.noted(protect.counted({"text": clean}, count), message_id)
    draft = kept_drafts.add(
        unit, actor.id, FormKind.RETALIATION, fields, asks=None, draft_id=draft_id
    )
    return drafting.shown(draft)


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Keep a report; deputy and inspector are told at once, and its messages go from the chat."""
    case = cases.get(unit, draft.subject_id) if draft.subject_id else None
    concerned = (case.place_path, case.owner_path) if case is not None else _home_of(actor)
    spared = draft.fields.get("spare")
    it = Retaliation(
        unit.new_id(),
        unit.today.year,
        scattered(kept.numbers(unit, unit.today.year), unit.chance),
        _office(unit, actor),
        units_concerned(*concerned, *_named(unit, draft)),
        actor.id,
        unit.now,
        case.id if case is not None else None,
        spared=int(spared) if spared else None,
    )
    kept.add(unit, it)
    subject = (Subject.RETALIATION, it.id)
    note = (NoteKind.RETALIATION, draft.fields["text"])
    events.record(unit, "retaliation_reported", subject, actor.id, note=note)
    protect.hand_on(unit, draft, subject)
    moves.start_clock(unit, subject, ClockRule.RETALIATION, it.office)
    told = sorted(who.id for who in _told_first(unit, it) if who.id != actor.id)
    cause = f"retaliation:{it.id}"
    pushes.owe(unit, PushKind.RETALIATION, told, subject, cause=cause, urgent=True)
    messages = draft.fields.get(kept_drafts.MESSAGES, "")
    notice = "retaliation_reported" if it.spared is None else "retaliation_reported_past"
    return Answer(View.RETALIATION, it.id, notice, facts={"delete": messages})


def _home_of(actor: Officer) -> tuple[str, ...]:
    """Without a case it may be about the unit where it was heard."""
    return tuple(post.unit_path for post in actor.own_posts)


def _named(view: Reader, draft: Draft) -> list[str]:
    """The unit that was picked, and those whose names stand in its words."""
    picked, words = draft.fields.get("unit"), draft.fields["text"]
    return [
        unit.path
        for unit in units.everything(view)
        if unit.code == picked or unit.short_name in words
    ]


def receivers(view: Reader, actor: Officer) -> list[Officer]:
    """Whom somebody may leave out of a report: each of those to whom it could go."""
    office = _office(view, actor)
    return [
        who
        for who in people.everybody(view)
        if who.id != actor.id and who.covers(office, *FIRST, *THEN)
    ]


def _office(view: Reader, actor: Officer) -> str:
    home = units.get(view, places.home_of(actor))
    return f"{home.path.split('/', 1)[0]}/" if home else f"{places.home_of(actor)}/"


def _recused(view: Reader, it: Retaliation) -> frozenset[int]:
    case = cases.get(view, it.case_id) if it.case_id is not None else None
    return cases.standing(view, case).recused if case is not None else frozenset()


def _told_first(view: Reader, it: Retaliation) -> list[Officer]:
    """Deputies and inspectors of the office who may know of it; where there is none, its leaders.

    Whoever made the report is told nothing new, and does not decide on it alone.
    """
    return _holding(view, it, *FIRST) or told_then(view, it)


def told_then(view: Reader, it: Retaliation) -> list[Officer]:
    """The leaders of the office who may know of it."""
    return _holding(view, it, *THEN)


def _holding(view: Reader, it: Retaliation, *roles: Role) -> list[Officer]:
    recused = _recused(view, it)
    return [
        who
        for who in people.everybody(view)
        if who.id != it.reported_by and may_receive(who, it, recused, *roles)
    ]


def is_seen(view: Reader, officer: Officer, it: Retaliation) -> bool:
    """Whether an officer may know of a report."""
    return may_see(officer, it, _recused(view, it))


def is_received(view: Reader, officer: Officer, it: Retaliation) -> bool:
    """Whether an officer is one of those to whom a report comes."""
    return officer.id != it.reported_by and may_receive(officer, it, _recused(view, it))


def seen(view: Reader, actor: Officer, number: int) -> Retaliation:
    """A report that the officer may know of; raises :class:`NotFoundError`."""
    it = kept.get(view, number)
    if it is None or not is_seen(view, actor, it):
        raise NotFoundError
    return it


def _received(view: Reader, actor: Officer, number: int) -> Retaliation:
    it = seen(view, actor, number)
    if not is_received(view, actor, it):
        raise NotAllowedError(rule="role", act="retaliation")
    return it


def take(unit: Unit, actor: Officer, number: int) -> Answer:
    """Take a report on: its clock stops and the others are left in peace; again is harmless."""
    it = _received(unit, actor, number)
    if it.taken_by != actor.id:
        kept.take(unit, it, actor.id)
        subject = (Subject.RETALIATION, it.id)
        moves.stop_clock(unit, subject, ClockRule.RETALIATION)
        events.record(unit, "retaliation_taken", subject, actor.id)
        pushes.settle(unit, subject, actor.id)
        _tell_author(unit, it, "taken")
    return Answer(View.RETALIATION, it.id, "retaliation_taken")


def begin_done(unit: Unit, actor: Officer, number: int) -> Answer:
    """Begin to say what was done about a report that one has taken on."""
    it = _received(unit, actor, number)
    if it.taken_by != actor.id or it.done_at is not None:
        raise NotAllowedError(rule="role", act="retaliation")
    return drafting.begin(unit, actor, FormKind.RETALIATION_DONE, it.id)


def finish_done(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Keep what was done about a report; who made it is told that it has been seen to."""
    it = _received(unit, actor, draft.subject_id)
    subject = (Subject.RETALIATION, it.id)
    note = (NoteKind.RETALIATION_DONE, draft.fields["text"])
    events.record(unit, "retaliation_done", subject, actor.id, note=note)
    protect.hand_on(unit, draft, subject)
    if it.done_at is None:
        kept.finish(unit, it)
        _tell_author(unit, it, "done")
    return Answer(View.RETALIATION, it.id, "retaliation_done")


def _tell_author(unit: Unit, it: Retaliation, what: str) -> None:
    subject = (Subject.RETALIATION, it.id)
    cause, told = f"retaliation:{it.id}:{what}", [it.reported_by]
    pushes.owe(unit, PushKind.RETALIATION_ANSWERED, told, subject, cause=cause)


def sheet(view: Reader, actor: Officer, number: int) -> RetaliationSheet:
    """A report's card; its words for those to whom it comes, each reading of them recorded."""
    it = seen(view, actor, number)
    receives = is_received(view, actor, it)
    subject = (Subject.RETALIATION, it.id)
    case = cases.seen(view, actor, it.case_id) if receives and it.case_id else None
    names = people.names(view, {it.reported_by, it.taken_by or 0, it.spared or 0})
    return RetaliationSheet(
        it,
        names.get(it.reported_by, ""),
        names.get(it.taken_by or 0),
        tuple(events.notes(view, [subject])) if receives else (),
        next(iter(dues.running(view, subject)), None) if receives else None,
        spared=names.get(it.spared or 0),
        duty_phone=view.house.duty_phone,
        case_number=(case.year, case.serial) if case is not None else None,
        identities=identities.count(view, [subject]) if receives else 0,
        may_take=receives and it.taken_by is None,
        may_finish=receives and it.taken_by == actor.id and it.done_at is None,
    )


def opened(unit: Unit, actor: Officer, number: int) -> Answer:
    """Show a report, and record that it was read."""
    it = seen(unit, actor, number)
    events.record(unit, "read", (Subject.RETALIATION, it.id), actor.id)
    return Answer(View.RETALIATION, it.id)

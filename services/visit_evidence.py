"""Photos, files and places for a field day, sent before it is logged or in reply to its card."""

from casework.actions import Answer, View
from casework.attachments import said_at_once
from casework.distances import Place, written
from casework.forms import Draft
from casework.matters import Subject
from casework.media import Incoming
from casework.people import Officer
from casework.pushes import PushKind
from casework.visit_errors import NoVillageNearError
from casework.visit_flags import is_picture
from services import drafting, protect, villages, visit_months, visits
from storage import contact_points, drafts, events, media, pushes
from storage import visits as kept_visits
from storage.unit import Reader, Unit
from storage.visits import Visit

# What a photo or a place answers.
_ANSWERED = (PushKind.VISIT_TO_CONFIRM, PushKind.VISIT_UNREADABLE)


# That evidence makes the day count; or that it is kept, while something else hinders that.
_COUNTS, _KEPT = "evidence", "evidence_kept"


def attach(
    unit: Unit,
    actor: Officer,
    draft_id: int,
    file: Incoming | None,
    *,
    place: Place | None = None,
    caption: str = "",
    message_id: int = 0,
    album: str | None = None,
) -> Answer:
    """Take a file, or a place, into the form as evidence; what is empty is said so, and left out.

    A place offers the villages near it while none is chosen.
    """
    draft = drafting.mine_open(unit, actor, draft_id)
    if caption:
        written_in = visits.write_line(unit, draft, caption, message_id)
        draft = drafting.mine_open(unit, actor, written_in.ref)
    if album is not None:
        drafts.note_album(unit, draft.id, album)
    if file is not None and file.is_empty:
        return Answer(View.FORM, draft.id, visits.REFUSED, facts={"code": "file_empty"})
    fields, notice, facts = _with(unit, actor, draft, file, place)
    if notice == _COUNTS and (draft.subject_id or visits.is_elsewhere(unit, actor, draft)):
        notice = _KEPT
    drafts.save(unit, draft, protect.noted(fields, message_id), draft.asks)
    if file is not None:
        if media.add(unit, (Subject.DRAFT, draft.id), actor.id, file):
            drafts.add_attachment(unit, draft)
        else:
            notice = "known_file"
    return Answer(View.FORM, draft.id, notice, facts=facts)


def _with(
    view: Reader, actor: Officer, draft: Draft, file: Incoming | None, place: Place | None
) -> tuple[dict[str, str], str, dict[str, str]]:
    """A form's fields with one piece of evidence more, and what is said of it."""
    fields = dict(draft.fields)
    if file is not None:
        shows = is_picture(file)
        return fields | ({"photo": "yes"} if shows else {}), _notice(file, shows=shows), {}
    fields["located"] = "yes"
    if place is None:
        return fields, _COUNTS, {}
    fields[visits.PLACE] = written(place)
    if draft.asks != "village":
        return fields, _COUNTS, {}
    try:
        near = villages.around(view, actor, place)
    except NoVillageNearError as error:
        facts = {name: str(fact) for name, fact in error.facts.items()}
        return fields, visits.REFUSED, {"code": error.code} | facts
    return fields | {visits.OFFERED: ",".join(near)}, "villages_near", {}


def _notice(file: Incoming, *, shows: bool) -> str:
    return said_at_once(file) or (_COUNTS if shows else "visit_file")


def add(
    unit: Unit,
    actor: Officer,
    visit_id: int,
    file: Incoming | None,
    place: Place | None = None,
) -> Answer:
    """Add a file, or the fact of a place sent, to a field day already logged.

    What its host was asked is answered by evidence as well.
    """
    visit = visits.entered(unit, actor, visit_id)
    if visit.removed:
        return Answer(View.VISIT, visit.id)
    if file is not None and file.is_empty:
        return Answer(View.VISIT, visit.id, visits.REFUSED, facts={"code": "file_empty"})
    subject = (Subject.VISIT, visit.id)
    if file is not None and not media.add(unit, subject, actor.id, file):
        return Answer(View.VISIT, visit.id, "known_file")
    shows = file is None or is_picture(file)
    facts = {"photo": file is not None and shows}
    events.record(unit, "visit_evidence", subject, actor.id, facts=facts)
    if shows:
        _note(unit, visit, file, place)
    notice = _COUNTS if file is None else _notice(file, shows=shows)
    if notice == _COUNTS and not _counts(unit, visit.id):
        notice = _KEPT
    return Answer(View.VISIT, visit.id, notice)


def _counts(view: Reader, visit_id: int) -> bool:
    visit = kept_visits.get(view, visit_id)
    points = contact_points.of(view, [visit.officer_id])[visit.officer_id] if visit else ()
    return visit is not None and visit_months.field_day(visit, points).counts


def _note(unit: Unit, visit: Visit, file: Incoming | None, place: Place | None) -> None:
    changes: dict[str, object] = {"photo" if file is not None else "located": True}
    if place is not None:
        changes["far_km"] = villages.far_km(unit, visit.village_code, written(place))
    kept_visits.change(unit, visit.id, **changes)
    pushes.settle(unit, (Subject.VISIT, visit.id), None, _ANSWERED)

"""What was reported of a place about one time, and what people have said of two that are alike."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, select

from casework.alike import COMPARED, WINDOW, Known
from casework.matters import IdentityMode, MatterType, NoteKind, Subject
from casework.people import Officer
from casework.stages import Stage
from storage.outlines import Outline, bound, outline
from storage.tables import AlikeRow, NoteRow, core
from storage.unit import Reader, Unit
from storage.visible import CASE, LEAD, heard, select_cases

_NOTE = core(NoteRow)
_ALIKE = core(AlikeRow)


@cache
def _near(who: Outline) -> Select[Any]:
    """The reports of two places within a time, with their words, the newest first.

    Found by place and day in an index, so that it costs the same among a million.
    """
    return _with_words(heard(who)).where(
        LEAD.c.place_code.in_([bindparam("place"), bindparam("above")]),
        LEAD.c.received_at >= bindparam("first"),
        LEAD.c.received_at <= bindparam("last"),
    )


def _with_words(question: Select[Any]) -> Select[Any]:
    """Other reports than one, that were not withdrawn, each with its words, the newest first."""
    return (
        question.add_columns(_NOTE.c.text)
        .where(
            LEAD.c.id != bindparam("but"),
            LEAD.c.stage != Stage.WITHDRAWN.value,
            CASE.c.stage.is_(None) | (CASE.c.stage != Stage.JOINED.value),
            _NOTE.c.subject_kind == Subject.LEAD.value,
            _NOTE.c.subject_id == LEAD.c.id,
            _NOTE.c.kind == NoteKind.SUMMARY.value,
            _NOTE.c.replaced.is_(False),
            _NOTE.c.text.is_not(None),
        )
        .order_by(LEAD.c.received_at.desc(), LEAD.c.id.desc())
        .limit(COMPARED)
    )


def near(
    view: Reader, officer: Officer, places: Sequence[str], at: datetime, but: int = 0
) -> list[Known]:
    """What an officer may know of that was reported of a place, or of the one above, about then."""
    rows: Sequence[Sequence[Any]] = view.run(
        _near(outline(officer)),
        {
            **bound(officer),
            "place": places[0],
            "above": places[-1],
            "first": at - WINDOW,
            "last": at + WINDOW,
            "but": but,
        },
    ).all()
    return _known(rows)


def of_number(view: Reader, officer: Officer, superior: str, but: int) -> list[Known]:
    """Those that bear a number from above and that an officer may know of; no accusation.

    After those that were reported also cases that came of no report, such as an old register's.
    """
    bears = (CASE.c.superior_number == superior, CASE.c.type != MatterType.ACCUSATION.value)
    question = _with_words(heard(outline(officer))).where(*bears)
    found = _known(view.run(question, {**bound(officer), "but": but}).all())
    reported = [one.case_id for one in found if one.case_id is not None]
    rows = view.run(
        select_cases(officer)
        .where(*bears, CASE.c.stage != Stage.JOINED.value, CASE.c.id.not_in(reported))
        .order_by(CASE.c.received_on.desc(), CASE.c.id.desc())
        .limit(COMPARED)
    )
    return found + [_without_report(view, row) for row in rows]


def _without_report(view: Reader, row: Row[Any]) -> Known:
    """A case known by its number alone: no words of it are kept here."""
    number, at = (row.year, row.serial), datetime.combine(row.received_on, time.min, view.zone)
    return Known(row.id, number, at, row.topic, "", seen=False, case_id=row.id, case_number=number)


def these(
    view: Reader, officer: Officer, subjects: Iterable[tuple[Subject, int]], but: int
) -> list[Known]:
    """Those of these leads and cases that an officer may know of, with their words.

    No accusation, and nothing whose petitioner gave no name.
    """
    ids: dict[Subject, list[int]] = {Subject.LEAD: [], Subject.CASE: []}
    for kind, number in subjects:
        ids[kind].append(number)
    question = _with_words(heard(outline(officer))).where(
        LEAD.c.id.in_(ids[Subject.LEAD]) | LEAD.c.case_id.in_(ids[Subject.CASE]),
        LEAD.c.type != MatterType.ACCUSATION.value,
        CASE.c.type.is_(None) | (CASE.c.type != MatterType.ACCUSATION.value),
        CASE.c.identity.is_(None) | (CASE.c.identity != IdentityMode.ANONYMOUS.value),
    )
    return _known(view.run(question, {**bound(officer), "but": but}).all())


def _known(rows: Sequence[Sequence[Any]]) -> list[Known]:
    # In the order of `heard`: by name it takes twice as long, and a card waits for it.
    return [
        Known(
            lead_id,
            (year, serial),
            received_at,
            topic,
            text,
            bool(lead_seen),
            case_id if case_seen else None,
            (case_year, case_serial) if case_seen else None,
        )
        for (
            lead_id,
            year,
            serial,
            received_at,
            topic,
            lead_seen,
            case_id,
            case_year,
            case_serial,
            case_seen,
            text,
        ) in rows
    ]


def say(unit: Unit, lead_id: int, other_id: int, officer_id: int, *, same: bool) -> None:
    """Keep what somebody said of two leads."""
    unit.later(
        AlikeRow,
        lead_id=lead_id,
        other_id=other_id,
        officer_id=officer_id,
        same=same,
        at=unit.now,
    )


def said(view: Reader, lead_id: int) -> dict[tuple[int, int], bool]:
    """Whether a lead and another were called one matter, by the other's id and who said it."""
    rows = view.run(select(_ALIKE).where(_ALIKE.c.lead_id == lead_id))
    return {(row.other_id, row.officer_id): row.same for row in rows}

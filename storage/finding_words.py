"""What cases and leads are found by: their standing free text in pairs, and keys of facts.

All is made anew from the record, many matters at once. What is sealed is in no free text, what was
corrected or erased stands no longer, and a lead that was taken back is not to be found.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from casework.matters import OFFICE_NOTES, NoteKind, Subject
from casework.pairs import parts as pairs_of
from casework.workflow import Stage
from storage import index_keys
from storage.tables import NoteRow, PartRow, TeamRow, core
from storage.visible import CASE, LEAD, any_case, any_lead

Matter = tuple[Subject, int]

# A pair from what a matter is about, in distinction from what was written of it later.
TITLE = "·"
GAP = "·"
_NOTE, _PART, _TEAM = core(NoteRow), core(PartRow), core(TeamRow)


def _ids(column: Any) -> Any:
    return column.in_(bindparam("ids", expanding=True))


_LEADS = any_lead().with_only_columns(
    LEAD.c.id,
    LEAD.c.case_id,
    LEAD.c.stage,
    LEAD.c.type,
    LEAD.c.channel,
    LEAD.c.author_id,
    LEAD.c.place_path,
)
_LEADS_BY_ID = _LEADS.where(_ids(LEAD.c.id))
_LEADS_BY_CASE = _LEADS.where(_ids(LEAD.c.case_id)).order_by(LEAD.c.id)
_CASES_BY_ID = (
    any_case()
    .with_only_columns(
        CASE.c.id,
        CASE.c.type,
        CASE.c.channel,
        CASE.c.author_id,
        CASE.c.owner_id,
        CASE.c.section,
        CASE.c.place_path,
        CASE.c.owner_path,
        CASE.c.superior_number,
    )
    .where(_ids(CASE.c.id))
)
_NOTES = (
    select(_NOTE.c.subject_id, _NOTE.c.kind, _NOTE.c.text)
    .where(
        _NOTE.c.subject_kind == bindparam("kind"),
        _ids(_NOTE.c.subject_id),
        _NOTE.c.replaced.is_(False),
        _NOTE.c.text.is_not(None),
        _NOTE.c.kind.not_in(sorted(OFFICE_NOTES)),
    )
    .order_by(_NOTE.c.at, _NOTE.c.id)
)
_PARTS = select(_PART.c.case_id, _PART.c.unit_path).where(
    _ids(_PART.c.case_id), _PART.c.released_at.is_(None)
)
_TEAMS = select(_TEAM.c.case_id, _TEAM.c.officer_id).where(
    _ids(_TEAM.c.case_id), _TEAM.c.ended_at.is_(None)
)


class _Gathered:
    """The rows of some matters that their words and keys are made of."""

    def __init__(self, connection: Connection, matters: Sequence[Matter]) -> None:
        self._connection = connection
        asked = {one for kind, one in matters if kind is Subject.LEAD}
        case_ids = {one for kind, one in matters if kind is Subject.CASE}
        leads = {row.id: row for row in self._rows(_LEADS_BY_ID, asked)}
        case_ids |= {row.case_id for row in leads.values() if row.case_id is not None}
        leads |= {row.id: row for row in self._rows(_LEADS_BY_CASE, case_ids)}
        self.leads = leads
        self.cases = {row.id: row for row in self._rows(_CASES_BY_ID, case_ids)}
        self.all_leads, self.all_cases = asked | leads.keys(), case_ids
        self.lead_notes = self._by_id(_NOTES, leads, kind=Subject.LEAD.value)
        self.case_notes = self._by_id(_NOTES, case_ids, kind=Subject.CASE.value)
        self.parts = self._by_id(_PARTS, case_ids)
        self.teams = self._by_id(_TEAMS, case_ids)
        self.leads_of: dict[int, list[int]] = defaultdict(list)
        for row in sorted(leads.values(), key=lambda row: row.id):
            if row.case_id is not None:
                self.leads_of[row.case_id].append(row.id)

    def _rows(self, question: Any, ids: Collection[int], **values: str) -> Sequence[Any]:
        if not ids:
            return ()
        return self._connection.execute(question, {"ids": sorted(ids), **values}).all()

    def _by_id(
        self, question: Any, ids: Collection[int], **values: str
    ) -> dict[int, list[tuple[Any, ...]]]:
        found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for first, *rest in self._rows(question, ids, **values):
            found[first].append(tuple(rest))
        return found


def documents(
    connection: Connection, matters: Sequence[Matter]
) -> dict[Subject, dict[int, list[str]]]:
    """The words of matters by kind and id; none at all for what is not to be found."""
    known = _Gathered(connection, matters)
    leads: dict[int, list[str]] = {number: [] for number in known.all_leads}
    cases: dict[int, list[str]] = {number: [] for number in known.all_cases}
    for row in known.leads.values():
        if row.stage != Stage.WITHDRAWN.value:
            keys = index_keys.of_lead(row, known.cases.get(row.case_id))
            leads[row.id] = _words(keys, known.lead_notes[row.id])
    for number, case in known.cases.items():
        team = (officer_id for (officer_id,) in known.teams[number])
        keys = index_keys.of_case(case, (path for (path,) in known.parts[number]), team)
        notes = [note for lead in known.leads_of[number] for note in known.lead_notes[lead]]
        above = [(NoteKind.SUMMARY.value, case.superior_number or "")]
        cases[number] = _words(keys, notes + known.case_notes[number] + above)
    return {Subject.LEAD: leads, Subject.CASE: cases}


def _words(keys: Iterable[str], notes: Iterable[tuple[Any, ...]]) -> list[str]:
    words = sorted(keys)
    for kind, written in notes:
        is_title = kind == NoteKind.SUMMARY.value
        for stretch in pairs_of(written):
            words.append(GAP)
            words += title(stretch) if is_title else stretch
    return words


def title(pairs: Iterable[str]) -> list[str]:
    """Pairs as they stand in the index for what a matter is about."""
    return [f"{TITLE}{pair}" for pair in pairs]

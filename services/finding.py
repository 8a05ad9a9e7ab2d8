"""Finding matters by number, place, words or an officer's name: only what the asker may know of.

The words of a search are kept, sealed, in a form of their own, so that its pages can be turned by
buttons of 64 bytes.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from casework.access import check_may_do, may_do
from casework.actions import Answer, View
from casework.cases import Case
from casework.errors import FindTooShortError, NotFoundError
from casework.forms import Draft, FormKind, check_value
from casework.leads import Lead
from casework.matters import Note, Subject
from casework.numbers import as_given, is_official, parse_number
from casework.paging import pages_of
from casework.people import Officer
from casework.sensitive import normalise
from casework.sheets_finding import FindSheet, FoundLine
from services import cases as acts
from services import drafting, lists, places
from services import leads as reports
from storage import cases, drafts, events, finding_index, leads, people
from storage import finding as kept
from storage.finding import Sought, Term
from storage.unit import Reader, Unit

PAGE = 5
SHORTEST = 2
_KEPT_FOR = timedelta(days=7)
_BEFORE, _AFTER = 10, 30


def rebuild(unit: Unit) -> int:
    """Make the index of words anew from the whole record; gives how many matters are in it."""
    return finding_index.rebuild(unit.connection)


def begin(unit: Unit, actor: Officer, words: str) -> Answer:
    """Look for words; without any, ask for them. Raises :class:`TooLongError`."""
    check_may_do(actor, "find")
    if not words.strip():
        return drafting.begin(unit, actor, FormKind.FIND)
    words = check_value(FormKind.FIND, "words", words)
    if parse_number(words, unit.today.year) is not None and is_official(normalise(words)):
        words = as_given(words)  # as numbers from above are kept
    draft = drafts.add(unit, actor.id, FormKind.FIND, {"words": words}, asks=None)
    return _keep(unit, actor, draft)


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Show what the words that were asked for find; a number opens its matter."""
    if (opened := _by_number(unit, actor, draft.fields["words"])) is not None:
        return opened
    return _keep(unit, actor, draft)


def _keep(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Keep the words of a search, for its pages; older searches are forgotten."""
    drafts.forget_kept(unit, actor.id, FormKind.FIND, unit.now - _KEPT_FOR)
    drafts.put_aside(unit, draft)
    return Answer(View.FIND, draft.id)


def _by_number(unit: Unit, actor: Officer, words: str) -> Answer | None:
    """The one matter that a number alone names; none when the words are something else."""
    number = parse_number(words, unit.today.year)
    if number is None or number.check_ok is False:
        return None
    try:
        kind, ref = lists.by_number(unit, actor, number)
    except NotFoundError:
        return None
    if kind == "letter":
        return Answer(View.LETTER, ref)
    opened = reports.opened if kind == "lead" else acts.opened
    return opened(unit, actor, ref)


def words_of(view: Reader, actor: Officer, search_id: int) -> str:
    """The words of a search of one's own; raises :class:`NotFoundError`."""
    draft = drafting.mine(view, actor, search_id)
    words = draft.fields.get("words")
    if draft.kind is not FormKind.FIND or not words:
        raise NotFoundError
    return words


def look(
    view: Reader,
    actor: Officer,
    search_id: int,
    terms: Mapping[str, Sequence[str]],
    page: int = 0,
) -> FindSheet:
    """A page of what a search finds: the number first, then places, words, officers.

    ``terms`` are the words to look for, each with the channels that it names. Raises
    :class:`NotAllowedError`, :class:`FindTooShortError`.
    """
    check_may_do(actor, "find")
    words = words_of(view, actor, search_id)
    sought, marked = _sought(view, actor, words, terms)
    found = kept.best(view, actor, sought)
    total = min(len(found), kept.MOST)
    shown = found[:total][page * PAGE :][:PAGE]
    lines = [_line(view, actor, kind, ref, marked) for kind, ref in shown]
    return FindSheet(
        search_id,
        words,
        marked,
        tuple(line for line in lines if line is not None),
        total,
        page,
        pages_of(total, PAGE),
        more=len(found) > total,
    )


def _sought(
    view: Reader, actor: Officer, words: str, terms: Mapping[str, Sequence[str]]
) -> tuple[Sought, tuple[str, ...]]:
    number = parse_number(words, view.today.year)
    if number is not None and number.check_ok is False:
        number = None
    found: list[Term] = []
    for text, channels in terms.items():
        found += [_term(view, part, channels) for part in _parts(view, text)]
    if number is None and not found:
        raise FindTooShortError
    sees_authors = may_do(actor, "status")
    return Sought(tuple(found), number, sees_authors), tuple(term.text for term in found)


def _term(view: Reader, text: str, channels: Sequence[str]) -> Term:
    places_meant = tuple(kept.places_named(view, text))
    return Term(text, places_meant, tuple(kept.officers_named(view, text)), tuple(channels))


def _parts(view: Reader, text: str) -> list[str]:
    """A term, parted where a place's name runs into what happened there; too short ones go."""
    place = kept.place_before(view, text)
    if place is not None and place != text:
        return [place, text[len(place) :]]
    return [text] if len(text) >= SHORTEST else []


def _line(
    view: Reader, actor: Officer, kind: str, ref: int, marked: tuple[str, ...]
) -> FoundLine | None:
    subjects = [(Subject.LEAD, ref)]
    if kind == Subject.CASE:
        found: Case | Lead | None = cases.seen(view, actor, ref)
        subjects = [(Subject.LEAD, lead.id) for lead in leads.of_case(view, ref)]
        subjects.append((Subject.CASE, ref))
    else:
        found = leads.seen(view, actor, ref)
    if found is None:
        return None
    return FoundLine(
        ref,
        kind,
        (found.year, found.serial),
        places.path_name(view, found.place_code),
        found.stage.value,
        _snippet(events.notes(view, subjects), marked),
        officer=_named(view, getattr(found, "owner_id", None), marked),
        author=_named(view, found.author_id, marked) if may_do(actor, "status") else None,
    )


def _named(view: Reader, officer_id: int | None, marked: tuple[str, ...]) -> str | None:
    """An officer's name, if it is what was looked for."""
    name = people.names(view, {officer_id}).get(officer_id) if officer_id is not None else None
    return name if name in marked else None


def _snippet(notes: Sequence[Note], marked: tuple[str, ...]) -> str | None:
    """The words around the first hit; without one, how the matter begins."""
    for note in notes:
        text = note.text.replace("\n", " ")
        hits = [at for term in marked if (at := text.lower().find(term.lower())) >= 0]
        if hits:
            start = max(0, min(hits) - _BEFORE)
            end = min(hits) + _AFTER
            return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
    if not notes:
        return None
    first = notes[0].text.replace("\n", " ")
    return first[:_AFTER] + ("…" if len(first) > _AFTER else "")

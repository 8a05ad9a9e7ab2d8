"""The accusation question, asked before any echo, and what each answer does.

Source: domain.md, Protection.
"""

from casework.actions import Answer, View
from casework.errors import NotFoundError
from casework.forms import FORMS, SAVES_AT_ONCE, Ask, Draft, FormKind, next_asked
from casework.house import Accusations
from casework.matters import Subject
from casework.people import Officer
from services import drafting, forms, letters
from storage import drafts, identities, media
from storage.unit import Unit

# The answer by which nothing at all is kept.
OF_OUR_LEADER = "leader"
# Fields in which somebody tells something.
_WORDS = frozenset({Ask.TEXT, Ask.CHOICE_OR_TEXT})
# What stays of a form that is begun afresh, beside its choices.
_STAYS = {"received", "village", "on"}
# What is to be written again, where it is not the grievance.
_AGAIN = {FormKind.VISIT: "letter_and_visit"}


def answer(unit: Unit, actor: Officer, draft_id: int, choice: str) -> Answer:
    """Act on the answer to «does it accuse a cadre»: no, yes, both, or a leader of this office.

    For yes, nothing of the content stays open: the form is emptied, its messages are to be deleted,
    and a sealed letter is recorded; with the setting ``sealed`` its words stay too, sealed at once.
    For both, the form is begun afresh; that of a field day always, since the day itself was one.
    """
    if choice == OF_OUR_LEADER:
        return _goes_up(unit, actor, draft_id)
    draft = drafting.mine(unit, actor, draft_id)
    if not draft.is_open:  # the same tap again, or the other answer too late
        return forms.finish(unit, actor, draft_id)
    if choice == "no":
        return _go_on(unit, actor, draft)
    letter = letters.record(unit, actor)
    sealed = unit.house.accusations is Accusations.SEALED and _seal(unit, draft, letter)
    identities.erase(unit, (Subject.DRAFT, draft.id))
    media.erase(unit, (Subject.DRAFT, draft.id))
    facts = {"delete": draft.fields.get(drafts.MESSAGES, "")}
    notice = "letter_sealed" if sealed else "letter_recorded"
    if choice == "both" or draft.kind is FormKind.VISIT:
        facts |= {"also": str(_afresh(unit, actor, draft).id), "kind": draft.kind.value}
        notice = _AGAIN.get(draft.kind, "letter_and_grievance")
    done = Answer(View.LETTER, letter, notice, facts=facts)
    drafts.finish(unit, draft, done)
    return done


def _seal(unit: Unit, draft: Draft, letter_id: int) -> bool:
    """Keep a form's words with the letter, sealed, and the numbers put away from them.

    Files are not kept: they are handed over with the letter. False where there are no words.
    """
    asked = [one.name for one in FORMS[draft.kind] if one.ask in _WORDS and not one.is_name]
    words = "\n".join(text for name in asked if (text := draft.fields.get(name)))
    if words:
        letter = (Subject.LETTER, letter_id)
        identities.keep(unit, letter, letters.WORDS, [words])
        identities.move(unit, (Subject.DRAFT, draft.id), letter)
    return bool(words)


def _goes_up(unit: Unit, actor: Officer, draft_id: int) -> Answer:
    """A complaint about a leader of this office: it goes up unopened, and nothing of it stays.

    No lead, letter, event, counter, form or file, and no note of which message showed it. The same
    tap again finds nothing, and gives the same answer.
    """
    try:
        draft = drafting.mine(unit, actor, draft_id)
    except NotFoundError:
        return Answer(View.GOES_UP)
    if not draft.is_open:
        return forms.finish(unit, actor, draft_id)
    identities.erase(unit, (Subject.DRAFT, draft.id))
    media.erase(unit, (Subject.DRAFT, draft.id))
    drafts.erase(unit, draft.id)
    return Answer(View.GOES_UP, facts={"delete": draft.fields.get(drafts.MESSAGES, "")})


def _go_on(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    fields = dict(draft.fields) | {"accusation": "no"}
    drafts.save(unit, draft, fields, draft.asks)
    if draft.kind in SAVES_AT_ONCE and next_asked(draft.kind, fields) is None:
        return forms.finish(unit, actor, draft.id)
    return drafting.shown(drafting.mine_open(unit, actor, draft.id))


def _afresh(unit: Unit, actor: Officer, draft: Draft) -> Draft:
    """The same form once more, with what was picked and nothing of what was written."""
    picked = {one.name for one in FORMS[draft.kind] if one.ask is Ask.CHOICE}
    fields = {key: value for key, value in draft.fields.items() if key in picked | _STAYS}
    asks = next_asked(draft.kind, fields) or "text"
    return drafts.add(unit, actor.id, draft.kind, fields, asks=asks, subject_id=draft.subject_id)

"""A lead's card."""

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.matters import Note, NoteKind
from casework.sheets import LeadSheet
from casework.workflow import UNREGISTERED_STAGES, Move
from wording import alike, attachments, case_facts, numbers, query_codes
from wording.buttons import move, show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

_SHOWN_TEXT = 1500
_NOTES = 6
# What the button says that takes «the people have been told» back.
UNTOLD = "back"


def lead(say: Speaker, sheet: LeadSheet) -> Screen:
    """A lead's card, with the buttons for what the officer may do."""
    it = sheet.lead
    stage = say(f"stage-{it.stage.value}")
    lines = [say("lead-title", number=numbers.lead((it.year, it.serial)), stage=stage)]
    lines += note_lines(say, sheet.notes)
    lines.append(say("lead-place-line", place=sheet.place, type=say(f"type-{it.type.value}")))
    lines.append(say("lead-author", name=sheet.author_name, when=say.moment(it.submitted_at)))
    lines += _state_lines(say, sheet)
    said, join = alike.on_lead(say, sheet)
    return Screen("\n".join([*lines, *said]), rows([*join, *_buttons(say, sheet)]))


def told(say: Speaker, screen: Screen, lead_id: int) -> Screen:
    """The card just after the people were said to have been told: with the button to undo that."""
    undo = Button(say("button-untold"), Action(Verb.TOLD, lead_id, 0, UNTOLD))
    return Screen(screen.text, ((undo,), *screen.buttons))


def _state_lines(say: Speaker, sheet: LeadSheet) -> list[str]:
    it = sheet.lead
    lines = []
    if sheet.media.files:
        lines.append(attachments.tally(say, sheet.media))
    if sheet.case_number is not None:
        lines.append(say("lead-case", number=numbers.case(say, sheet.case_number)))
    if it.settled:
        lines.append(say("lead-settled"))
    elif it.told_at is not None:
        lines.append(say("lead-told"))
    lines += [
        say("lead-due", rule=say(f"rule-{due.rule.value}"), when=say.due(due))
        for due in sheet.dues
        if it.stage in UNREGISTERED_STAGES or due.rule.value == "first_answer"
    ]
    if sheet.identities:
        lines.append(say("lead-identities", n=sheet.identities))
    return lines + case_facts.kept_away(say, sheet.recusals)


def _buttons(say: Speaker, sheet: LeadSheet) -> list[Button]:
    it = sheet.lead
    buttons = [
        move(say, what, it.id, it.version)
        for what in sorted(sheet.moves, key=_first_things_first)
        if what is not Move.LEAD_RECUSAL
    ]
    if sheet.may_tell and sheet.may_add:
        buttons.append(Button(say("button-told"), Action(Verb.TOLD, it.id)))
    if sheet.may_add:
        unregistered = it.stage in UNREGISTERED_STAGES
        kind = FormKind.ADDITION if unregistered else FormKind.CORRECTION
        label = say("button-add-words" if unregistered else "button-correct")
        buttons.append(Button(label, Action(Verb.FORM_START, it.id, it.version, kind.value)))
    if sheet.media.files:
        buttons.append(show(say("button-media"), View.MEDIA, it.id, "lead"))
    if it.case_id is not None and sheet.case_number is not None:
        buttons.append(show(say("button-case"), View.CASE, it.case_id))
    if sheet.identities:
        buttons.append(Button(say("button-reveal"), Action(Verb.REVEAL, it.id, 0, "lead")))
    if sheet.code_waits and it.case_id is not None:
        buttons.append(query_codes.button(say, it.case_id))
    if Move.LEAD_RECUSAL in sheet.moves:  # for whom it is, it is one tap away; nobody else needs it
        buttons.append(move(say, Move.LEAD_RECUSAL, it.id, it.version))
    return buttons


_REGISTERING = frozenset({Move.REGISTER, Move.REGISTER_SETTLED})


def _first_things_first(what: Move) -> int:
    return 0 if what in _REGISTERING else 2 if what is Move.WITHDRAW else 1


def note_lines(say: Speaker, notes: tuple[Note, ...], limit: int = _SHOWN_TEXT) -> list[str]:
    """A matter's free texts, the first and the newest; a summary has no name before it."""
    lines = []
    left = limit
    for note in (*notes[:1], *notes[1:][-_NOTES:]):
        text = say.quoted(_worded(say, note), max(120, left))
        left -= len(text)
        if not text:
            continue
        if note.kind is NoteKind.SUMMARY:
            lines.append(text)
        else:
            lines.append(say("note-line", kind=say(f"note-{note.kind.value}"), text=say.html(text)))
    return lines


def _worded(say: Speaker, note: Note) -> str:
    key = f"reason-{note.text}"
    return say(key) if say.has(key) else note.text

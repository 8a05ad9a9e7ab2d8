"""What the form of a field day has of its own: its day, its evidence, its likeliest changes."""

from datetime import date

from casework.actions import Action, Verb
from casework.forms import FormKind
from casework.sheets import FormSheet
from wording.screen import Button
from wording.speaker import Speaker

KINDS = frozenset({FormKind.VISIT, FormKind.VISIT_FIX})


def day(say: Speaker, sheet: FormSheet) -> str:
    """The day that a form is about, by its date: «today» of an old form was another day."""
    return say.day(date.fromisoformat(sheet.draft.fields["on"]))


def lines(say: Speaker, sheet: FormSheet) -> list[str]:
    """What is evidence on a form, or how to add some."""
    fields, files = sheet.draft.fields, sheet.draft.attachments
    photos = "form-visit-photos" if fields.get("photo") else "media-count"
    found = [say(photos, n=files)] if files else []
    if fields.get("located"):
        found.append(say("form-visit-located"))
    if sheet.elsewhere:
        found.append(say("visit-elsewhere"))
    elif (
        not (fields.get("photo") or fields.get("located"))
        and sheet.asked is None
        and sheet.draft.kind is FormKind.VISIT
        and not sheet.draft.subject_id  # a leader's day waits for the leader's word all the same
    ):
        found.append(say("form-visit-hint"))
    return found


def buttons(say: Speaker, sheet: FormSheet) -> list[Button]:
    """The changes most often made on a form: the day, and full or half."""
    draft = sheet.draft
    other = "full" if draft.fields.get("length") == "half" else "half"
    return [
        Button(say("button-form-visit-day"), Action(Verb.FORM_ASK, draft.id, 0, "day")),
        Button(
            say(f"button-form-visit-{other}"),
            Action(Verb.FORM_FILL, draft.id, 0, f"length={other}"),
        ),
    ]

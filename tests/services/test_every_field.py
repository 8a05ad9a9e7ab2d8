"""Whatever a form asks for in words, numbers that name a person are put away or refused."""

from contextlib import suppress

from planted import Planted, tables
from two_townships import Story, begin

from casework.errors import CaseworkError
from casework.forms import FORMS, PETITIONER, Ask, FormKind
from services import forms
from storage import drafts
from storage.database import Database

_TYPED = frozenset({Ask.TEXT, Ask.CHOICE_OR_TEXT, Ask.UNIT, Ask.OFFICER, Ask.CASE, Ask.TEAM})


def test_no_field_of_any_form_keeps_a_number_in_the_clear(lite_database: Database) -> None:
    story, planted = begin(lite_database), Planted()
    lead = story.report()
    case = story.case()
    kept = [
        (kind, field.name)
        for kind, fields in FORMS.items()
        for field in fields
        if field.ask in _TYPED and not _put_away(story, planted, kind, field.name, (lead, case))
    ]
    assert not kept
    assert len(planted.values) > 2 * 80
    assert not planted.found_in(*tables(lite_database))


def _put_away(
    story: Story, planted: Planted, kind: FormKind, name: str, about: tuple[int, int]
) -> bool:
    """Whether a text with numbers leaves none of them in a form's fields."""
    clerk, write = story.who("clerk"), story.database.write_now
    typed = planted.words()
    if name == PETITIONER.name:
        typed = f"{planted.name()}{typed}"
    subject = about[0] if kind in {FormKind.REGISTER, FormKind.JOIN_LEAD} else about[1]
    form = write(drafts.add, clerk.id, kind, {}, asks=name, subject_id=subject)
    with suppress(CaseworkError):  # refused: nothing of it is kept
        write(forms.type_text, clerk, form.id, typed, 4711)
    found = story.database.read_now(drafts.get, form.id)
    return found is None or not planted.found_in(*found.fields.values())

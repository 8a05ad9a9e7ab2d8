"""What forms ask of the section that a case is put with."""

from dataclasses import replace
from zlib import crc32

from casework.actions import Answer
from casework.case_errors import NoSectionError
from casework.form_errors import NotAChoiceError
from casework.forms import BY_SECTION, GIVEN_HERE, Ask, Draft, Field, FormKind
from casework.matters import MatterType
from casework.people import Officer
from casework.sheets import Option
from casework.workflow import Move
from services import drafting, steps
from services.sections import may_be_handed, of_place, suggested
from storage import cases, leads
from storage.unit import Reader, Unit

# Says that the section on a register card was picked and does not follow the type.
_CHOSEN = "section_chosen"


def options(view: Reader, draft: Draft) -> list[Option]:
    """The sections that a form's field may take, by a short name that fits a button.

    Without the one that has a case already.
    """
    here = cases.get(view, draft.subject_id) if draft.kind is FormKind.HAND_TO_SECTION else None
    known = of_place(view, _place(view, draft))
    return [_option(one) for one in known if here is None or one != here.section]


def _option(name: str) -> Option:
    return Option(f"{crc32(name.encode()):08x}", name)


def read(view: Reader, draft: Draft, field: Field, text: str) -> str:
    """The section that was picked or typed; raises :class:`NotAChoiceError`."""
    if text in field.choices:
        return text
    for option in map(_option, of_place(view, _place(view, draft))):
        if text.strip() in {option.value, option.label}:
            return option.label
    raise NotAChoiceError(form=draft.kind, field=field.name)


def offered(view: Reader, draft: Draft, field: Field) -> Field:
    """A field without the choices that make no sense here."""
    if (draft.kind, field.name) == (FormKind.REGISTER, "procedure"):
        known = of_place(view, _place(view, draft))
        choices = (one for one in field.choices if known or one != BY_SECTION)
        return replace(field, choices=tuple(choices))
    if field.ask is Ask.SECTION and draft.kind is FormKind.HAND_TO_SECTION:
        case = cases.get(view, draft.subject_id)
        return field if case is not None and case.section else replace(field, choices=())
    return field


def not_asked(view: Reader, draft: Draft) -> frozenset[str]:
    """The fields of a register card that are neither asked for nor shown.

    A section where none has a head; an owner where the clerk proposes none.
    """
    if draft.kind is not FormKind.REGISTER:
        return frozenset()
    owner = () if draft.fields.get("procedure") in GIVEN_HERE else ("owner", "officer")
    section = () if of_place(view, _place(view, draft)) else ("section",)
    return frozenset({*owner, *section})


def follow(view: Reader, actor: Officer, draft: Draft, fields: dict[str, str], name: str) -> None:
    """Keep the section on a register card in step with what was picked beside it.

    It follows the type until it is picked itself; where there is one only, it is not asked for.
    """
    if draft.kind is not FormKind.REGISTER:
        return
    if name == "section":
        fields[_CHOSEN] = "yes"
    path = _place(view, draft)
    if name == "type" and _CHOSEN not in fields:
        fields["section"] = suggested(view, actor, MatterType(fields["type"]), path) or ""
    if name == "procedure" and fields[name] == BY_SECTION and not fields.get("section"):
        known = of_place(view, path)
        fields["section"] = known[0] if len(known) == 1 else ""


def begin(unit: Unit, actor: Officer, case_id: int) -> Answer:
    """Begin to hand a case to a section; raises :class:`NoSectionError` where none has a head."""
    case = steps.may(unit, actor, Move.HAND_TO_SECTION, case_id)
    steps.check_now(unit, Move.HAND_TO_SECTION, case)
    if not may_be_handed(unit, case):
        raise NoSectionError
    return drafting.begin(unit, actor, FormKind.HAND_TO_SECTION, case_id)


def _place(view: Reader, draft: Draft) -> str:
    kept = leads if draft.kind is FormKind.REGISTER else cases
    found = kept.get(view, draft.subject_id)
    return found.place_path if found is not None else ""

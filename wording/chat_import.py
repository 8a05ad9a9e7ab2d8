"""A table sent in chat: what it would bring, and what it has brought."""

from casework.actions import Action, Verb, View
from casework.imports import ImportSheet, LineFault
from wording import imports
from wording.buttons import pager
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

# Said with the tap that takes a file in: it may be long.
SLOW = "slow"
_LISTED = 12


def preview(say: Speaker, sheet: ImportSheet) -> Screen:
    """What a file would bring, and the tap that takes it in."""
    lines = [say("form-title-import", file=sheet.file), *imports.report(say, sheet.report)]
    lines += ["", say("import-checked")]
    confirm = Action(Verb.FORM_CONFIRM, sheet.draft_id, 0, SLOW)
    cancel = Action(Verb.FORM_CANCEL, sheet.draft_id)
    buttons = [
        Button(say("button-form-confirm-import"), confirm),
        Button(say("button-form-cancel"), cancel),
    ]
    return Screen("\n".join(lines), rows(buttons))


def imported(say: Speaker, sheet: ImportSheet, bot_name: str) -> Screen:
    """What a file has brought; invites' codes come in pages, each with its link."""
    lines = [say("import-done-title", file=sheet.file), *imports.report(say, sheet.report)]
    if sheet.codes:
        lines += ["", say("import-codes")]
    for one in sheet.codes:
        lines.append(
            say("import-code", name=one.name, unit=one.unit_name, bot=bot_name, code=one.code)
        )
    return Screen(
        "\n".join(lines),
        rows(pager(say, View.IMPORTED, sheet.page, sheet.pages, ref=sheet.draft_id)),
    )


def refused(say: Speaker, faults: tuple[LineFault, ...]) -> str:
    """What is wrong with a file, the first lines of it."""
    return "\n".join(imports.faults(say, faults, _LISTED))

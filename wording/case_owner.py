"""Who handles a case, and whether they have seen it here."""

from casework.sheets import CaseSheet, OwnerHas
from wording.speaker import Speaker


def lines_of(say: Speaker, sheet: CaseSheet) -> list[str]:
    """Who handles it, which section has it in hand, and how far the owner has come here."""
    lines = [say("case-owner", name=sheet.owner)] if sheet.owner else []
    if sheet.case.section:
        key = "case-section-headless" if sheet.headless else "case-section"
        lines.append(say(key, name=sheet.case.section))
    return lines + ([_owner_has(say, sheet.owner_has)] if sheet.owner_has else [])


def _owner_has(say: Speaker, it: OwnerHas) -> str:
    if it.acknowledged_at is not None:
        return say("case-owner-acknowledged", when=say.moment(it.acknowledged_at))
    if it.opened_at is not None:
        return say("case-owner-opened", when=say.moment(it.opened_at))
    return say("case-owner-unopened")

"""Root causes and the units that own the policy behind them."""

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.sheets_trends import CauseLine, CausesSheet
from casework.suppression import Hidden
from wording.buttons import show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker
from wording.trends import mark


def causes(say: Speaker, sheet: CausesSheet) -> Screen:
    """Why grievances arose, as noted at closing in a year, and whose policy it is to mend."""
    lines = [say("causes-title", unit=sheet.unit, year=str(sheet.year))]
    if sheet.total is None:
        lines = [say("causes-title-owners")]
    else:
        lines.append(say("causes-total", n=mark(say, sheet.total)))
    lines += [_line(say, one) for one in sheet.lines]
    if any(isinstance(one.n, Hidden) for one in sheet.lines):
        lines += ["", say("trend-marks")]
    buttons = []
    if sheet.may_set:
        start = Action(Verb.FORM_START, 0, 0, FormKind.POLICY_OWNER.value)
        buttons.append(Button(say("button-policy-owner"), start))
    if sheet.sees_trends:
        years = [sheet.year - 1, *([sheet.year + 1] if sheet.year < say.today.year else [])]
        turns = [_year(say, year) for year in years]
        buttons += [*turns, show(say("button-back"), View.TREND)]
    return Screen("\n".join(lines), rows(buttons))


def _year(say: Speaker, year: int) -> Button:
    return show(say("period-year", year=str(year)), View.CAUSES, page=year)


def _line(say: Speaker, one: CauseLine) -> str:
    name = say(f"cause-{one.cause.value}")
    if one.n is not None:
        name = say("causes-count", cause=name, n=mark(say, one.n))
    if one.owner is None:
        return say("causes-no-owner", what=name)
    return say("causes-owner", what=name, owner=one.owner)

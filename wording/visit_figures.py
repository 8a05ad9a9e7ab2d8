"""Figures about field days, each with what it was made of, its unit and its period."""

from casework.actions import View
from casework.sheets_figures import ArrivalLine, VisitFigures
from casework.statistics import Period, Share
from wording import numbers, periods
from wording.buttons import show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

# So many matters are named, the newest first.
_NAMED = 8


def figures(say: Speaker, sheet: VisitFigures) -> Screen:
    """The figures of a unit and period."""
    period = periods.whole_name(say, sheet.period)
    lines = [
        say("figures-title", unit=sheet.unit, period=period),
        _share(say, "completion", sheet.completion),
        _share(say, "quota", sheet.quota_met),
        _findings(say, sheet),
        _share(say, "settled", sheet.settled),
        *_warning(say, sheet),
    ]
    return Screen("\n".join(lines), rows(_buttons(say, sheet)))


def _share(say: Speaker, name: str, share: Share) -> str:
    if share.percent is None:
        return say(f"figures-{name}-none")
    percent = f"{share.percent.normalize():f}"
    return say(f"figures-{name}", percent=percent, count=share.count, of=share.of)


def _findings(say: Speaker, sheet: VisitFigures) -> str:
    each = sheet.findings.each
    if each is None:
        return say("figures-findings-none")
    each_ = f"{each.normalize():f}"
    return say("figures-findings", each=each_, count=sheet.findings.count, of=sheet.findings.of)


def _warning(say: Speaker, sheet: VisitFigures) -> list[str]:
    lines = ["", _share(say, "warning", sheet.warning.share)]
    if (middle := sheet.warning.median) is not None:
        days = sheet.warning.days
        key = "figures-days" if len(days) > 1 else "figures-days-one"
        lines.append(say(key, middle=f"{middle:g}", least=str(days[0]), most=str(days[-1])))
    lines += [_arrival(say, one) for one in sheet.arrivals[:_NAMED]]
    if len(sheet.arrivals) > _NAMED:
        lines.append(say("figures-more", n=len(sheet.arrivals) - _NAMED))
    return lines


def _arrival(say: Speaker, one: ArrivalLine) -> str:
    number = numbers.case(say, one.number)
    if one.days_before is None:
        return say("figures-unheard", number=number)
    return say("figures-heard", number=number, days=one.days_before)


def _buttons(say: Speaker, sheet: VisitFigures) -> list[Button]:
    turns = [sheet.before] if sheet.after is None else [sheet.before, sheet.after]
    first, last = sheet.period.first, sheet.period.last
    year = Period(first.replace(month=1, day=1), last.replace(month=12, day=31))
    wider = [] if year == sheet.period else [year]
    buttons = [
        show(
            periods.whole_name(say, period),
            View.VISIT_FIGURES,
            argument=f"{sheet.unit_code} {periods.packed(period)}",
        )
        for period in (*turns, *wider)
    ]
    month = min(sheet.period.last, say.today)
    back = show(say("button-visits-county"), View.VISITS_COUNTY, argument=f"{month:%Y-%m}")
    return [*buttons, back]

"""The charts of a report as SVG: bars beside what they are compared with, and a line by month."""

from dataclasses import replace

from casework.report import Kind, MonthFigures, Report
from casework.suppression import Hidden
from wording.charts import line
from wording.charts import status as chart
from wording.charts.status import header
from wording.charts.svg import MARGIN, document
from wording.charts.values import Bar, Point, StatusPicture
from wording.report import speaking
from wording.report.speaking import Say

# How many months stand beside each other in a row of the line.
_IN_A_ROW = 6
# More bars than these are not drawn; the table has them all.
_MOST_BARS = 12


def of(say: Say, report: Report) -> dict[str, str]:
    """The charts by name, as far as there is enough to draw."""
    found = {
        "channels": _bars(say, report, "channels", _kinds(say, "channel", report.channels)),
        "types": _bars(
            say, report, "types", _kinds(say, "type", tuple(one.kind for one in report.types))
        ),
        "months": _bars(say, report, "months", _months(say, report.months)),
        "on_time": _line(say, report),
    }
    return {name: svg for name, svg in found.items() if svg is not None}


def _kinds(say: Say, field: str, kinds: tuple[Kind, ...]) -> list[Bar]:
    """Bars of kinds that may be told; a chart with holes would tell what it hides."""
    bars = []
    for one in kinds:
        if isinstance(one.count, Hidden) or isinstance(one.before, Hidden):
            return []
        bars.append(Bar(speaking.kind(say, field, one.code), one.count, one.before))
    return bars


def _months(say: Say, months: tuple[MonthFigures, ...]) -> list[Bar]:
    if not 1 < len(months) <= _MOST_BARS:
        return []
    return [Bar(say(f"date-month-{one.month.month}"), one.received, one.before) for one in months]


def _bars(say: Say, report: Report, name: str, bars: list[Bar]) -> str | None:
    if not any(bar.now or bar.before for bar in bars):
        return None
    if not report.total_before:  # nothing to compare with
        bars = [replace(bar, before=None) for bar in bars]
    return chart.draw(
        StatusPicture(
            say(f"report-f-{name}"),
            _subtitle(say, report),
            (),
            now=say("report-f-now"),
            before=say("report-f-before"),
            bars=tuple(bars[:_MOST_BARS]),
        )
    )


def _line(say: Say, report: Report) -> str | None:
    """On-time rates by month, some months a row, each with what it is of."""
    points = [_point(say, one) for one in report.months]
    if sum(one.percent is not None for one in points) < 2:
        return None
    parts = list(header(say("report-f-on_time"), _subtitle(say, report)))
    bottom = 100.0
    years = [one.month.year for one in report.months]
    for first in range(0, len(points), _IN_A_ROW):
        row = points[first : first + _IN_A_ROW]
        row += [Point("", None, "", "")] * (_IN_A_ROW - len(row) if first else 0)
        drawn, bottom = line.draw(say("period-year", year=str(years[first])), row, bottom)
        parts += drawn
    return document(bottom + MARGIN - 8, parts)


def _point(say: Say, one: MonthFigures) -> Point:
    label, told = say(f"date-month-{one.month.month}"), speaking.percent(one.on_time)
    if told is None:
        return Point(label, None, "", say("chart-too-few" if one.on_time.of else "chart-no-share"))
    value = f"{speaking.number(one.on_time.percent or 0)}%"
    note = f"{one.on_time.count}/{one.on_time.of}"
    return Point(label, float(one.on_time.percent or 0), value, note)


def _subtitle(say: Say, report: Report) -> str:
    return f"{report.unit} · {speaking.period(say, report.period)}"

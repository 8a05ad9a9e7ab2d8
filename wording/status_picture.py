"""The picture beside «how do we stand»: a few numbers, and what came in against last year."""

from html import unescape

from casework.sheets_status import MonthRate, StatusSheet
from wording import periods
from wording.charts import status as chart
from wording.charts.values import Bar, Point, StatusPicture, Tile, Tone
from wording.speaker import Speaker


def svg(say: Speaker, sheet: StatusSheet) -> str:
    """The picture as SVG; rendering it takes a process of its own."""
    return chart.draw(picture(say, sheet))


def picture(say: Speaker, sheet: StatusSheet) -> StatusPicture:
    """What the picture shows, in words of one language."""
    now, before = sheet.received, sheet.received_before
    return StatusPicture(
        title=_plain(
            say(
                "chart-status-title",
                unit=sheet.unit,
                period=periods.whole_name(say, sheet.period),
            )
        ),
        subtitle=_plain(say("chart-status-subtitle", when=_moment(say))),
        tiles=_now(say, sheet) if sheet.running else _then(say, sheet),
        bars_title=say("chart-received"),
        now=say("chart-now" if sheet.period.covers(say.today) else "chart-this-period"),
        before=periods.year_before(say, sheet.period, say.today),
        bars=(
            Bar(say("chart-letters"), now.letters, before.letters),
            Bar(say("chart-visits"), now.visits, before.visits),
            Bar(say("chart-others"), now.others, before.others),
        ),
        line_title=say("chart-on-time-by-month"),
        points=_points(say, sheet),
    )


def _points(say: Speaker, sheet: StatusSheet) -> tuple[Point, ...]:
    """The months' rates, each with its n; none when no month has enough to show."""
    found = [_point(say, one) for one in sheet.months]
    return tuple(found) if any(point.percent is not None for point in found) else ()


def _point(say: Speaker, one: MonthRate) -> Point:
    label, share = say(f"date-month-{one.month.month}"), one.on_time
    if share.percent is None or share.is_suppressed:
        return Point(label, None, "", say("chart-too-few" if share.of else "chart-no-share"))
    value = f"{share.percent.normalize():f}%"
    return Point(label, float(share.percent), value, f"{share.count}/{share.of}")


def _now(say: Speaker, sheet: StatusSheet) -> tuple[Tile, ...]:
    return (
        Tile(say("chart-open"), str(sheet.open)),
        Tile(say("chart-due-this-week"), str(sheet.due_this_week)),
        Tile(say("chart-overdue"), str(sheet.overdue), Tone.BAD if sheet.overdue else Tone.GOOD),
        _on_time(say, sheet),
    )


def _then(say: Speaker, sheet: StatusSheet) -> tuple[Tile, ...]:
    return (
        Tile(say("chart-received-total"), str(sheet.received.total)),
        Tile(say("chart-visitors"), str(sheet.received.visitors)),
        Tile(say("chart-leads"), str(sheet.leads)),
        _on_time(say, sheet),
    )


def _on_time(say: Speaker, sheet: StatusSheet) -> Tile:
    share = sheet.on_time
    if share.percent is None:
        return Tile(say("chart-on-time"), say("chart-no-share"))
    value = f"{share.percent}%"
    return Tile(say("chart-on-time"), value, note=f"{share.count}/{share.of}")


def _moment(say: Speaker) -> str:
    """Now, as it can be told later too."""
    time = f"{say.calendar.local(say.now):%H:%M}"
    return say("date-moment", day=say.full_day(say.today), time=time)


def _plain(text: str) -> str:
    """A text without HTML's escapes; the picture has its own."""
    return unescape(text)

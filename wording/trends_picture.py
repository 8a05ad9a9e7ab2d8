"""The heat grid of topics, townships and months."""

from collections.abc import Iterable, Sequence
from functools import partial
from html import unescape

from casework.sheets_trends import TrendSheet
from casework.statistics import FEWEST_SHOWN
from casework.suppression import Hidden, Mark
from casework.trends import TOPICS, Sum, Topic, TrendMonth, is_small
from wording import periods
from wording.charts import heat
from wording.charts.values import HeatCell, HeatPicture, HeatRow
from wording.speaker import Speaker
from wording.trends import about, mark, topic_name, unit_name

# So many rows are legible in one picture on a phone.
_MOST_DRAWN = 40
_LEVELS = 4
_Row = tuple[str, tuple[Sum, ...]]


def svg(say: Speaker, sheet: TrendSheet) -> str:
    """The picture as SVG; rendering it takes a process of its own."""
    return heat.draw(picture(say, sheet))


def picture(say: Speaker, sheet: TrendSheet) -> HeatPicture:
    """A month by unit and topic; else months by topic, or of one topic by unit."""
    if sheet.chosen is not None:
        found = [(topic_name(say, one), _cells(sheet, one, sheet.chosen)) for one in TOPICS]
        return _over_time(say, sheet, found, sheet.over(partial(_of_unit, code=sheet.chosen)))
    if sheet.topic is not None:
        found = [
            (unit_name(say, sheet, code), _cells(sheet, sheet.topic, code))
            for code, _ in sheet.units
        ]
        return _over_time(say, sheet, found, sheet.over(partial(_of_topic, topic=sheet.topic)))
    if sheet.is_one_month:
        return _one_month(say, sheet)
    found = [(topic_name(say, one), sheet.over(partial(_of_topic, topic=one))) for one in TOPICS]
    return _over_time(say, sheet, found, sheet.over(lambda month: month.shown.total))


def _of_unit(month: TrendMonth, code: str) -> Mark:
    return month.of_unit(code)


def _of_topic(month: TrendMonth, topic: Topic) -> Mark:
    return month.of_topic(topic)


def _cells(sheet: TrendSheet, topic: Topic, code: str) -> tuple[Sum, ...]:
    return sheet.over(lambda month: month.cell(code, topic))


def _over_time(
    say: Speaker, sheet: TrendSheet, found: Sequence[_Row], whole: tuple[Sum, ...]
) -> HeatPicture:
    longer = not sheet.is_one_month
    heads = [_head(say, sheet, months) for months in sheet.columns]
    drawn, notes = _shown(say, found)
    most = _most(marks[: len(heads)] for _, marks in drawn)
    grid = [_row(say, name, marks, most) for name, marks in drawn]
    grid.append(_row(say, say("trend-all"), whole, most, is_sum=True))
    title = periods.whole_name(say, sheet.period)
    return HeatPicture(
        unescape(about(say, sheet)),
        say("trend-in" if longer else "trend-months-up-to", period=title),
        (*heads, say("trend-all")) if longer else tuple(heads),
        tuple(grid),
        (*_marks(say), say("trend-key-least")) if longer else _marks(say),
        notes,
        sums=longer,
    )


def _head(say: Speaker, sheet: TrendSheet, months: Sequence[TrendMonth]) -> str:
    """A month's name, or that of the quarter where quarters stand side by side."""
    first = months[0].month
    if any(len(one) > 1 for one in sheet.columns):
        return say("trend-head-quarter", quarter=(first.month + 2) // 3)
    return say("trend-head", month=first.month)


def _one_month(say: Speaker, sheet: TrendSheet) -> HeatPicture:
    topics = sheet.topics_shown
    now = sheet.now
    found = [
        (
            unit_name(say, sheet, code),
            (*(now.cell(code, topic) for topic in topics), now.of_unit(code)),
        )
        for code, _ in sheet.units
    ]
    drawn, notes = _shown(say, found)
    most = _most(marks[:-1] for _, marks in drawn)
    grid = [_row(say, name, marks, most) for name, marks in drawn]
    whole = (*(now.of_topic(topic) for topic in topics), now.shown.total)
    grid.append(_row(say, say("trend-all"), whole, most, is_sum=True))
    if left_out := len(TOPICS) - len(topics):
        notes = (*notes, say("trend-rest-topics", n=left_out))
    key = tuple(f"{n} {topic_name(say, topic)}" for n, topic in enumerate(topics, 1))
    month = periods.whole_name(say, periods.month_of(now.month))
    return HeatPicture(
        unescape(say("chart-status-title", unit=sheet.unit, period=month)),
        say("trend-by-topic"),
        (*(str(n) for n, _ in enumerate(topics, 1)), say("trend-all")),
        tuple(grid),
        (*key, *_marks(say)),
        notes,
        sums=True,
    )


def _marks(say: Speaker) -> tuple[str, ...]:
    return (say("trend-key-few"), say("trend-key-cover"))


def _shown(say: Speaker, found: Sequence[_Row]) -> tuple[list[_Row], tuple[str, ...]]:
    """The rows that say more than that all is fewer than five, and a line on the others."""
    telling = [row for row in found if not all(map(is_small, row[1]))]
    drawn, notes = telling[:_MOST_DRAWN], []
    if few := len(found) - len(telling):
        notes.append(say("trend-rest-rows", n=few))
    if left_out := len(telling) - len(drawn):
        notes.append(say("trend-more-rows", n=left_out))
    return [(unescape(name), marks) for name, marks in drawn], tuple(notes)


def _most(grid: Iterable[Sequence[Sum]]) -> int:
    return max((one for marks in grid for one in marks if isinstance(one, int)), default=0)


def _row(
    say: Speaker, name: str, marks: Sequence[Sum], most: int, *, is_sum: bool = False
) -> HeatRow:
    cells = (
        HeatCell(unescape(mark(say, one)), _level(one, most), covered=one is Hidden.COVER)
        for one in marks
    )
    return HeatRow(name, tuple(cells), is_sum=is_sum)


def _level(shown: Sum, most: int) -> int:
    """How dark a count is, from 1 to 4 between the fewest that are shown and the most there are."""
    if not isinstance(shown, int) or is_small(shown):
        return 0
    steps = max(1, most - FEWEST_SHOWN + 1)
    return min(_LEVELS, 1 + _LEVELS * (shown - FEWEST_SHOWN) // steps)

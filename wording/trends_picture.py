"""The heat grid of topics, townships and months."""

from collections.abc import Iterable, Sequence
from html import unescape

from casework.sheets_trends import TrendSheet
from casework.statistics import FEWEST_SHOWN
from casework.suppression import Hidden, Mark
from casework.trends import TOPICS, Topic, is_small
from wording import periods
from wording.charts import heat
from wording.charts.values import HeatCell, HeatPicture, HeatRow
from wording.speaker import Speaker
from wording.trends import about, mark, topic_name, unit_name

# So many rows are legible in one picture on a phone.
_MOST_DRAWN = 40
_LEVELS = 4
_Row = tuple[str, tuple[Mark, ...]]


def svg(say: Speaker, sheet: TrendSheet) -> str:
    """The picture as SVG; rendering it takes a process of its own."""
    return heat.draw(picture(say, sheet))


def picture(say: Speaker, sheet: TrendSheet) -> HeatPicture:
    """A month by unit and topic; of one unit the months by topic, of one topic those by unit."""
    if sheet.chosen is not None:
        topics = [(topic_name(say, topic), _months(sheet, topic, sheet.chosen)) for topic in TOPICS]
        whole = tuple(month.of_unit(sheet.chosen) for month in sheet.months)
        return _over_months(say, sheet, topics, whole)
    if sheet.topic is not None:
        units = [
            (unit_name(say, sheet, code), _months(sheet, sheet.topic, code))
            for code, _ in sheet.units
        ]
        whole = tuple(month.of_topic(sheet.topic) for month in sheet.months)
        return _over_months(say, sheet, units, whole)
    return _one_month(say, sheet)


def _months(sheet: TrendSheet, topic: Topic, code: str) -> tuple[Mark, ...]:
    return tuple(month.cell(code, topic) for month in sheet.months)


def _over_months(
    say: Speaker, sheet: TrendSheet, found: Sequence[_Row], whole: tuple[Mark, ...]
) -> HeatPicture:
    heads = tuple(say("trend-head", month=month.month.month) for month in sheet.months)
    drawn, notes = _shown(say, found)
    most = _most(marks for _, marks in drawn)
    grid = [_row(say, name, marks, most) for name, marks in drawn]
    grid.append(_row(say, say("trend-all"), whole, most, is_sum=True))
    title = periods.whole_name(say, periods.month_of(sheet.now.month))
    return HeatPicture(
        unescape(about(say, sheet)),
        say("trend-months-up-to", month=title),
        heads,
        tuple(grid),
        _marks(say),
        notes,
    )


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


def _most(grid: Iterable[Sequence[Mark]]) -> int:
    return max((one for marks in grid for one in marks if isinstance(one, int)), default=0)


def _row(
    say: Speaker, name: str, marks: Sequence[Mark], most: int, *, is_sum: bool = False
) -> HeatRow:
    cells = (
        HeatCell(unescape(mark(say, one)), _level(one, most), covered=one is Hidden.COVER)
        for one in marks
    )
    return HeatRow(name, tuple(cells), is_sum=is_sum)


def _level(shown: Mark, most: int) -> int:
    """How dark a count is, from 1 to 4 between the fewest that are shown and the most there are."""
    if not isinstance(shown, int) or is_small(shown):
        return 0
    steps = max(1, most - FEWEST_SHOWN + 1)
    return min(_LEVELS, 1 + _LEVELS * (shown - FEWEST_SHOWN) // steps)

"""Topics by township by month in words; what is small is said to be so, and never shown.

Of a longer period its months or quarters stand side by side, and what they come to.
"""

from collections.abc import Iterator

from casework.actions import View
from casework.sheets_trends import TrendSheet
from casework.statistics import Period, next_period, previous_period
from casework.suppression import Hidden
from casework.trends import Against, AtLeast, Baseline, Sum, Topic, is_small
from wording import period_parts, periods
from wording.buttons import folded, pager, show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

# Before what a button carries: that a topic is named, or that the list of units is meant.
TOPIC, UNITS = "#", "@"
_NAMED = 6
_PAGE = 8


def trend(
    say: Speaker, sheet: TrendSheet, picture: bytes | None = None, *, more: bool = False
) -> Screen:
    """All topics and units in a time; one unit or one topic in it."""
    lines = [title(say, sheet), _whole(say, sheet), *_above(say, sheet)]
    if sheet.whole[0] == 0:
        lines.append(say("trend-try"))
    if not sheet.is_over:
        lines.append(say("trend-running-month" if sheet.is_one_month else "trend-running"))
    if picture is None:
        lines += ["", *_without_picture(say, sheet)]
    if picture is None:  # which has a key of its own
        lines += ["", _marks(say, sheet)]
    if sheet.whole[1] is not None:
        lines += ["", _what_is_usual(say, sheet)] if picture else [_what_is_usual(say, sheet)]
    return Screen("\n".join(lines), _buttons(say, sheet, more=more), picture)


def _marks(say: Speaker, sheet: TrendSheet) -> str:
    return say("trend-marks" if sheet.is_one_month else "trend-marks-longer")


def _what_is_usual(say: Speaker, sheet: TrendSheet) -> str:
    return say("trend-what-is-usual" if sheet.is_one_month else "trend-what-is-usual-longer")


def title(say: Speaker, sheet: TrendSheet) -> str:
    """What is looked at, and in which time."""
    period = periods.whole_name(say, sheet.period)
    return say("trend-title", about=about(say, sheet), period=period)


def about(say: Speaker, sheet: TrendSheet) -> str:
    """The unit, and the topic where one is looked at alone."""
    unit = sheet.unit if sheet.chosen is None else unit_name(say, sheet, sheet.chosen)
    if sheet.topic is None:
        return unit
    return say("trend-about", unit=unit, topic=topic_name(say, sheet.topic))


def topic_name(say: Speaker, topic: Topic) -> str:
    """A topic in words."""
    return say(f"topic-{topic.value}")


def unit_name(say: Speaker, sheet: TrendSheet, code: str) -> str:
    """A unit's name; what is of no unit below it is the whole unit's own."""
    name = next(name for one, name in sheet.units if one == code)
    return say("trend-itself", unit=name) if code == sheet.unit_code else name


def mark(say: Speaker, shown: Sum) -> str:
    """A count, or the mark that stands for it."""
    if isinstance(shown, AtLeast):
        return say("mark-least", n=shown.n)
    return str(shown) if isinstance(shown, int) else say(f"mark-{shown.value}")


def _whole(say: Speaker, sheet: TrendSheet) -> str:
    shown, found = sheet.whole
    if isinstance(shown, Hidden):
        told = say(f"trend-whole-{shown.value}")
        return told if shown is Hidden.COVER else told + _beside(say, found)
    key = "trend-whole-least" if isinstance(shown, AtLeast) else "trend-whole"
    n = shown.n if isinstance(shown, AtLeast) else shown
    return say(key, n=str(n)) + _beside(say, found)


def _beside(say: Speaker, found: Baseline | None) -> str:
    """What is usual of the same unit, and whether this month is outside of it."""
    if found is None:
        return say("trend-no-baseline")
    words = say("trend-usual", usual=f"{found.usual:g}")
    if found.against is Against.WITHIN:
        return words
    return words + say(f"trend-{found.against.value}")


def _above(say: Speaker, sheet: TrendSheet) -> list[str]:
    """Which units and topics are above their own months, in the order of their codes."""
    lines = []
    if sheet.chosen is None and (units := sheet.units_above):
        lines.append(say("trend-units-above", units=_listed(say, units)))
    if sheet.topic is None and (topics := sheet.topics_above):
        names = tuple(topic_name(say, topic) for topic in topics)
        lines.append(say("trend-topics-above", topics=_listed(say, names)))
    return lines


def _listed(say: Speaker, names: tuple[str, ...]) -> str:
    listed = say.listed(names[:_NAMED])
    return say("status-and-more", names=listed) if len(names) > _NAMED else listed


def _without_picture(say: Speaker, sheet: TrendSheet) -> list[str]:
    """The month's counts in words: by topic, or of one topic by unit."""
    if sheet.topic is None:
        named = [(topic_name(say, topic), sheet.of_topic(topic)) for topic in Topic]
    else:
        named = [(unit_name(say, sheet, code), sheet.of_unit(code)) for code, _ in sheet.units]
    shown = [(name, one) for name, one in named if not is_small(one[0])]
    lines = [_line(say, name, *one) for name, one in shown]
    rest = len(named) - len(shown)
    return [*lines, say("trend-rest-few", n=rest)] if rest else lines


def _line(say: Speaker, name: str, shown: Sum, found: Baseline | None) -> str:
    line = say("trend-line", name=name, n=mark(say, shown))
    return line if shown is Hidden.COVER else line + _beside(say, found)


def units(say: Speaker, sheet: TrendSheet, page: int) -> Screen:
    """The units, each beside its own months and in the order of their codes, to be looked at."""
    shown = sheet.units[page * _PAGE : (page + 1) * _PAGE]
    lines = [title(say, sheet)]
    lines += [_line(say, unit_name(say, sheet, code), *sheet.of_unit(code)) for code, _ in shown]
    lines += ["", _marks(say, sheet)]
    if any(sheet.of_unit(code)[1] for code, _ in shown):
        lines.append(_what_is_usual(say, sheet))
    buttons = [
        _open(say, unit_name(say, sheet, code), sheet, code=code)
        for code, _ in shown
        if code != sheet.unit_code
    ]
    pages = -(-len(sheet.units) // _PAGE)
    turning = pager(say, View.TREND, page, pages, f"{UNITS} {periods.packed(sheet.period)}")
    back = _open(say, say("button-back"), sheet)
    below = (*rows(buttons), *rows([*turning, back]))
    return Screen("\n".join(lines), below, under_picture=True)


def _buttons(say: Speaker, sheet: TrendSheet, *, more: bool) -> tuple[tuple[Button, ...], ...]:
    packed = periods.packed(sheet.period)
    found: list[Button] = []
    alone = sheet.chosen is not None or sheet.topic is not None
    if not alone:
        found.append(show(say("button-trend-units"), View.TREND, argument=f"{UNITS} {packed}"))
    found += [_at(label, sheet, period) for label, period in _times(say, sheet)]
    if not alone:
        found += [
            _open(say, topic_name(say, topic), sheet, topic=topic) for topic in sheet.topics_shown
        ]
        found.append(show(say("button-causes"), View.CAUSES, page=sheet.now.month.year))
        found.append(_report(say, sheet))
    unfold = show(say("button-more"), View.TREND, argument=_here(sheet, sheet.period), page=1)
    shown = folded(say, found, unfold, unfolded=more)
    return (*shown, (_open(say, say("button-back"), sheet),)) if alone else shown


def _times(say: Speaker, sheet: TrendSheet) -> Iterator[tuple[str, Period]]:
    """What lies beside the period, what holds it, and what it holds."""
    period = sheet.period
    before, after = previous_period(period), next_period(period)
    month = sheet.is_one_month
    label = say("button-trend-previous") if month else periods.whole_name(say, before)
    yield label, before
    if sheet.is_over and after.first <= say.today:
        yield say("button-trend-next") if month else periods.whole_name(say, after), after
    for one in (*period_parts.around(period), *period_parts.within(period)):
        if one.first <= say.today:
            yield periods.whole_name(say, one), one


def _report(say: Speaker, sheet: TrendSheet) -> Button:
    """The written report of the same time, which tells sums of all that may be told."""
    argument = f"{sheet.unit_code} {periods.packed(sheet.period)}"
    return show(say("button-trend-report"), View.REPORT, argument=argument)


def _at(label: str, sheet: TrendSheet, period: Period) -> Button:
    """The same unit and topic in another time."""
    return show(label, View.TREND, argument=_here(sheet, period))


def _open(
    say: Speaker,
    label: str,
    sheet: TrendSheet,
    *,
    topic: Topic | None = None,
    code: str | None = None,
) -> Button:
    del say
    return show(label, View.TREND, argument=_argument(topic, code, sheet.period))


def _here(sheet: TrendSheet, period: Period) -> str:
    return _argument(sheet.topic, sheet.chosen, period)


def _argument(topic: Topic | None, code: str | None, period: Period) -> str:
    parts = [f"{TOPIC}{topic.value}" if topic else "", code or "", periods.packed(period)]
    return " ".join(part for part in parts if part)

"""Topics by township by month in words; what is small is said to be so, and never shown."""

from casework.actions import View
from casework.sheets_trends import TrendSheet
from casework.suppression import Hidden, Mark
from casework.trends import Against, Baseline, Topic, is_small
from wording import periods
from wording.buttons import pager, show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

# Before what a button carries: that a topic is named, or that the list of units is meant.
TOPIC, UNITS = "#", "@"
_NAMED = 6
_PAGE = 8


def trend(say: Speaker, sheet: TrendSheet, picture: bytes | None = None) -> Screen:
    """All topics and units in a month; one unit or one topic over the months up to it."""
    lines = [title(say, sheet), _whole(say, sheet), *_above(say, sheet)]
    if sheet.after is None:
        lines.append(say("trend-running"))
    if picture is None:
        lines += ["", *_without_picture(say, sheet)]
    lines += ["", say("trend-marks")]
    return Screen("\n".join(lines), _buttons(say, sheet), picture)


def title(say: Speaker, sheet: TrendSheet) -> str:
    """What is looked at, and in which month."""
    month = periods.whole_name(say, periods.month_of(sheet.now.month))
    return say("trend-title", about=about(say, sheet), month=month)


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


def mark(say: Speaker, shown: Mark) -> str:
    """A count, or the mark that stands for it."""
    return str(shown) if isinstance(shown, int) else say(f"mark-{shown.value}")


def _whole(say: Speaker, sheet: TrendSheet) -> str:
    shown, found = sheet.whole
    if shown is Hidden.COVER:
        return say("trend-whole-cover")
    return say("trend-whole", n=mark(say, shown)) + _beside(say, found)


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


def _line(say: Speaker, name: str, shown: Mark, found: Baseline | None) -> str:
    line = say("trend-line", name=name, n=mark(say, shown))
    return line if shown is Hidden.COVER else line + _beside(say, found)


def units(say: Speaker, sheet: TrendSheet, page: int) -> Screen:
    """The units, each beside its own months and in the order of their codes, to be looked at."""
    shown = sheet.units[page * _PAGE : (page + 1) * _PAGE]
    lines = [title(say, sheet)]
    lines += [_line(say, unit_name(say, sheet, code), *sheet.of_unit(code)) for code, _ in shown]
    lines += ["", say("trend-marks")]
    buttons = [
        _open(say, unit_name(say, sheet, code), sheet, code=code)
        for code, _ in shown
        if code != sheet.unit_code
    ]
    pages = -(-len(sheet.units) // _PAGE)
    turning = pager(say, View.TREND, page, pages, f"{UNITS} {_month(sheet)}")
    back = _open(say, say("button-back"), sheet)
    below = (*rows(buttons), *rows([*turning, back]))
    return Screen("\n".join(lines), below, under_picture=True)


def _buttons(say: Speaker, sheet: TrendSheet) -> tuple[tuple[Button, ...], ...]:
    alone = sheet.chosen is not None or sheet.topic is not None
    topics: list[Button] = []
    if not alone:
        topics = [
            _open(say, topic_name(say, topic), sheet, topic=topic) for topic in sheet.topics_shown
        ]
    turns = [_turn(say, sheet, "previous", sheet.before)]
    if sheet.after is not None:
        turns.append(_turn(say, sheet, "next", sheet.after))
    if alone:
        return (*rows(turns), (_open(say, say("button-back"), sheet),))
    units_ = show(say("button-trend-units"), View.TREND, argument=f"{UNITS} {_month(sheet)}")
    causes = show(say("button-causes"), View.CAUSES, page=sheet.now.month.year)
    return (*rows(topics), (units_, causes), *rows(turns))


def _turn(say: Speaker, sheet: TrendSheet, way: str, month: object) -> Button:
    argument = _argument(sheet.topic, sheet.chosen, f"{month:%Y-%m}")
    return show(say(f"button-trend-{way}"), View.TREND, argument=argument)


def _open(
    say: Speaker,
    label: str,
    sheet: TrendSheet,
    *,
    topic: Topic | None = None,
    code: str | None = None,
) -> Button:
    del say
    return show(label, View.TREND, argument=_argument(topic, code, _month(sheet)))


def _month(sheet: TrendSheet) -> str:
    return f"{sheet.now.month:%Y-%m}"


def _argument(topic: Topic | None, code: str | None, month: str) -> str:
    parts = [f"{TOPIC}{topic.value}" if topic else "", code or "", month]
    return " ".join(part for part in parts if part)

"""Figures about field days in words: every share with its numerator, denominator and unit."""

from datetime import UTC, date, datetime

from labels_read import labels

from casework.actions import Action, Verb
from casework.calendar import WorkingCalendar
from casework.outreach import Count, Tally
from casework.people import Language
from casework.sheets_figures import ArrivalLine, VisitFigures
from casework.sheets_outreach import OutreachesSheet, OutreachLine, OutreachSheet
from casework.statistics import EarlyWarning, Period, Rate, Share, parse_period
from wording import outreach, visit_figures
from wording.speaker import Speaker
from wording.texts import words_for

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
SAY = Speaker(words_for(Language.CHINESE), NOW, WorkingCalendar())
ENGLISH = Speaker(words_for(Language.ENGLISH), NOW, WorkingCalendar())
OCTOBER, YEAR = parse_period("2026-10"), parse_period("2026")


def figures(period: Period = OCTOBER, n: int = 2) -> VisitFigures:
    return VisitFigures(
        "990000",
        "青溪县",
        period,
        Share(150, 180),
        Share(45, 60),
        Rate(12, 155),
        Share(8, 12),
        EarlyWarning(Share(3, n + 3), (2, 6, 11)),
        tuple(ArrivalLine(one, (2026, one), 6 if one == 1 else None) for one in range(1, n + 1)),
        parse_period("2026-09"),
        parse_period("2026-11"),
    )


def test_every_figure_stands_with_what_it_was_made_of() -> None:
    assert visit_figures.figures(SAY, figures()).text == (
        "<b>走访统计</b> 青溪县 2026年10月\n"
        "完成 83.3%(150/180天)\n"
        "走够 75%(45/60人月)\n"
        "每次走访发现 0.08个(12个/155次)\n"
        "当场解决 66.7%(8/12个)\n"
        "\n"
        "上级交办,事先有情况的 60%(3/5件)\n"
        "早6天(中位数),最少2天,最多11天\n"
        "组信〔2026〕1号 早6天\n"
        "组信〔2026〕2号 事先没有情况"
    )


def test_the_periods_beside_it_are_a_tap_away() -> None:
    screen = visit_figures.figures(SAY, figures())
    assert labels(screen) == ["2026年9月", "2026年11月", "2026年", "大家的进度"]
    assert screen.buttons[0][0].action == Action(Verb.SHOW, 0, 0, "vfig:990000 2026-09")
    assert "2026年" not in labels(visit_figures.figures(SAY, figures(YEAR)))


def test_what_has_no_denominator_says_so() -> None:
    nothing = VisitFigures(
        "990000",
        "青溪县",
        OCTOBER,
        Share(0, 0),
        Share(0, 0),
        Rate(0, 0),
        Share(0, 0),
        EarlyWarning(Share(0, 0), ()),
        (),
        OCTOBER,
        None,
    )
    for say in (SAY, ENGLISH):
        assert "%" not in visit_figures.figures(say, nothing).text
    assert "上级交办:没有" in visit_figures.figures(SAY, nothing).text


def test_more_matters_than_fit_are_counted() -> None:
    assert visit_figures.figures(SAY, figures(n=11)).text.endswith("另有3件。")


# Outreach

TRIP = OutreachSheet(
    7,
    "柳湾镇",
    date(2026, 11, 20),
    date(2026, 11, 22),
    "接待群众130多人次",
    ("周清和", "民政局"),
    {Count.PERSON_TRIPS: Tally(130, at_least=True), Count.TEAMS: Tally(2)},
    removed=False,
    by="周清和",
    at=NOW,
    may_change=True,
)


def test_a_trip_shows_its_lower_bound_and_its_team() -> None:
    screen = outreach.card(SAY, TRIP)
    assert screen.text.startswith(
        "<b>下访</b> 柳湾镇 11月20日(周五)至昨天\n"
        "人员(2):周清和、民政局\n"
        "接待群众≥130人次\n"
        "整顿村班子2个\n"
    )
    assert labels(screen) == ["更正", "撤销", "看下访"]


def test_a_period_says_that_some_numbers_are_lower_bounds() -> None:
    line = OutreachLine(7, "柳湾镇", TRIP.first, TRIP.last, Tally(130, at_least=True))
    sheet = OutreachesSheet(
        OCTOBER, 1, 1, 1, TRIP.counts, (line,), may_enter=True, before=parse_period("2026-09")
    )
    screen = outreach.overview(SAY, sheet)
    assert screen.text == (
        "<b>2026年10月下访</b> 1次\n"
        "参加人员1人,单位1个\n"
        "接待群众≥130人次\n"
        "整顿村班子2个\n"
        "≥ 的是至少数。\n"
        "\n"
        "11月20日(周五)至昨天 柳湾镇 · 接待群众≥130人次"
    )
    assert labels(screen) == [
        "11月20日(周五) 柳湾镇",
        "看2026年9月",
        "2026年",
        "大家的进度",
        "记下访",
    ]

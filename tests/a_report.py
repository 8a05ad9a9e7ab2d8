"""The figures of a busy invented year, as a report has them."""

from datetime import date

from casework.outreach import Count, Tally
from casework.report import (
    FieldWork,
    Kind,
    MonthFigures,
    Report,
    Standing,
    TypeLine,
    UnitFigures,
)
from casework.sheets_status import Received
from casework.statistics import EarlyWarning, Rate, Share, Timeliness, parse_period
from casework.suppression import Hidden

PERIOD, BEFORE = parse_period("2026"), parse_period("2025")


def busy_year(unit: str = "青溪县", *, guarded: bool = False) -> Report:
    """A year that still runs, with something in every part of it."""
    return Report(
        unit_code="990000",
        unit=unit,
        period=PERIOD,
        before=BEFORE,
        until=date(2026, 11, 26),
        made_on=date(2026, 11, 26),
        guarded=guarded,
        total=142,
        total_before=150,
        persons=260,
        persons_before=301,
        received=Received(60, 70, 180, 12),
        received_before=Received(75, 70, 200, 5),
        channels=(
            Kind("letter", 60, 142, 75),
            Kind("visit", 70, 142, 70),
            Kind("phone", 12, 142, 5),
        ),
        types=(
            TypeLine(
                Kind("accusation", 20, 142, 25),
                (
                    Kind("township_style", 13, 142, 20),
                    Kind("section_level_style", Hidden.FEW, 142, 5),
                ),
            ),
            TypeLine(
                Kind("appeal", 100, 142, 110), (Kind("pay_treatment_retirement", 100, 142, 9),)
            ),
            TypeLine(Kind("enquiry", 22, 142, 15), ()),
        ),
        occurrence=(Kind("first", 120, 142, 130), Kind("repeat", 22, 142, 20)),
        years=((2025, 150), (2026, 142)),
        months=tuple(
            MonthFigures(date(2026, n, 1), 10 + n, 12, Share(n + 3, n + 4)) for n in range(1, 12)
        ),
        filed=12,
        filed_timeliness=Timeliness(10, 9, Share(8, 10)),
        timeliness=Timeliness(110, 106, Share(103, 110)),
        timeliness_before=Timeliness(120, 120, Share(108, 120)),
        outcomes=(Kind("explained", 60, 105, 0), Kind("supported", 45, 105, 0)),
        causes=(
            Kind("history_and_money", 40, 100, 0),
            Kind("policy_gap", 12, 100, 0),
            Kind("", 48, 100, 0),
        ),
        owners=(("policy_gap", "农业农村局"), ("way_of_receiving", "信访局")),
        rated=Share(60, 100),
        satisfied=Share(51, 60),
        letter_days=21,
        visit_days=18,
        units=(
            UnitFigures("990000001", "柳湾镇", Share(30, 32), 9, 2),
            UnitFigures("990000003", "云岭乡", Share(3, 4), 4, 0),
        ),
        standing=Standing(41, 2, 6, 3, 1, 2),
        field_work=FieldWork(
            Share(38, 66),
            Share(10, 22),
            Rate(19, 38),
            Share(7, 19),
            EarlyWarning(Share(3, 8), (2, 5, 9)),
            4,
            ((Count.PERSON_TRIPS, Tally(130, at_least=True)), (Count.DISPUTES, Tally(6))),
        ),
    )

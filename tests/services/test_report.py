"""A report's figures are those of the rows, as far as the asker may know of them."""

import json
import random
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
import register_rows
from movable_time import MovableTime
from two_townships import LIU as LIU_CODE
from two_townships import begin
from two_years import DATA, LIU, Office, open_office

from casework import register
from casework.errors import NotAllowedError
from casework.imports import Progress
from casework.matters import SUBTYPES, Channel, RootCause
from casework.report import Report
from casework.report_errors import PeriodFutureError, ReportEmptyError
from casework.statistics import Share, parse_period
from casework.suppression import Hidden
from casework.unit_errors import NoSuchUnitError, UnitOutsideError
from services import report
from storage import policy_owners
from storage.database import Database
from storage.unit import Unit

PUBLISHED = json.loads(
    (DATA / "report-2012-2013.json").read_text(encoding="utf-8"), parse_float=Decimal
)


@pytest.fixture
def office(database: Database) -> Office:
    return open_office(database)


@pytest.fixture
def lite(lite_database: Database) -> Office:
    return open_office(lite_database)


def shares(found: dict[str, Share | None]) -> dict[str, dict[str, object]]:
    return {
        code: {"count": share.count, "of": share.of, "percent": share.percent}
        for code, share in found.items()
        if share is not None
    }


def test_two_years_come_to_what_was_published(office: Office) -> None:
    found = office.report()
    assert found.total == PUBLISHED["total"]
    assert found.persons == PUBLISHED["persons"]
    assert shares({one.code: one.share for one in found.channels}) == PUBLISHED["by_channel"]
    types = {line.kind.code: line.kind.share for line in found.types}
    assert shares(types) == PUBLISHED["by_type"]
    subtypes = {one.code: one.count for line in found.types for one in line.subtypes}
    assert subtypes == PUBLISHED["by_subtype"]
    assert {one.code: one.count for one in found.occurrence} == PUBLISHED["occurrence"]
    assert dict(found.years) == {2011: 0} | {int(y): n for y, n in PUBLISHED["by_year"].items()}
    filed, kept_ = PUBLISHED["filed"], found.filed_timeliness
    assert kept_ is not None
    assert (found.filed, kept_.due, kept_.closed) == (filed["filed"], filed["due"], filed["closed"])
    assert kept_.on_time.count == filed["on_time"]
    assert kept_.on_time.percent == filed["on_time_percent"]


def a_register(seed: int) -> bytes:
    """A hundred matters of two years and two townships, some of them accusations."""
    dice = random.Random(seed)  # noqa: S311 only has to be the same again
    lines = [",".join(register.COLUMNS)]
    for n in range(100):
        type_ = dice.choice(list(SUBTYPES))
        came = date(2024, 1, 1).toordinal() + dice.randrange(730)
        closed = came + dice.randrange(90)
        outcomes = ("upheld", "") if type_ == "accusation" else ("explained", "aid", "")
        lines.append(
            ",".join(
                (
                    f"E{n}",
                    date.fromordinal(came).isoformat(),
                    dice.choice(list(Channel)),
                    type_,
                    dice.choice((*SUBTYPES[type_], "")),
                    dice.choice(("990000001", "990000003", "990000001201")),
                    str(dice.randrange(1, 9)),
                    dice.choice(("first", "repeat")),
                    dice.choice(("yes", "no")),
                    dice.choice((date.fromordinal(came + 60).isoformat(), "")),
                    date.fromordinal(closed).isoformat(),
                    dice.choice(outcomes),
                )
            )
        )
    return "\n".join([*lines, ""]).encode()


@pytest.mark.parametrize("seed", range(3))
def test_what_is_grouped_by_the_database_is_what_the_rows_come_to(
    database: Database, seed: int
) -> None:
    office = open_office(database, a_register(seed))
    for who, unit in (("leader", ""), ("clerk", "990000003"), ("local", "")):
        found = office.report(who, "2025", unit)
        path = {"": "990000/", "990000003": "990000/990000003/"}[unit]
        path = f"990000/{LIU}/" if who == "local" else path
        rows = office.database.read_now(register_rows.rows, office.who(who), path)
        told = register_rows.figures(rows, parse_period("2025"))
        assert (found.total, found.persons) == (told.total, told.persons)
        assert {one.code: one.share for one in found.channels if one.count} == told.by_channel
        assert sum(one.received for one in found.months) == told.total
        assert found.timeliness == told.timeliness
        if not found.guarded:
            assert (found.filed, found.filed_timeliness) == (told.filed, told.filed_timeliness)
            counted = Counter[str]()
            for line in found.types:
                counted.update({one.code: one.known for one in line.subtypes})
            assert +counted == told.by_subtype


def test_the_year_before_stands_beside(lite: Office) -> None:
    found = lite.report(period="2013")
    assert (found.total, found.total_before) == (36, 29)
    assert sum(one.before for one in found.months) == 29


def test_a_township_is_told_of_itself_and_of_no_accusation_there(
    lite_database: Database,
) -> None:
    lite = open_office(lite_database, a_register(1))
    whole, local = (lite.report(who, "2025", LIU) for who in ("leader", "local"))
    accused = next(line.kind for line in local.types if line.kind.code == "accusation")
    assert accused.known == 0
    assert local.total < whole.total
    assert local.guarded
    assert local.units == ()
    with pytest.raises(UnitOutsideError):
        lite.report("local", unit="990000")


def test_small_kinds_are_hidden_below_the_county(lite_database: Database) -> None:
    found = open_office(lite_database, a_register(2)).report(period="2024", unit=LIU)
    counts = [one.count for line in found.types for one in (line.kind, *line.subtypes)]
    assert all(isinstance(n, Hidden) or n == 0 or n >= 5 for n in counts)
    assert Hidden.FEW in counts


@pytest.mark.parametrize("period", ["2025-03", "2025-Q1", "2024..2025"])
def test_overlapping_reports_of_a_township_cannot_be_subtracted(
    lite_database: Database, period: str
) -> None:
    found = open_office(lite_database, a_register(2)).report(period=period, unit=LIU)
    assert (found.types, found.outcomes, found.causes, found.filed) == ((), (), (), None)


def test_an_accusation_is_told_of_no_unit_below(lite: Office) -> None:
    assert lite.report().timeliness.due == 8  # all of them accusations that were filed
    assert lite.report().units == ()


def test_only_leaders_and_the_clerk_have_reports(lite: Office) -> None:
    assert lite.report("clerk").total == 65
    for who in ("deputy", "liaison"):
        with pytest.raises(NotAllowedError):
            lite.report(who)


def test_what_somebody_is_kept_away_from_is_not_in_their_report(lite_database: Database) -> None:
    story = begin(lite_database)
    case = story.case()
    story.intake("letter")

    def report_of(who: str) -> Report:
        question = (story.who(who), "", parse_period("2026-11"))
        return story.database.read_now(report.make, *question)

    assert report_of("leader").total == 2
    story.recuse("leader", case)
    assert report_of("leader").total == 1
    assert report_of("clerk").total == 2


def test_open_work_field_days_and_units_are_told_as_they_stand(
    lite_database: Database, clock: MovableTime
) -> None:
    story = begin(lite_database)
    late, answered = story.case(), story.case()
    story.answer(answered)
    clock.move(days=15)
    found = story.database.read_now(report.make, story.who("leader"), "", parse_period("2026"))
    assert story.due_on(late) < clock().date()
    assert (found.standing.open, found.standing.overdue) == (1, 1)
    assert found.timeliness.on_time == Share(1, 2)
    assert [(one.code, one.on_time, one.open, one.overdue) for one in found.units] == [
        (LIU_CODE, Share(1, 2), 1, 1)
    ]
    assert [(one.code, one.count) for one in found.outcomes] == [("supported", 1)]
    assert found.field_work.completion.of > 0
    assert found.running
    assert found.until == found.made_on


def test_a_report_of_nothing_or_of_what_is_to_come_is_refused(lite: Office) -> None:
    with pytest.raises(ReportEmptyError) as empty:
        lite.report(period="2015")
    assert empty.value.facts == {
        "unit": "青溪县",
        "first": date(2015, 1, 1),
        "last": date(2015, 12, 31),
        "period": parse_period("2015"),
    }
    with pytest.raises(PeriodFutureError):
        lite.report(period="2027")
    with pytest.raises(NoSuchUnitError):
        lite.report(unit="无此乡")


def test_the_units_that_own_policies_are_named(lite: Office) -> None:
    def enter(unit: Unit) -> None:
        policy_owners.put(unit, RootCause.POLICY_GAP, LIU, lite.ids["clerk"])

    lite.database.write_now(enter)
    assert lite.report().owners == (("policy_gap", "柳湾镇"),)


def test_every_step_is_counted(lite: Office) -> None:
    progress = Progress()
    lite.database.read_now(report.make, lite.who("leader"), "", parse_period("2012"), progress)
    assert progress.done == report.STEPS


def test_whoever_sits_at_the_server_is_told_all(lite: Office) -> None:
    found = lite.database.read_now(report.make_here, "", parse_period("2012..2013"))
    assert found == lite.report("leader")

"""Topics by township by month: who is told what, and what nobody can work out from it."""

from datetime import date

import pytest
from entered_cases import at, enter
from movable_time import MovableTime
from two_townships import LIU, ROOT, YUN, Story

from casework.errors import NotAllowedError
from casework.forms import FormKind
from casework.matters import RootCause
from casework.people import Language, Role
from casework.report_errors import PeriodFutureError, PeriodLongError
from casework.sheets_trends import CausesSheet, TrendSheet
from casework.statistics import Period, parse_period
from casework.suppression import Hidden
from casework.trends import Against, AtLeast, Baseline, Topic
from casework.unit_errors import UnitOutsideError
from services import policy_owners, trends
from storage import people
from storage.unit import Unit
from wording import causes as cause_words
from wording import trends as words
from wording.speaker import Speaker
from wording.texts import words_for

FEW = Hidden.FEW
VILLAGE = "990000001201"


def came(
    story: Story, place: str, counts: dict[date, int], type_: str = "appeal", **more: object
) -> None:
    """So many matters of a type came from a place in each of these months."""
    where = at(place)
    if place == VILLAGE:
        where = {"place_code": place, "place_path": f"{ROOT}/{LIU}/{place}/"}
    enter(
        story.database,
        *(
            where | {"type": type_, "received_on": month.replace(day=9)} | more
            for month, n in counts.items()
            for _ in range(n)
        ),
    )


def month(number: int) -> date:
    return date(2026, number, 1)


def asked(
    story: Story, who: str, unit: str = "", period: str = "", topic: Topic | None = None
) -> TrendSheet:
    whole: Period | None = parse_period(period) if period else None
    return story.database.read_now(trends.of, story.who(who), unit, whole, topic)


def read(story: Story, sheet: TrendSheet, language: Language = Language.CHINESE) -> str:
    database = story.database
    say = Speaker(words_for(language), database.now(), database.calendar)
    return words.trend(say, sheet).text


def test_what_is_left_out_of_a_unit_is_said_in_words_and_compared_with_nothing(
    story: Story,
) -> None:
    came(story, LIU, dict.fromkeys(map(month, range(5, 12)), 7))
    came(story, YUN, dict.fromkeys(map(month, range(5, 12)), 4))
    shown = read(story, asked(story, "leader", "柳湾镇"))
    assert "收到几件不列,为防推算。" in shown
    assert "平时" not in shown.partition("\n\n")[0]


def test_a_township_stands_beside_its_own_months_and_never_beside_another(story: Story) -> None:
    came(story, LIU, dict(zip(map(month, range(5, 12)), (6, 5, 7, 6, 6, 8, 12), strict=True)))
    came(story, YUN, dict(zip(map(month, range(5, 12)), (30, 31, 29, 30, 33, 30, 30), strict=True)))
    sheet = asked(story, "leader")
    assert sheet.of_unit(LIU) == (12, Baseline(6.0, Against.ABOVE))
    assert sheet.of_unit(YUN) == (30, Baseline(30.0, Against.WITHIN))
    assert sheet.units_above == ("柳湾镇",)
    text = read(story, sheet)
    assert "比自己平时多的:柳湾镇" in text
    assert "收到42件,平时36件,高于平时" in text


def test_what_came_before_the_record_began_is_nothing_to_compare_with(story: Story) -> None:
    came(story, LIU, {month(10): 9, month(11): 20})
    sheet = asked(story, "leader")
    assert sheet.of_unit(LIU) == (20, None)
    assert "还比不了平时" in read(story, sheet)


def test_a_village_is_told_with_its_township_and_the_county_by_itself(story: Story) -> None:
    came(story, VILLAGE, {month(11): 8})
    came(story, ROOT, {month(11): 9})
    sheet = asked(story, "clerk")
    assert sheet.now.of_unit(LIU) == 8
    assert sheet.now.of_unit(ROOT) == 9
    assert asked(story, "clerk", unit="上湾村").chosen == LIU


def test_fewer_than_five_are_never_told_and_cannot_be_subtracted(story: Story) -> None:
    came(story, LIU, {month(11): 3})
    came(story, LIU, {month(11): 20}, "enquiry")
    came(story, YUN, {month(11): 12})
    came(story, YUN, {month(11): 14}, "enquiry")
    now = asked(story, "leader").now
    assert now.cell(LIU, Topic.APPEAL) is FEW
    both = (Topic.APPEAL, Topic.ENQUIRY)
    shown = [now.cell(unit, topic) for unit in (LIU, YUN) for topic in both]
    assert sum(isinstance(mark, Hidden) for mark in shown) > 1
    assert "<3" not in read(story, asked(story, "leader"))
    assert "&lt;5" in read(story, asked(story, "leader"))


def test_one_topic_and_one_unit_show_what_the_month_shows_and_hide_what_it_hides(
    story: Story,
) -> None:
    came(story, LIU, {month(10): 7, month(11): 3})
    came(story, YUN, {month(10): 8, month(11): 9})
    whole = asked(story, "leader").months
    assert asked(story, "leader", unit="柳湾镇").months == whole
    assert asked(story, "leader", topic=Topic.APPEAL).months == whole
    assert asked(story, "leader", period="2026-10").months[-1] == whole[-2]


def test_one_month_of_a_unit_stands_beside_the_months_before_it_and_none_is_added(
    story: Story,
) -> None:
    came(story, LIU, {month(9): 5, month(10): 7})
    sheet = asked(story, "leader", unit="柳湾镇", period="2026-10")
    assert [len(column) for column in sheet.columns] == [1] * len(sheet.months)
    assert sheet.over(lambda one: one.of_unit(LIU))[-2:] == (5, 7)


def test_of_a_quarter_its_months_stand_side_by_side_with_what_they_come_to(story: Story) -> None:
    came(story, LIU, dict(zip(map(month, range(1, 10)), (5, 6, 5, 6, 5, 6, 7, 8, 9), strict=True)))
    sheet = asked(story, "leader", period="2026-Q3")
    assert sheet.over(lambda one: one.of_unit(LIU)) == (7, 8, 9, 24)
    # Usual is the middle of 16, 17, 16 and 17: what three months before have come to.
    assert sheet.of_unit(LIU) == (24, Baseline(16.5, Against.ABOVE))
    assert "青溪县 2026年第3季度" in read(story, sheet)
    assert "收到24件,平时16.5件,高于平时" in read(story, sheet)


def test_of_a_year_its_quarters_stand_side_by_side_and_the_running_one_is_said_to_be(
    story: Story,
) -> None:
    came(story, LIU, dict.fromkeys(map(month, range(1, 12)), 6))
    sheet = asked(story, "leader", period="2026")
    assert sheet.over(lambda one: one.shown.total) == (18, 18, 18, 12, 66)
    assert "还没过完" in read(story, sheet)
    assert "还比不了平时" in read(story, sheet)


def test_no_longer_period_gives_away_a_month_that_is_small(story: Story) -> None:
    came(story, LIU, {month(7): 7, month(8): 3, month(9): 9})
    sheet = asked(story, "leader", period="2026-Q3")
    assert sheet.whole[0] == AtLeast(17)
    assert "收到至少17件" in read(story, sheet)
    assert asked(story, "leader", period="2026-08..2026-09").whole[0] == AtLeast(10)


def test_more_than_a_year_is_not_looked_at_in_one(story: Story) -> None:
    with pytest.raises(PeriodLongError):
        asked(story, "leader", period="2025..2026")


def test_this_month_has_not_ended_and_the_next_is_refused(story: Story, clock: MovableTime) -> None:
    assert not asked(story, "leader").is_over
    with pytest.raises(PeriodFutureError):
        asked(story, "leader", period="2026-12")
    clock.move(days=8)
    assert asked(story, "leader").now.month == month(12)


def test_what_one_is_kept_away_from_is_not_counted(story: Story) -> None:
    came(story, LIU, {month(11): 5})
    (hidden,) = enter(story.database, at(LIU) | {"received_on": date(2026, 11, 9)})
    assert asked(story, "leader").now.of_unit(LIU) == 6
    story.recuse("leader", hidden)
    assert asked(story, "leader").now.of_unit(LIU) == 5
    assert asked(story, "clerk").now.of_unit(LIU) == 6


def test_a_leader_of_a_township_sees_its_villages_and_no_accusation_of_the_place(
    story: Story,
) -> None:
    came(story, VILLAGE, {month(11): 6})
    came(story, VILLAGE, {month(11): 7}, "accusation")
    sheet = asked(story, "local")
    assert sheet.unit == "柳湾镇"
    assert sheet.now.of_unit(VILLAGE) == 6
    with pytest.raises(UnitOutsideError):
        asked(story, "local", unit="云岭乡")


@pytest.mark.parametrize("who", ["liaison", "deputy", "inspector", "administrator"])
def test_trends_are_for_leaders_and_the_clerk(story: Story, who: str) -> None:
    with pytest.raises(NotAllowedError):
        asked(story, who)


# Root causes and whose policy it is


def causes(story: Story, who: str, year: int = 0) -> CausesSheet:
    return story.database.read_now(policy_owners.sheet, story.who(who), year)


def own(story: Story, who: str, cause: RootCause, unit: str) -> None:
    story.form(who, FormKind.POLICY_OWNER, 0, cause=cause.value, unit=unit)


def test_causes_are_told_for_a_whole_year_with_the_unit_that_owns_the_policy(story: Story) -> None:
    closed = {"closed_on": date(2026, 10, 20)}
    came(story, LIU, {month(9): 8}, **closed, root_cause="policy_gap")
    came(story, LIU, {month(9): 6}, **closed, root_cause="way_of_receiving")
    came(story, LIU, {month(9): 2}, **closed, root_cause="knowledge_of_law")
    own(story, "clerk", RootCause.POLICY_GAP, YUN)
    own(story, "clerk", RootCause.POLICY_GAP, LIU)
    sheet = causes(story, "leader")
    found = {line.cause: (line.n, line.owner) for line in sheet.lines}
    assert found[RootCause.POLICY_GAP] == (8, "柳湾镇")
    assert found[RootCause.WAY_OF_RECEIVING] == (Hidden.COVER, None)
    assert found[RootCause.KNOWLEDGE_OF_LAW] == (FEW, None)
    assert sheet.total == 16
    assert causes(story, "leader", 2025).total == 0
    database = story.database
    say = Speaker(words_for(Language.CHINESE), database.now(), database.calendar)
    assert "政策空白 8件,归口柳湾镇" in cause_words.causes(say, sheet).text


def test_the_administrator_enters_owners_and_sees_no_counts(story: Story) -> None:
    own(story, "administrator", RootCause.HISTORY_AND_MONEY, LIU)
    sheet = causes(story, "administrator")
    assert sheet.total is None
    assert {line.n for line in sheet.lines} == {None}
    assert sheet.lines[0].owner == "柳湾镇"
    assert not causes(story, "leader").may_set


def test_nobody_else_sees_or_enters_owners(story: Story) -> None:
    for who in ("liaison", "inspector", "deputy"):
        with pytest.raises(NotAllowedError):
            causes(story, who)
    with pytest.raises(NotAllowedError):
        own(story, "leader", RootCause.POLICY_GAP, LIU)


def test_both_languages_say_all_of_it(story: Story) -> None:
    came(story, LIU, dict(zip(map(month, range(5, 12)), (6, 5, 7, 6, 6, 8, 12), strict=True)))
    for sheet in (
        asked(story, "leader"),
        asked(story, "leader", unit=LIU),
        asked(story, "leader", topic=Topic.APPEAL),
    ):
        assert "12" in read(story, sheet, Language.ENGLISH)
        assert "12" in read(story, sheet)


def test_a_county_of_its_own_leader_sees_nothing_elsewhere(story: Story) -> None:
    def work(unit: Unit) -> int:
        who = people.add_officer(unit, "孟云山", Language.CHINESE)
        people.add_post(unit, who, role=Role.CLERK.value, unit_code=YUN, first_day=month(1))
        return who

    story.ids["local_clerk"] = story.database.write_now(work)
    came(story, LIU, {month(11): 9})
    assert asked(story, "local_clerk").now.shown.total == 0

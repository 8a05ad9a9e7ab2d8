"""Units are appraised by their own work, told first, heard when they object; then leaders look."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from entered_cases import enter, owned_by
from movable_time import MovableTime
from sqlalchemy import select
from two_townships import LIU, YUN, Story, begin

from casework.appraisal import AppraisalState, Neutral, Part
from casework.errors import NotAllowedError, NotFoundError
from casework.forms import FormKind
from casework.matters import Subject
from casework.people import Language
from casework.sheets_appraisal import AppraisalSheet, AppraisalsSheet
from casework.statistics import Period, Share, parse_period
from casework.unit_errors import NoSuchUnitError
from services import appraisal_cards, appraisals, appraising, expiring, form_cards
from storage import cases, earlier, events, settings
from storage.database import Database
from storage.tables import PushRow, core
from storage.unit import Reader, Unit
from wording import appraisals as words
from wording.speaker import Speaker
from wording.texts import words_for

_PUSH = core(PushRow)
JULY, AUGUST, MAY = date(2026, 7, 10), date(2026, 8, 20), date(2026, 5, 20)
# The fifth working day after the National Day holidays.
DAY = date(2026, 10, 13)
GOOD = owned_by(LIU) | {
    "due_on": AUGUST,
    "replied_on": JULY,
    "closed_on": AUGUST,
    "service_rating": "satisfied",
    "result_rating": "fairly",
}


@pytest.fixture
def story(lite_database: Database, clock: MovableTime) -> Story:
    told = begin(lite_database)
    at(told, clock, DAY)
    return told


def at(story: Story, clock: MovableTime, day: date) -> None:
    """The morning of a day, before the summaries."""
    clock.set(datetime.combine(day, time(8, 27), story.database.calendar.zone))


def tick(story: Story) -> list[str]:
    """The quarter's appraisal, as the timetable runs it; gives the units looked at."""
    codes = story.database.read_now(appraising.due)
    for code in codes:
        story.database.write_now(appraising.make, code)
    if codes:
        story.database.write_now(appraising.finished)
    return codes


def made(story: Story) -> int:
    """The appraisal of the one township that has handled something."""
    tick(story)
    (line,) = overview(story, "liaison").lines
    return line.id


def overview(story: Story, who: str) -> AppraisalsSheet:
    return story.database.read_now(appraisal_cards.overview, story.who(who))


def card(story: Story, who: str, number: int) -> AppraisalSheet:
    return story.database.read_now(appraisal_cards.card, story.who(who), number)


def told(story: Story, kind: str) -> set[int]:
    """Who has been told of something."""

    def work(view: Reader) -> set[int]:
        rows = view.run(select(_PUSH).where(_PUSH.c.kind == kind))
        return {row.recipient_id for row in rows}

    return story.database.read_now(work)


def shares(sheet: AppraisalSheet) -> dict[Part, Share]:
    return {one.part: one.share for one in sheet.appraisal.parts}


def object_to(story: Story, number: int, text: str = "组信142号当天已送达") -> None:
    story.form("liaison", FormKind.APPRAISAL_OBJECTION, number, part="time", text=text)


def answer(story: Story, number: int, ruling: str, who: str = "clerk") -> None:
    story.form(who, FormKind.APPRAISAL_ANSWER, number, ruling=ruling, text="已核对记录")


def test_a_township_is_appraised_by_its_own_cases_of_the_quarter(story: Story) -> None:
    late = GOOD | {"replied_on": date(2026, 8, 21), "result_rating": "not_satisfied"}
    quiet = owned_by(LIU) | {"replied_on": MAY}
    fair = quiet | {"result_rating": "fairly"}
    ids = enter(story.database, *[GOOD] * 7, late, *[quiet] * 5, fair)
    enter(story.database, owned_by(LIU) | {"repeat_of": ids[8], "occurrence": "repeat"})

    def sent_back(unit: Unit) -> None:
        events.record(unit, "return_reply", (Subject.CASE, ids[0]), None)

    story.database.write_now(sent_back)
    sheet = card(story, "liaison", made(story))
    assert shares(sheet) == {
        Part.TIMELINESS: Share(7, 8),
        Part.RESOLVED: Share(5, 6),
        Part.SATISFIED: Share(7, 8),
        Part.VISITS: Share(0, 9),
        Part.QUALITY: Share(7, 8),
    }
    # 26.25 + 20.833 + 17.5 + 0 + 8.75
    assert sheet.appraisal.total == Decimal("73.3")


def test_accusations_imports_and_the_work_of_others_stay_out(story: Story) -> None:
    enter(
        story.database,
        *[GOOD] * 5,
        *[GOOD | {"type": "accusation", "replied_on": None}] * 2,
        *[GOOD | {"imported": True, "replied_on": None}] * 2,
        *[GOOD | owned_by(YUN)] * 3,
        *[GOOD | {"stage": "joined", "replied_on": None}] * 2,
    )
    tick(story)
    (mine,) = overview(story, "liaison").lines
    assert shares(card(story, "liaison", mine.id))[Part.TIMELINESS] == Share(5, 5)
    (theirs,) = overview(story, "neighbour").lines
    few = card(story, "neighbour", theirs.id).appraisal
    assert few.parts[0].neutral is Neutral.FEW
    assert few.total is None


def test_a_handling_before_it_was_reopened_counts_where_it_was_due(story: Story) -> None:
    (number,) = enter(story.database, GOOD)

    def reopen(unit: Unit) -> None:
        case = cases.get(unit, number)
        assert case is not None
        earlier.keep(unit, case)
        cases.change(unit, case, due_on=date(2026, 9, 20), replied_on=None, closed_on=None)

    story.database.write_now(reopen)
    enter(story.database, *[GOOD] * 4)
    assert shares(card(story, "liaison", made(story)))[Part.TIMELINESS] == Share(5, 6)


def test_ten_times_the_work_done_alike_scores_alike(story: Story) -> None:
    late = GOOD | {"replied_on": date(2026, 8, 21)}
    enter(story.database, *[GOOD] * 4, late)
    enter(story.database, *[GOOD | owned_by(YUN)] * 40, *[late | owned_by(YUN)] * 10)
    tick(story)
    totals = {line.total for who in ("liaison", "neighbour") for line in overview(story, who).lines}
    assert len(totals) == 1


def test_the_unit_is_told_and_nobody_else(story: Story) -> None:
    enter(story.database, *[GOOD] * 5)
    number = made(story)
    assert told(story, "appraisal_told") == {story.ids["liaison"]}
    assert card(story, "liaison", number).may_object
    for who in ("leader", "deputy", "inspector", "neighbour", "administrator"):
        with pytest.raises(NotFoundError):
            card(story, who, number)
    assert overview(story, "leader").lines == ()
    assert overview(story, "leader").waiting == 1


def test_an_accepted_appraisal_opens_to_leaders_at_once(story: Story) -> None:
    enter(story.database, *[GOOD] * 5)
    number = made(story)
    for _ in range(2):
        said = story.database.write_now(appraisals.accept, story.who("liaison"), number)
        assert said.notice == "appraisal_accepted"
    assert card(story, "leader", number).state is AppraisalState.ACCEPTED
    assert [line.unit for line in overview(story, "leader").lines] == ["柳湾镇"]
    with pytest.raises(NotFoundError):
        card(story, "neighbour", number)
    with pytest.raises(NotAllowedError):
        story.database.write_now(appraisals.accept, story.who("leader"), number)


def test_a_units_appraisal_is_found_by_its_name(story: Story, clock: MovableTime) -> None:
    enter(story.database, *[GOOD] * 5)
    number = made(story)

    def found(who: str, text: str, period: Period | None = None) -> int | None:
        return story.database.read_now(appraisal_cards.of_unit, story.who(who), text, period)

    assert found("liaison", "柳湾") == number
    assert found("leader", "柳湾镇") is None  # the unit has not had its say
    story.database.write_now(appraisals.accept, story.who("liaison"), number)
    assert found("leader", "柳湾镇") == number
    assert found("leader", "柳湾镇", parse_period("2026-Q3")) == number
    assert found("leader", "柳湾镇", parse_period("2026-Q2")) is None
    assert found("leader", "云岭乡") is None


@pytest.mark.parametrize("who", ["local", "liaison", "administrator"])
def test_a_unit_that_is_not_to_be_seen_is_as_one_that_does_not_exist(
    story: Story, who: str
) -> None:
    for text in ("云岭乡", "云岭", "火星镇"):
        with pytest.raises(NoSuchUnitError) as refused:
            story.database.read_now(appraisal_cards.of_unit, story.who(who), text)
        assert refused.value.facts == {"text": text, "near": ()}
        assert not story.database.read_now(appraisal_cards.is_known, story.who(who), text)


def test_silence_opens_it_after_five_working_days(story: Story, clock: MovableTime) -> None:
    enter(story.database, *[GOOD] * 5)
    number = made(story)
    at(story, clock, date(2026, 10, 20))
    with pytest.raises(NotFoundError):
        card(story, "leader", number)
    at(story, clock, date(2026, 10, 21))
    assert card(story, "leader", number).state is AppraisalState.TOLD
    assert not card(story, "liaison", number).may_object
    late = story.database.write_now(appraisals.begin_objection, story.who("liaison"), number)
    assert late.notice == "appraisal_settled"


def test_an_objection_keeps_its_reason_and_leaders_wait_for_the_answer(
    story: Story, clock: MovableTime
) -> None:
    enter(story.database, *[GOOD] * 5)
    number = made(story)
    object_to(story, number)
    assert told(story, "appraisal_objected") == {story.ids["clerk"]}
    at(story, clock, date(2026, 12, 1))
    with pytest.raises(NotFoundError):
        card(story, "leader", number)
    desk = card(story, "clerk", number)
    assert desk.may_answer
    assert [(note.author_name, note.text) for note in desk.notes] == [
        ("林小溪", "组信142号当天已送达")
    ]
    with pytest.raises(NotAllowedError):
        answer(story, number, "stands", "liaison")
    answer(story, number, "stands")
    assert told(story, "appraisal_answered") == {story.ids["liaison"]}
    open_ = card(story, "leader", number)
    assert (open_.state, open_.recounted) == (AppraisalState.ANSWERED, False)
    assert len(open_.notes) == 2


def test_the_reason_is_let_go_with_the_offices_own_words(story: Story, clock: MovableTime) -> None:
    enter(story.database, *[GOOD] * 5)
    number = made(story)
    object_to(story, number)
    assert story.database.read_now(expiring.over).office == ()
    clock.move(days=4 * 366)
    assert (Subject.APPRAISAL, number) in story.database.read_now(expiring.over).office


def test_the_desk_puts_the_record_right_and_counts_anew(story: Story) -> None:
    ids = enter(story.database, *[GOOD] * 4, GOOD | {"replied_on": date(2026, 8, 25)})
    number = made(story)
    assert shares(card(story, "liaison", number))[Part.TIMELINESS] == Share(4, 5)
    object_to(story, number)

    def put_right(unit: Unit) -> None:
        case = cases.get(unit, ids[-1])
        assert case is not None
        cases.change(unit, case, replied_on=AUGUST)

    story.database.write_now(put_right)
    answer(story, number, "recount")
    sheet = card(story, "liaison", number)
    assert shares(sheet)[Part.TIMELINESS] == Share(5, 5)
    assert sheet.recounted


def test_each_number_leads_to_its_cases_what_did_not_count_first(story: Story) -> None:
    late = GOOD | {"replied_on": date(2026, 8, 21)}
    ids = enter(story.database, *[GOOD] * 7, late)
    number = made(story)
    database = story.database
    page = database.read_now(appraisal_cards.behind, story.who("liaison"), number, Part.TIMELINESS)
    assert page.lines[0].ref == ids[-1]
    assert (len(page.lines), page.pages) == (6, 2)
    days = database.read_now(appraisal_cards.behind, story.who("liaison"), number, Part.VISITS)
    assert [(one.name, one.count, one.of) for one in days.lines] == [("林小溪", 0, 9)]


def test_the_list_shows_only_what_its_reader_may_see(story: Story) -> None:
    ids = enter(story.database, *[GOOD] * 5)
    number = made(story)
    story.recuse("clerk", ids[2])
    page = story.database.read_now(
        appraisal_cards.behind, story.who("clerk"), number, Part.TIMELINESS
    )
    assert {one.ref for one in page.lines} == set(ids) - {ids[2]}


def test_a_quarter_is_appraised_once_and_on_its_day_at_the_earliest(
    story: Story, clock: MovableTime
) -> None:
    enter(story.database, *[GOOD] * 5)
    at(story, clock, date(2026, 10, 12))
    assert tick(story) == []
    at(story, clock, DAY)
    assert LIU in tick(story)
    assert tick(story) == []
    story.database.write_now(appraising.make, LIU)
    assert len(overview(story, "liaison").lines) == 1


def test_an_office_that_has_just_begun_appraises_nothing_of_the_past(
    story: Story, clock: MovableTime
) -> None:
    enter(story.database, *[GOOD] * 5)
    at(story, clock, date(2026, 11, 23))
    assert tick(story) == []
    story.database.write_now(settings.put, "appraised", "2026-04-01")
    assert LIU in tick(story)


def test_who_has_nothing_to_do_with_appraisals_sees_none(story: Story) -> None:
    with pytest.raises(NotAllowedError):
        overview(story, "administrator")
    assert overview(story, "leader").period is None
    assert overview(story, "liaison").lines == ()


@pytest.mark.parametrize("language", list(Language))
def test_the_card_says_what_counts_and_what_does_not(story: Story, language: Language) -> None:
    unrated = GOOD | {"service_rating": None, "result_rating": None}
    enter(story.database, *[GOOD] * 5, *[unrated] * 12)
    number = made(story)
    database = story.database
    say = Speaker(words_for(language), database.now(), database.calendar)
    text = words.appraisal(say, card(story, "liaison", number)).text
    assert "17/17" in text
    assert "5/17" in text
    for part in Part:
        sheet = database.read_now(appraisal_cards.behind, story.who("liaison"), number, part)
        assert words.appraised(say, sheet).text
    assert words.overview(say, overview(story, "liaison")).text
    assert words.overview(say, overview(story, "leader")).text


def test_the_form_names_its_choices(story: Story) -> None:
    enter(story.database, *[GOOD] * 5)
    number = made(story)
    draft = story.database.write_now(appraisals.begin_objection, story.who("liaison"), number)
    sheet = story.database.read_now(form_cards.card, story.who("liaison"), draft.ref)
    assert sheet.asked is not None
    assert sheet.asked.name == "part"

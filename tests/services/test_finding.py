"""Finding by number, place, words and officer: only what the asker may know of, the best first."""

from collections.abc import Sequence

import pytest
from movable_time import MovableTime
from two_townships import LAMP, LIU, WELL, Story

from casework.access import may_see
from casework.actions import View
from casework.errors import FindTooShortError, NotAllowedError, NotFoundError
from casework.form_errors import TooLongError
from casework.forms import FormKind
from casework.numbers import parse_number
from casework.sheets_finding import FindSheet
from casework.workflow import Move
from services import finding, forms, lists
from storage import cases, drafts, leads


def found(
    story: Story, who: str, words: str, page: int = 0, channels: Sequence[str] = ()
) -> FindSheet:
    officer = story.who(who)
    search = story.database.write_now(finding.begin, officer, words).ref
    terms = dict.fromkeys(words.split(), channels)
    return story.database.read_now(finding.look, officer, search, terms, page)


def refs(sheet: FindSheet) -> list[tuple[str, int]]:
    return [(line.kind, line.ref) for line in sheet.lines]


def test_two_characters_of_what_happened_suffice(story: Story) -> None:
    well, lamp = story.case(), story.case("neighbour", LAMP)
    assert refs(found(story, "leader", "机井")) == [("case", well)]
    assert refs(found(story, "leader", "路灯")) == [("case", lamp)]
    line = found(story, "leader", "路灯").lines[0]
    assert line.snippet is not None
    assert "路灯不亮" in line.snippet


def test_a_place_finds_what_arose_there(story: Story) -> None:
    story.case()
    lamp = story.case("neighbour", LAMP)
    assert refs(found(story, "clerk", "云岭")) == [("case", lamp)]
    assert refs(found(story, "clerk", "河东村")) == [("case", lamp)]


def test_a_place_that_runs_into_the_matter_is_parted(story: Story) -> None:
    well = story.case()
    assert refs(found(story, "clerk", "上湾村机井")) == [("case", well)]
    assert refs(found(story, "clerk", "河东村机井")) == []


def test_every_word_must_be_met(story: Story) -> None:
    well = story.case()
    story.case("liaison", "上湾村低保没有发")
    assert refs(found(story, "clerk", "上湾村 机井")) == [("case", well)]


def test_the_number_comes_first_then_the_place_then_the_words(story: Story) -> None:
    first = story.case("neighbour", LAMP)
    words = story.case("liaison", "去云岭乡的路断了。")
    assert refs(found(story, "clerk", "云岭乡")) == [("case", first), ("case", words)]
    both = found(story, "clerk", "1")
    assert refs(both) == [("case", first)]
    assert refs(found(story, "clerk", "XF26-2-G")) == [("case", words)]


def test_a_number_from_above_finds_its_case_and_never_ours_of_that_number(story: Story) -> None:
    story.case()
    above = story.intake("from_above", superior="省信〔2026〕1号")
    assert refs(found(story, "clerk", "省信〔2026〕1号")) == [("case", above)]
    assert refs(found(story, "clerk", "市信〔2026〕1号")) == []
    assert refs(found(story, "neighbour", "省信〔2026〕1号")) == []


def test_digits_alone_open_last_years_case_until_this_year_has_one(
    story: Story, clock: MovableTime
) -> None:
    last_years = story.case()
    clock.set(clock().replace(year=2027, month=1, day=20))
    number = parse_number("1", 2027)
    assert number is not None
    assert story.database.read_now(lists.by_number, story.who("clerk"), number)[1] == last_years
    this_years = story.case("neighbour", LAMP)
    assert story.database.read_now(lists.by_number, story.who("clerk"), number)[1] == this_years


def test_a_number_with_a_wrong_check_letter_finds_nothing(story: Story) -> None:
    story.case()
    assert found(story, "clerk", "XF26-1-A").total == 0


def test_an_officer_is_found_as_author_by_those_who_oversee(story: Story) -> None:
    well = story.case()
    sheet = found(story, "clerk", "林小溪")
    assert refs(sheet) == [("case", well)]
    assert sheet.lines[0].author == "林小溪"
    assert found(story, "liaison", "林小溪").total == 0


def test_a_channel_is_found_by_its_name(story: Story) -> None:
    letter = story.intake("letter")
    story.case()
    assert refs(found(story, "clerk", "来信", channels=("letter",))) == [("case", letter)]


def test_a_lead_is_found_until_its_case_is(story: Story) -> None:
    lead = story.report()
    assert refs(found(story, "clerk", "机井")) == [("lead", lead)]
    case = story.register(lead)
    assert refs(found(story, "clerk", "机井")) == [("case", case)]
    elsewhere = story.case("neighbour", LAMP, owner=LIU)
    assert ("case", elsewhere) not in refs(found(story, "neighbour", "路灯"))
    assert found(story, "neighbour", "路灯").lines[0].kind == "lead"


def test_words_of_progress_are_found_and_corrected_ones_are_not(story: Story) -> None:
    case = story.case()
    story.act("liaison", Move.ACKNOWLEDGE, case)
    story.form("liaison", FormKind.PROGRESS, case, text="水泵线圈烧了")
    assert refs(found(story, "deputy", "线圈")) == [("case", case)]
    from services import cases as acts

    story.database.write_now(acts.correct_progress, story.who("liaison"), case)
    story.form("liaison", FormKind.PROGRESS, case, text="电表坏了")
    assert found(story, "deputy", "线圈").total == 0


@pytest.mark.parametrize(
    "who", ["liaison", "neighbour", "clerk", "deputy", "leader", "inspector", "local"]
)
def test_nobody_finds_what_they_may_not_see(story: Story, who: str) -> None:
    story.case()
    hidden = story.case("neighbour", LAMP)
    story.case("neighbour", LAMP, owner=LIU)
    story.report("neighbour", LAMP)
    story.recuse(who, hidden)
    officer = story.who(who)
    for words in ("路灯", "云岭乡", "2", "石大山", "机井"):
        sheet = found(story, who, words)
        assert ("case", hidden) not in refs(sheet)
        for kind, ref in refs(sheet):
            read = story.database.read_now
            if kind == "case":
                case = read(cases.get, ref)
                assert case is not None
                assert may_see(officer, read(cases.standing, case))
            else:
                lead = read(leads.get, ref)
                assert lead is not None
                assert may_see(officer, lead.standing)
        assert sheet.total == len(sheet.lines)


def test_a_long_search_survives_paging(story: Story) -> None:
    for _ in range(7):
        story.report("liaison", f"{WELL}盼解决。")
    words = "上湾村机井坏了两个月没人修,二十多户浇不上地。盼解决"
    officer = story.who("clerk")
    search = story.database.write_now(finding.begin, officer, words)
    assert (search.view, search.argument) == (View.FIND, "")
    assert story.database.read_now(finding.words_of, officer, search.ref) == words
    pages = [
        refs(story.database.read_now(finding.look, officer, search.ref, {words: ()}, page))
        for page in range(2)
    ]
    assert [len(page) for page in pages] == [5, 2]
    assert not set(pages[0]) & set(pages[1])


def test_another_officers_search_cannot_be_looked_at(story: Story) -> None:
    search = story.database.write_now(finding.begin, story.who("clerk"), "机井").ref
    with pytest.raises(NotFoundError):
        story.database.read_now(finding.words_of, story.who("deputy"), search)


def test_a_search_is_no_unfinished_form_and_is_forgotten_after_a_week(
    story: Story, clock: MovableTime
) -> None:
    officer = story.who("clerk")
    old = story.database.write_now(finding.begin, officer, "机井").ref
    assert story.database.read_now(drafts.open_of, officer.id) == []
    clock.move(days=8)
    story.database.write_now(finding.begin, officer, "路灯")
    assert story.database.read_now(drafts.get, old) is None


def test_without_words_they_are_asked_for(story: Story) -> None:
    case, officer = story.case(), story.who("clerk")
    asked = story.database.write_now(finding.begin, officer, " ")
    assert asked.view is View.FORM
    answer = story.database.write_now(forms.type_text, officer, asked.ref, "机井")
    assert answer.view is View.FIND
    sheet = story.database.read_now(finding.look, officer, answer.ref, {"机井": ()})
    assert refs(sheet) == [("case", case)]


def test_one_character_is_too_little(story: Story) -> None:
    with pytest.raises(FindTooShortError):
        found(story, "clerk", "井")


def test_signs_of_the_database_stand_for_themselves(story: Story) -> None:
    story.case()
    assert found(story, "clerk", "%%").total == 0
    assert found(story, "clerk", "__").total == 0


def test_an_administrator_finds_nothing(story: Story) -> None:
    with pytest.raises(NotAllowedError):
        found(story, "administrator", "机井")


def test_more_words_than_a_search_takes_are_refused_however_they_come(story: Story) -> None:
    officer = story.who("leader")
    with pytest.raises(TooLongError):
        story.database.write_now(finding.begin, officer, "长" * 101)

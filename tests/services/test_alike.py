"""What may be one matter is offered to those who may see it, and joined only by somebody's word."""

import json
from datetime import date

import pytest
from entered_cases import enter, owned_by
from movable_time import MovableTime
from office_life import case
from sqlalchemy import event, select
from two_townships import LAMP, LIU, YUN, Story, begin

from casework.actions import Answer, View
from casework.alike import Offered, Said
from casework.errors import NotFoundError
from casework.forms import FormKind
from casework.matters import MatterType, Occurrence, Subject
from casework.workflow import Stage
from services import accusations, cards, form_cards, forms, leads, one_matter, purging, reporting
from storage.database import Database
from storage.tables import EventRow, core
from storage.unit import Reader

AGAIN = "上湾村机井还没修好。"
_EVENT = core(EventRow)


@pytest.fixture
def story(database: Database) -> Story:
    return begin(database)


def written(story: Story, who: str = "liaison", words: str = AGAIN) -> int:
    return story.database.write_now(reporting.start, story.who(who), words).ref


def registering(story: Story, lead: int) -> int:
    return story.database.write_now(forms.start, story.who("clerk"), FormKind.REGISTER, lead).ref


def offered(story: Story, who: str, draft: int) -> Offered | None:
    return story.database.read_now(form_cards.card, story.who(who), draft).alike


def say(story: Story, who: str, draft: int, said: Said, other: int) -> Answer:
    return story.database.write_now(one_matter.say, story.who(who), draft, said, other)


def on_record(story: Story, kind: str) -> list[tuple[int, int]]:
    def read(view: Reader) -> list[tuple[int, int]]:
        rows = view.run(
            select(_EVENT.c.subject_id, _EVENT.c.facts)
            .where(_EVENT.c.kind == kind)
            .order_by(_EVENT.c.position)
        )
        return [(row.subject_id, json.loads(row.facts)["other"]) for row in rows]

    return story.database.read_now(read)


# While reporting


def test_a_report_like_an_earlier_one_of_the_place_says_so(story: Story) -> None:
    first = story.report()
    it = offered(story, "liaison", written(story))
    assert it is not None
    assert (it.lead_id, it.number, it.said) == (first, (2026, 1), None)


def test_said_to_be_the_same_it_is_still_reported_and_the_clerk_is_told(story: Story) -> None:
    first, draft = story.report(), written(story)
    say(story, "liaison", draft, Said.SAME, first)
    assert offered(story, "liaison", draft).said is Said.SAME  # type: ignore[union-attr]
    second = story.database.write_now(forms.finish, story.who("liaison"), draft).ref
    sheet = story.database.read_now(cards.lead, story.who("clerk"), second)
    assert sheet.lead.stage is Stage.SUBMITTED
    assert sheet.alike is not None
    assert (sheet.alike.lead_id, sheet.alike.by_author) == (first, True)
    assert on_record(story, "same_matter") == [(second, first)]


def test_said_to_be_different_it_is_asked_of_nobody_again(story: Story) -> None:
    first, draft = story.report(), written(story)
    say(story, "liaison", draft, Said.DIFFERENT, first)
    assert offered(story, "liaison", draft) is None
    second = story.database.write_now(forms.finish, story.who("liaison"), draft).ref
    assert on_record(story, "different_matter") == [(second, first)]
    assert offered(story, "clerk", registering(story, second)) is None


def test_an_author_who_thinks_again_takes_the_same_back(story: Story) -> None:
    first, draft = story.report(), written(story)
    say(story, "liaison", draft, Said.SAME, first)
    say(story, "liaison", draft, Said.DIFFERENT, first)
    second = story.database.write_now(forms.finish, story.who("liaison"), draft).ref
    assert on_record(story, "same_matter") == []
    assert on_record(story, "different_matter") == [(second, first)]


def test_what_the_author_may_not_see_is_neither_offered_nor_taken(story: Story) -> None:
    neighbours = story.report("neighbour", "河东村路灯不亮。")
    draft = story.database.write_now(
        reporting.start, story.who("liaison"), "村里路灯不亮。", place="990000003201"
    ).ref
    assert offered(story, "liaison", draft) is None
    with pytest.raises(NotFoundError):
        say(story, "liaison", draft, Said.SAME, neighbours)


def test_a_case_of_the_own_unit_is_offered_by_its_number(story: Story) -> None:
    """What came by letter was reported by the clerk, and is handled by the liaison's township."""
    number = story.intake("letter", words="镇卫生院收费不合理。", owner=LIU)
    draft = story.database.write_now(
        reporting.start, story.who("liaison"), "镇卫生院收费不合理。", place=LIU
    ).ref
    it = offered(story, "liaison", draft)
    assert it is not None
    assert (it.case_id, it.case_number, it.number) == (number, (2026, 1), None)


def test_an_accusation_is_never_offered(story: Story) -> None:
    first = story.case(type="accusation", procedure="ordinary", owner=YUN)
    assert case(story, first).type.value == "accusation"
    assert offered(story, "liaison", written(story)) is None
    assert offered(story, "clerk", registering(story, story.report(words=AGAIN))) is None


def test_more_than_thirty_days_later_it_is_another_matter(story: Story, clock: MovableTime) -> None:
    story.report()
    clock.move(days=30)
    assert offered(story, "liaison", written(story)) is not None
    clock.move(minutes=1)
    assert offered(story, "liaison", written(story)) is None


def test_what_was_taken_back_is_not_offered(story: Story) -> None:
    first = story.report()
    story.database.write_now(leads.withdraw, story.who("liaison"), first, 0)
    assert offered(story, "liaison", written(story)) is None


def test_one_question_is_asked_where_the_place_is_known_and_none_where_it_is_not(
    lite_database: Database,
) -> None:
    story = begin(lite_database)
    story.report()
    known, unknown = written(story), written(story, words="机井还没修好。")
    officer = story.who("liaison")
    asked: list[str] = []

    def count(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    def listened(view: Reader) -> tuple[int, int]:
        event.listen(view.connection.engine, "before_cursor_execute", count)
        found = []
        for draft in (known, unknown):
            asked.clear()
            form_cards.card(view, officer, draft)
            found.append(len([one for one in asked if "FROM lead" in one]))
        event.remove(view.connection.engine, "before_cursor_execute", count)
        return found[0], found[1]

    assert lite_database.read_now(listened) == (1, 0)


# While registering


def test_the_clerk_joins_a_report_to_the_case_with_one_tap(story: Story) -> None:
    first = story.report()
    number = story.register(first)
    second = story.report(words=AGAIN)
    draft = registering(story, second)
    it = offered(story, "clerk", draft)
    assert it is not None
    assert it.case_id == number
    answer = say(story, "clerk", draft, Said.JOIN, first)
    assert (answer.view, answer.ref) == (View.CASE, number)
    assert say(story, "clerk", draft, Said.JOIN, first) == answer
    joined = story.database.read_now(cards.lead, story.who("clerk"), second).lead
    assert (joined.case_id, joined.joined) == (number, True)


def test_from_the_authors_word_the_clerk_joins_on_the_leads_card(story: Story) -> None:
    first = story.report()
    number = story.register(first)
    draft = written(story)
    say(story, "liaison", draft, Said.SAME, first)
    second = story.database.write_now(forms.finish, story.who("liaison"), draft).ref
    answers = [
        story.database.write_now(one_matter.join, story.who("clerk"), second, first)
        for _ in range(2)
    ]
    assert answers == [Answer(View.CASE, number, "join_lead")] * 2


def test_a_repeat_is_linked_while_it_is_registered(story: Story) -> None:
    first = story.report()
    number = story.register(first)
    draft = registering(story, story.report(words=AGAIN))
    say(story, "clerk", draft, Said.REPEAT, first)
    it = offered(story, "clerk", draft)
    assert it is not None
    assert it.said is Said.REPEAT
    made = case(story, story.database.write_now(forms.finish, story.who("clerk"), draft).ref)
    assert (made.repeat_of, made.occurrence) == (number, Occurrence.REPEAT)
    assert made.stage is Stage.REPORTED


def test_two_reports_not_registered_yet_become_one_case(story: Story) -> None:
    first, second = story.report(), story.report(words=AGAIN)
    draft = registering(story, second)
    say(story, "clerk", draft, Said.WITH, first)
    made = story.database.write_now(forms.finish, story.who("clerk"), draft).ref
    other = story.database.read_now(cards.lead, story.who("clerk"), first).lead
    assert (other.case_id, other.joined) == (made, True)


def test_what_the_clerk_calls_different_is_not_asked_again(story: Story) -> None:
    first = story.report()
    story.register(first)
    second = story.report(words=AGAIN)
    draft = registering(story, second)
    say(story, "clerk", draft, Said.REPEAT, first)
    for _ in range(2):
        say(story, "clerk", draft, Said.DIFFERENT, first)
    sheet = story.database.read_now(form_cards.card, story.who("clerk"), draft)
    assert sheet.alike is None
    assert sheet.draft.fields["occurrence"] == Occurrence.FIRST.value
    assert on_record(story, "different_matter") == [(second, first)]


def test_a_number_from_above_that_is_registered_already_offers_its_case(
    story: Story, clock: MovableTime
) -> None:
    first = story.intake("from_above", superior="省信[2026]1号")
    clock.move(days=60)
    lead = story.report("neighbour", LAMP)
    draft = registering(story, lead)
    story.database.write_now(forms.fill, story.who("clerk"), draft, "superior", "省信〔2026〕1号")
    found = offered(story, "clerk", draft)
    assert found is not None
    assert (found.case_id, found.same_above) == (first, True)
    say(story, "clerk", draft, Said.REPEAT, found.lead_id)
    answer = story.database.write_now(forms.finish, story.who("clerk"), draft)
    assert case(story, answer.ref).repeat_of == first


def test_by_its_number_from_above_a_report_is_joined_whenever_the_other_came(
    story: Story, clock: MovableTime
) -> None:
    first = story.intake("from_above", superior="省信〔2026〕1号")
    clock.move(days=60)
    lead = story.report("neighbour", LAMP)
    draft = registering(story, lead)
    story.database.write_now(forms.fill, story.who("clerk"), draft, "superior", "省信〔2026〕1号")
    found = offered(story, "clerk", draft)
    assert found is not None
    answer = say(story, "clerk", draft, Said.JOIN, found.lead_id)
    assert (answer.view, answer.ref) == (View.CASE, first)
    assert say(story, "clerk", draft, Said.JOIN, found.lead_id) == answer


def test_a_number_from_above_says_nothing_of_what_the_clerk_may_not_see(story: Story) -> None:
    first = story.intake("from_above", superior="省信〔2026〕1号")
    draft = registering(story, story.report("neighbour", LAMP))
    story.database.write_now(forms.fill, story.who("clerk"), draft, "superior", "省信〔2026〕1号")
    assert offered(story, "clerk", draft) is not None
    story.recuse("clerk", first)
    assert offered(story, "clerk", draft) is None


IN_THE_OLD_REGISTER = owned_by(LIU) | {
    "imported": True,
    "received_on": date(2026, 3, 2),
    "superior_number": "省信〔2026〕1号",
}


def of_the_register(story: Story, **more: object) -> tuple[int, int, int]:
    """A case of an old register, a report, and its register card with the same number on it."""
    (first,) = enter(story.database, IN_THE_OLD_REGISTER | more)
    lead = story.report("neighbour", LAMP)
    draft = registering(story, lead)
    story.database.write_now(forms.fill, story.who("clerk"), draft, "superior", "省信[2026]1号")
    return first, lead, draft


def test_a_number_from_above_finds_a_case_of_an_old_register_too(story: Story) -> None:
    first, _lead, draft = of_the_register(story)
    found = offered(story, "clerk", draft)
    assert found is not None
    assert (found.case_id, found.same_above, found.on) == (first, True, date(2026, 3, 2))
    assert (found.number, found.case_number) == (None, (2026, case(story, first).serial))
    say(story, "clerk", draft, Said.REPEAT, found.lead_id)
    assert offered(story, "clerk", draft).said is Said.REPEAT  # type: ignore[union-attr]
    answer = story.database.write_now(forms.finish, story.who("clerk"), draft)
    assert case(story, answer.ref).repeat_of == first


def test_a_report_is_joined_to_a_case_of_an_old_register(story: Story) -> None:
    first, lead, draft = of_the_register(story)
    answer = say(story, "clerk", draft, Said.JOIN, first)
    assert answer == Answer(View.CASE, first, "join_lead")
    joined = story.database.read_now(cards.lead, story.who("clerk"), lead).lead
    assert (joined.case_id, joined.joined) == (first, True)


def test_a_case_of_an_old_register_that_is_another_matter_is_not_offered_again(
    story: Story,
) -> None:
    first, lead, draft = of_the_register(story)
    say(story, "clerk", draft, Said.DIFFERENT, first)
    assert offered(story, "clerk", draft) is None
    assert on_record(story, "different_matter") == [(lead, first)]


def test_a_case_whose_words_were_let_go_of_is_still_known_by_its_number(story: Story) -> None:
    first = story.intake("from_above", superior="省信〔2026〕1号")
    story.database.write_now(purging.purge_again, [(Subject.CASE, first)])
    draft = registering(story, story.report("neighbour", LAMP))
    story.database.write_now(forms.fill, story.who("clerk"), draft, "superior", "省信〔2026〕1号")
    found = offered(story, "clerk", draft)
    assert found is not None
    assert (found.case_id, found.lead_id, found.same_above) == (first, first, True)


def test_an_accusation_of_an_old_register_is_not_offered(story: Story) -> None:
    _first, _lead, draft = of_the_register(story, type=MatterType.ACCUSATION)
    assert offered(story, "clerk", draft) is None


def test_a_case_of_an_old_register_kept_from_the_clerk_is_neither_offered_nor_taken(
    story: Story,
) -> None:
    first, _lead, draft = of_the_register(story)
    story.recuse("clerk", first)
    assert offered(story, "clerk", draft) is None
    with pytest.raises(NotFoundError):
        say(story, "clerk", draft, Said.REPEAT, first)


def test_nothing_is_joined_by_itself(story: Story) -> None:
    first = story.report()
    number = story.register(first)
    draft = written(story)
    say(story, "liaison", draft, Said.SAME, first)
    second = story.database.write_now(forms.finish, story.who("liaison"), draft).ref
    made = story.register(second)
    assert made != number
    assert case(story, made).repeat_of is None


def test_a_report_begun_afresh_after_an_accusation_can_be_looked_at_before_it_has_words(
    story: Story,
) -> None:
    write, who = story.database.write_now, story.who("liaison")
    draft = written(story, words="上湾村支书贪污低保款。")
    afresh = int(write(accusations.answer, who, draft, "both").facts["also"])
    write(forms.ask, who, afresh, "")  # back, from being asked for them
    assert offered(story, "liaison", afresh) is None

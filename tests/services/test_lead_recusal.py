"""Who should not meet a report steps aside from it before it is a case, and from the case too."""

import pytest
from movable_time import MovableTime
from office_life import allow, card, case, counts_hold, enter, told
from two_townships import LIU, ROOT, YUN, Story, begin

from casework.errors import NotAllowedError, NotFoundError, WrongStageError
from casework.forms import FormKind
from casework.media import Incoming, MediaKind
from casework.people import Language, Role
from casework.pushes import PushKind
from casework.sheets import LeadSheet
from casework.workflow import Move
from services import (
    cards,
    finding,
    form_cards,
    forms,
    identity,
    joining,
    leads,
    leave_days,
    leaves,
    lists,
    recipients,
)
from services.counts import Counts
from storage import leads as kept
from storage import people, units
from storage.database import Database
from storage.measures import Measure
from wording import leads as words
from wording.speaker import Speaker

RUDE = "上湾村周家的宅基地多占了半亩,请打13800138000。"


@pytest.fixture
def story(lite_database: Database) -> Story:
    story = begin(lite_database)
    enter(story, "colleague", "程远", Role.CLERK, ROOT, None)
    return story


@pytest.fixture
def report(story: Story) -> int:
    return story.report(words=RUDE)


def step_aside(story: Story, who: str, report: int, member: str = "") -> None:
    fields = {"member": str(story.ids[member or who]), "trigger": "relative"}
    story.form(who, FormKind.LEAD_RECUSAL, report, **fields)


def sheet(story: Story, who: str, report: int) -> LeadSheet:
    return story.database.read_now(cards.lead, story.who(who), report)


def shown(story: Story, who: str, report: int) -> str:
    say = Speaker.of(story.database, Language.CHINESE)
    return words.lead(say, sheet(story, who, report)).text


def test_the_clerk_who_is_a_relative_is_cut_off_at_once_and_the_deputy_is_asked(
    story: Story, report: int
) -> None:
    step_aside(story, "clerk", report)
    read, write, clerk = story.database.read_now, story.database.write_now, story.who("clerk")
    assert told(story, PushKind.RECUSAL_TO_DECIDE) == [("deputy", "queued")]
    assert "回避待定 周清和(亲属)" in shown(story, "deputy", report)
    for question in (cards.lead, cards.media_of_lead):
        with pytest.raises(NotFoundError):
            read(question, clerk, report)
    file = Incoming(MediaKind.PHOTO, "file", "unique", 1000)
    for work in (
        lambda: write(leads.opened, clerk, report),
        lambda: write(leads.tell, clerk, report),
        lambda: write(leads.add_media, clerk, report, file),
        lambda: write(identity.ask, clerk, "lead", report),
        *(
            lambda kind=kind: write(forms.start, clerk, kind, report)
            for kind in (FormKind.REGISTER, FormKind.RETURN_LEAD, FormKind.LEAD_RECUSAL)
        ),
    ):
        with pytest.raises(NotFoundError):
            work()
    found = read(kept.get, report)
    assert found is not None
    told_now = read(recipients.of_lead, PushKind.LEAD_NEW, found)
    assert [who.name for who in told_now] == ["程远"]


def test_a_register_card_that_was_open_shows_nothing_of_it_any_more(
    story: Story, report: int
) -> None:
    read, write, clerk = story.database.read_now, story.database.write_now, story.who("clerk")
    draft = write(forms.start, clerk, FormKind.REGISTER, report).ref
    assert "宅基地" in (read(form_cards.card, clerk, draft).about or "")
    step_aside(story, "deputy", report, "clerk")
    for work in (
        lambda: read(form_cards.card, clerk, draft),
        lambda: write(forms.finish, clerk, draft),
    ):
        with pytest.raises(NotFoundError):
            work()


def test_it_is_in_no_list_no_search_and_no_number_of_theirs(story: Story, report: int) -> None:
    story.report(words="河东村路灯不亮,老人夜里摔了一跤。")
    step_aside(story, "clerk", report)
    assert numbers(story, "clerk") == (1, 0, 1)
    assert numbers(story, "colleague") == (2, 1, 2)
    assert counts_hold(story)


def numbers(story: Story, who: str) -> tuple[int, int, int]:
    """How many somebody has at the desk, finds by a word of it, and is told in all."""
    read, officer = story.database.read_now, story.who(who)
    search = story.database.write_now(finding.begin, officer, "宅基地").ref
    found = read(finding.look, officer, search, {"宅基地": ()})
    root = read(units.get, ROOT)
    assert root is not None
    told_in_all = read(lambda view: Counts(view, officer, root).total(Measure.LEADS))
    return read(lists.desk, officer).total, found.total, told_in_all


@pytest.mark.parametrize("by", ["colleague", "deputy", "inspector"])
def test_the_office_enters_it_for_somebody_else_and_the_deputys_word_is_final(
    story: Story, report: int, by: str
) -> None:
    step_aside(story, by, report, "clerk")
    waits = told(story, PushKind.RECUSAL_TO_DECIDE)
    assert waits == ([] if by == "deputy" else [("deputy", "queued")])
    with pytest.raises(NotFoundError):
        sheet(story, "clerk", report)


def test_the_deputy_says_no_and_the_report_is_back(story: Story, report: int) -> None:
    step_aside(story, "clerk", report)
    refusal = {"member": str(story.ids["clerk"]), "reason": "同姓而已,并无亲缘。"}
    story.form("deputy", FormKind.REFUSE_LEAD_RECUSAL, report, **refusal)
    assert sheet(story, "clerk", report).recusals == ()
    assert told(story, PushKind.RECUSAL_REFUSED) == [("clerk", "queued")]
    assert told(story, PushKind.RECUSAL_TO_DECIDE) == [("deputy", "settled")]
    assert "并无亲缘" not in shown(story, "liaison", report)


def test_what_was_agreed_holds_for_the_case_that_comes_of_it(story: Story, report: int) -> None:
    step_aside(story, "deputy", report, "clerk")
    with pytest.raises(NotFoundError):
        story.register(report)
    story.ids["clerk"], story.ids["colleague"] = story.ids["colleague"], story.ids["clerk"]
    number = story.register(report)
    with pytest.raises(NotFoundError):
        card(story, "colleague", number)
    with pytest.raises(NotFoundError):
        sheet(story, "colleague", report)
    assert [who for who, _ in card(story, "deputy", number).recusals] == ["周清和"]


def test_what_is_undecided_is_asked_again_of_the_case_and_decided_there(
    story: Story, report: int
) -> None:
    step_aside(story, "colleague", report)
    number = story.register(report)
    states = [state for _, state in told(story, PushKind.RECUSAL_TO_DECIDE)]
    assert states == ["settled", "queued"]
    assert Move.GRANT_RECUSAL in card(story, "deputy", number).moves
    refusal = {"member": str(story.ids["colleague"]), "reason": "同姓而已。"}
    story.form("deputy", FormKind.REFUSE_RECUSAL, number, **refusal)
    assert not card(story, "colleague", number).recusals
    assert sheet(story, "colleague", report).lead.id == report


def test_a_deputys_own_waits_for_the_leader_who_meets_it_as_a_case(
    story: Story, report: int
) -> None:
    step_aside(story, "deputy", report)
    assert told(story, PushKind.RECUSAL_TO_DECIDE) == []
    with pytest.raises(NotFoundError):
        sheet(story, "deputy", report)
    number = story.register(report)
    assert told(story, PushKind.RECUSAL_TO_DECIDE) == [("leader", "queued")]
    with pytest.raises(NotFoundError):
        card(story, "deputy", number)


def test_a_report_that_joins_a_case_takes_it_along_and_parted_keeps_it(
    story: Story, report: int
) -> None:
    number = story.case()
    step_aside(story, "deputy", report, "colleague")
    assert card(story, "colleague", number)
    story.form("clerk", FormKind.JOIN_LEAD, report, into=str(number))
    with pytest.raises(NotFoundError):
        card(story, "colleague", number)
    story.database.write_now(joining.part_lead, story.who("clerk"), report)
    with pytest.raises(NotFoundError):
        sheet(story, "colleague", report)


def test_where_no_clerk_is_left_the_deputies_hear_of_it(story: Story, report: int) -> None:
    step_aside(story, "deputy", report, "clerk")
    step_aside(story, "deputy", report, "colleague")
    found = story.database.read_now(kept.get, report)
    assert found is not None
    told_now = story.database.read_now(recipients.of_lead, PushKind.LEAD_NEW, found)
    assert [who.name for who in told_now] == ["秦望舒"]


def test_who_stands_in_for_them_knows_nothing_by_their_post(
    story: Story, report: int, clock: MovableTime
) -> None:
    enter(story, "staff", "叶知秋", Role.STAFF, YUN, None)
    for number, who in enumerate(("clerk", "staff"), 1):
        story.database.write_now(people.bind, story.ids[who], number, Language.CHINESE)
    other = story.report(words="村口路灯不亮,老人晚上不敢出门。")
    step_aside(story, "clerk", report)
    form = story.database.write_now(leaves.begin, story.who("clerk"), "明天 周五 叶知秋")
    allow(story, story.database.write_now(forms.finish, story.who("clerk"), form.ref).ref)
    clock.move(days=1)
    story.database.write_now(leave_days.keep_up)
    assert sheet(story, "staff", other)
    with pytest.raises(NotFoundError):
        sheet(story, "staff", report)


def test_its_author_and_whoever_decides_cases_alone_have_no_such_button(
    story: Story, report: int
) -> None:
    with pytest.raises(NotAllowedError):
        step_aside(story, "liaison", report)
    for who in ("leader", "neighbour", "local"):
        with pytest.raises(NotFoundError):
            step_aside(story, who, report)
    assert Move.LEAD_RECUSAL not in sheet(story, "liaison", report).moves
    with pytest.raises(NotAllowedError):
        story.form("colleague", FormKind.GRANT_LEAD_RECUSAL, report)


def test_once_it_is_a_case_it_is_the_case_that_one_steps_aside_from(
    story: Story, report: int
) -> None:
    number = story.register(report, procedure="ordinary", owner=LIU)
    with pytest.raises(WrongStageError):
        step_aside(story, "clerk", report)
    assert case(story, number).id == number

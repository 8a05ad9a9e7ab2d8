"""What waits for the clerk to be routed stands at the desk, whatever way it came back there."""

from two_townships import LAMP, LIU, Story

from casework.forms import FormKind
from casework.people import Language
from casework.workflow import Move
from services import digests, lists
from wording import lists as words
from wording.speaker import Speaker


def at_desk(story: Story, page: int = 0) -> list[tuple[str, int]]:
    sheet = story.database.read_now(lists.desk, story.who("clerk"), page)
    return [(line.kind, line.ref) for line in sheet.lines]


def reopened(story: Story) -> int:
    number = story.case()
    story.answer(number)
    story.form(
        "clerk", FormKind.FOLLOW_UP, number, service="fairly", result="fairly", cause="policy_gap"
    )
    story.form("inspector", FormKind.REOPEN, number, reason="new_facts")
    return number


def test_a_reopened_case_stands_at_the_desk_until_it_is_proposed_again(story: Story) -> None:
    number = reopened(story)
    lead = story.report(words=LAMP)
    assert at_desk(story) == [("case", number), ("lead", lead)]
    assert story.database.read_now(digests.of, story.who("clerk")).at_desk == 2
    story.form("clerk", FormKind.PROPOSE, number, owner=LIU)
    assert at_desk(story) == [("lead", lead)]


def test_what_the_deputy_sends_back_and_what_an_owner_objects_to_stands_there_too(
    story: Story,
) -> None:
    returned = story.case(procedure="ordinary")
    story.form("deputy", FormKind.RETURN_PROPOSAL, returned, reason="facts_unclear")
    objected = story.case(words=LAMP)
    story.form("liaison", FormKind.OBJECTION, objected, reason="other_place")
    assert {ref for _, ref in at_desk(story)} == {returned, objected}
    story.form("clerk", FormKind.REFUSE_OBJECTION, objected, reason="属你镇范围。")
    story.form("clerk", FormKind.PROPOSE, returned, owner=LIU)
    story.act("deputy", Move.ASSIGN, returned)
    assert at_desk(story) == []


def test_cases_and_reports_are_paged_together(story: Story) -> None:
    number = reopened(story)
    reports = [story.report(words=f"{LAMP}第{n}处。") for n in range(lists.PAGE)]
    pages = [at_desk(story, 0), at_desk(story, 1)]
    assert [len(page) for page in pages] == [lists.PAGE, 1]
    assert [ref for page in pages for _, ref in page] == [number, *reports]


def test_the_queue_says_where_a_case_stands(story: Story) -> None:
    reopened(story)
    story.report(words=LAMP)
    sheet = story.database.read_now(lists.desk, story.who("clerk"))
    text = words.page(Speaker.of(story.database, Language.CHINESE), "desk", sheet).text
    assert text.startswith("<b>待审核、待处理</b> 2件")
    assert "待报批" in text

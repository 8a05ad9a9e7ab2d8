"""A section's head says where a matter belongs that is none to report up; the clerk decides."""

import json

import pytest
from office_life import card, case, told
from offices import GRASSROOTS, SIXTY, SUPERVISION, open_office, shown
from sqlalchemy import select
from two_townships import LIU, Story

from casework.errors import NotAllowedError, NotFoundError
from casework.forms import Draft, FormKind
from casework.pushes import PushKind
from casework.workflow import Move, Stage
from services import cards, cases, form_cards, forms
from storage.database import Database
from storage.tables import PushRow, core

HEAD, OTHER = "section_head", "section_head_1"
CLERKS = ("clerk", "clerk_1", "clerk_2")
LINE = "科室提议 引导走法定途径"
AT_ONCE = {"findings": "政策已当面讲清。", "manner": "in_person", "day": "today"}


@pytest.fixture
def story(lite_database: Database) -> Story:
    return open_office(lite_database, SIXTY)


@pytest.fixture
def handed(story: Story) -> int:
    """A case that the clerk has handed to a section for its proposal."""
    return story.case(procedure="section", section=GRASSROOTS)


@pytest.fixture
def proposed(story: Story, handed: int) -> int:
    """One that the section would guide to another legal route."""
    propose(story, handed)
    return handed


def propose(story: Story, number: int, route: str = "guide", who: str = HEAD) -> None:
    story.form(who, FormKind.PROPOSE_ROUTE, number, route=route, reason="已在仲裁。")


def asked(story: Story) -> list[str]:
    """How it stands with what each of the three clerks was asked, the same for all."""
    found = told(story, PushKind.ROUTE_PROPOSED)
    each = [[state for who, state in found if who == clerk] for clerk in CLERKS]
    assert len(found) == len(CLERKS) * len(each[0])
    assert each[0] == each[1] == each[2]
    return each[0]


def begun(story: Story, kind: FormKind, number: int) -> Draft:
    """A form that the clerk has just begun."""
    clerk = story.who("clerk")
    draft = story.database.write_now(forms.start, clerk, kind, number).ref
    return story.database.read_now(form_cards.card, clerk, draft).draft


def test_a_proposed_route_is_on_the_card_and_the_clerk_is_asked(
    story: Story, proposed: int
) -> None:
    assert LINE in shown(story, "clerk", proposed)
    assert case(story, proposed).stage is Stage.CLASSIFIED
    assert asked(story) == ["queued"]
    assert told(story, PushKind.SECTION_GIVEN) == [(HEAD, "settled")]
    assert card(story, "clerk", proposed).is_mine
    assert not card(story, HEAD, proposed).is_mine
    step = next(
        step
        for step in story.database.read_now(cards.history, story.who("clerk"), proposed).steps
        if step.kind == Move.PROPOSE_ROUTE
    )
    assert step.text == "已在仲裁。"


def heard(story: Story) -> list[tuple[str, str]]:
    """Who was told what came of a proposal; and why, where that was not what was proposed."""
    push, names = core(PushRow), {number: who for who, number in story.ids.items()}
    rows = story.database.read_now(
        lambda view: view.run(
            select(push.c.recipient_id, push.c.facts).where(push.c.kind == "route_decided")
        ).all()
    )
    return [(names[row.recipient_id], json.loads(row.facts).get("why", "agreed")) for row in rows]


def test_the_section_hears_that_the_clerk_has_done_as_it_proposed(
    story: Story, proposed: int
) -> None:
    story.form("clerk", FormKind.ROUTE_OUT, proposed, route="guide", body="仲裁委")
    assert heard(story) == [(HEAD, "agreed")]


def test_an_answer_at_once_is_heard_of_as_proposed(story: Story, handed: int) -> None:
    propose(story, handed, "answer_at_once")
    assert heard(story) == []
    story.form("clerk", FormKind.ANSWER_AT_ONCE, handed, **AT_ONCE)
    assert heard(story) == [(HEAD, "agreed")]


def test_the_section_hears_that_the_clerk_has_decided_otherwise(
    story: Story, proposed: int
) -> None:
    story.form("clerk", FormKind.PROPOSE, proposed, owner=LIU)
    assert heard(story) == [(HEAD, "otherwise")]


def test_who_reports_up_in_place_of_the_own_proposal_is_told_nothing(
    story: Story, proposed: int
) -> None:
    story.form(HEAD, FormKind.PROPOSE, proposed, owner=LIU)
    assert heard(story) == []


def test_proposing_again_replaces_what_was_proposed(story: Story, proposed: int) -> None:
    propose(story, proposed, "answer_at_once")
    assert "科室提议 当场答复" in shown(story, "clerk", proposed)
    assert LINE not in shown(story, "clerk", proposed)
    assert asked(story) == ["settled", "queued"]


def test_the_clerks_form_begins_with_the_proposed_route_which_can_be_changed(
    story: Story, proposed: int
) -> None:
    assert begun(story, FormKind.ROUTE_OUT, proposed).fields == {"route": "guide"}
    story.form("clerk", FormKind.ROUTE_OUT, proposed, route="transfer", body="县法院")
    assert asked(story) == ["settled"]
    assert "去向 转送有权机关" in shown(story, "clerk", proposed)
    assert "科室提议" not in shown(story, "clerk", proposed)


def test_an_answer_at_once_is_no_body_to_send_it_to(story: Story, handed: int) -> None:
    propose(story, handed, "answer_at_once")
    assert begun(story, FormKind.ROUTE_OUT, handed).fields == {}
    story.form("clerk", FormKind.ANSWER_AT_ONCE, handed, **AT_ONCE)
    assert asked(story) == ["settled"]
    assert case(story, handed).route is None


def test_it_ends_with_another_owner_proposed_and_does_not_come_back(
    story: Story, proposed: int
) -> None:
    story.form("clerk", FormKind.PROPOSE, proposed, owner=LIU)
    assert asked(story) == ["settled"]
    story.form("deputy", FormKind.RETURN_PROPOSAL, proposed, reason="facts_unclear")
    assert case(story, proposed).route is None
    assert begun(story, FormKind.ROUTE_OUT, proposed).fields == {}


def test_another_section_proposes_for_itself(story: Story, proposed: int) -> None:
    story.form("deputy", FormKind.HAND_TO_SECTION, proposed, section=SUPERVISION)
    assert LINE not in shown(story, "clerk", proposed)
    assert asked(story) == ["settled"]
    assert card(story, OTHER, proposed).is_mine
    with pytest.raises(NotFoundError):
        propose(story, proposed)


def test_where_it_has_gone_stays_when_a_section_is_given_it(story: Story, handed: int) -> None:
    story.form("clerk", FormKind.ROUTE_OUT, handed, route="guide", body="仲裁委")
    story.form("clerk", FormKind.HAND_TO_SECTION, handed, section=SUPERVISION)
    assert case(story, handed).route == "guide"
    with pytest.raises(NotAllowedError):
        propose(story, handed, who="clerk")


def test_a_deputy_reminds_the_clerk_of_it_and_no_longer_the_section(
    story: Story, proposed: int
) -> None:
    story.database.write_now(cases.chase, story.who("deputy"), proposed)
    assert asked(story) == ["queued", "queued"]

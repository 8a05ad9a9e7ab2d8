"""Whatever the answer is and however it is given, it says who may be asked to look again."""

import json

import pytest
from office_life import card, case
from sqlalchemy import select
from two_townships import RESULT, ROOT, Story

from casework.forms import FormKind
from casework.matters import Outcome
from casework.people import Language
from casework.workflow import Move, Stage
from services import form_cards, forms
from storage.tables import EventRow, core
from storage.unit import Reader
from wording import cases as case_words
from wording import forms as form_words
from wording.speaker import Speaker

_EVENT = core(EventRow)
COUNTY = "答复中写明:对答复不服,自收到之日起30日内可向青溪县申请复查。"
ABOVE = "答复中写明:对答复不服,自收到之日起30日内可向青溪县的上一级机关申请复查。"
RECHECK = "复查意见中写明:对复查意见不服,自收到之日起30日内可向青溪县的上一级机关申请复核。"


def shown(story: Story, who: str, number: int) -> str:
    say = Speaker.of(story.database, Language.CHINESE)
    return case_words.case(say, card(story, who, number)).text


def on_form(story: Story, who: str, kind: FormKind, number: int) -> str:
    draft = story.database.write_now(forms.start, story.who(who), kind, number).ref
    sheet = story.database.read_now(form_cards.card, story.who(who), draft)
    story.database.write_now(forms.drop, story.who(who), draft)
    return form_words.form(Speaker.of(story.database, Language.CHINESE), sheet).text


def recorded(story: Story, number: int, move: Move) -> tuple[object, object]:
    """What the record of an answer keeps of the right that stood in it."""

    def read(view: Reader) -> str:
        of_move = (_EVENT.c.subject_id == number) & (_EVENT.c.kind == move.value)
        return str(view.run(select(_EVENT.c.facts).where(of_move)).scalar_one())

    facts = json.loads(story.database.read_now(read))
    return facts["apply_to"], facts["apply_days"]


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_says_it_on_the_form_the_card_and_the_record(
    story: Story, outcome: Outcome
) -> None:
    number = story.case()
    story.act("liaison", Move.ACKNOWLEDGE, number)
    assert "申请复查" not in shown(story, "liaison", number)
    assert COUNTY in on_form(story, "liaison", FormKind.RESULT, number)
    story.form("liaison", FormKind.RESULT, number, **(RESULT | {"outcome": outcome.value}))
    assert COUNTY in shown(story, "deputy", number)
    story.act("deputy", Move.APPROVE_REPLY, number)
    assert COUNTY in on_form(story, "liaison", FormKind.DELIVERY, number)
    story.form("liaison", FormKind.DELIVERY, number, manner="in_person", day="today")
    assert COUNTY in shown(story, "clerk", number)
    assert recorded(story, number, Move.DELIVER) == (ROOT, 30)


def test_an_answer_given_at_once_by_the_office_itself_goes_above_it(story: Story) -> None:
    number = story.case(procedure="elsewhere")
    assert ABOVE in on_form(story, "clerk", FormKind.ANSWER_AT_ONCE, number)
    answer = {"findings": "已当面说明。", "manner": "in_person", "day": "today"}
    story.form("clerk", FormKind.ANSWER_AT_ONCE, number, **answer)
    assert ABOVE in shown(story, "clerk", number)
    assert recorded(story, number, Move.ANSWER_AT_ONCE) == (f"above:{ROOT}", 30)


def test_an_answer_that_could_not_be_delivered_says_it_too(story: Story) -> None:
    number = story.case(identity="anonymous")
    story.act("liaison", Move.ACKNOWLEDGE, number)
    story.form("liaison", FormKind.RESULT, number, **RESULT)
    story.act("deputy", Move.APPROVE_REPLY, number)
    story.form("liaison", FormKind.UNDELIVERED, number, text="没有留名字")
    story.act("deputy", Move.AGREE_UNDELIVERED, number)
    assert case(story, number).stage is Stage.REPLIED
    assert COUNTY in shown(story, "clerk", number)
    assert recorded(story, number, Move.AGREE_UNDELIVERED) == (ROOT, 30)


def test_the_decision_on_a_review_says_who_rechecks(story: Story) -> None:
    number = story.case()
    story.answer(number)
    story.form("clerk", FormKind.APPLY_REVIEW, number, on="today", body="青溪县")
    assert "申请复核" not in shown(story, "clerk", number)
    decision = {"decision": "upheld", "on": "today", "text": "维持"}
    assert RECHECK in on_form(story, "clerk", FormKind.DECIDE_REVIEW, number)
    story.form("clerk", FormKind.DECIDE_REVIEW, number, **decision)
    assert RECHECK in shown(story, "clerk", number)
    assert recorded(story, number, Move.DECIDE_REVIEW) == (f"above:{ROOT}", 30)

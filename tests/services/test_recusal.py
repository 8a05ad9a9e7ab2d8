"""Recusal cuts off at once, is decided one step above, and stays whatever becomes of the case."""

from dataclasses import replace

import pytest
from movable_time import MovableTime
from office_life import allow, card, case, enter, told
from offices import shown
from two_townships import LIU, ROOT, YUN, Story, begin

from casework.errors import NotAllowedError, NotFoundError, StaleError
from casework.form_errors import NotAChoiceError
from casework.forms import FormKind
from casework.people import Language, Role
from casework.pushes import Push, PushKind, PushState
from casework.recusal import Trigger
from casework.sheets_pushes import PushSheet
from casework.workflow import Move, Stage
from services import form_cards, forms, leave_days, leaves, owed, status
from storage import people
from storage.database import Database


@pytest.fixture
def story(lite_database: Database) -> Story:
    story = begin(lite_database)
    enter(story, "colleague", "程远", Role.CLERK, ROOT, None)
    enter(story, "second", "陆平", Role.DEPUTY, ROOT, None)
    return story


@pytest.fixture
def handled(story: Story) -> int:
    number = story.case()
    story.act("liaison", Move.ACKNOWLEDGE, number)
    return number


def ask(story: Story, by: str, number: int, member: str, trigger: str = "relative") -> None:
    fields = {"member": str(story.ids[member]), "trigger": trigger}
    story.form(by, FormKind.RECUSAL, number, **fields)


def decide(story: Story, by: str, number: int, kind: FormKind, member: str, **more: str) -> None:
    story.form(by, kind, number, member=str(story.ids[member]), **more)


def refuse(story: Story, by: str, number: int, member: str) -> None:
    decide(story, by, number, FormKind.REFUSE_RECUSAL, member, reason="同姓而已,并无亲缘。")


def unseen(story: Story, who: str, number: int) -> bool:
    try:
        card(story, who, number)
    except NotFoundError:
        return True
    return False


@pytest.mark.parametrize("trigger", list(Trigger))
def test_whoever_says_so_is_cut_off_at_once_and_the_deputies_are_asked(
    story: Story, handled: int, trigger: Trigger
) -> None:
    ask(story, "clerk", handled, "clerk", trigger)
    assert unseen(story, "clerk", handled)
    assert {who for who, _ in told(story, PushKind.RECUSAL_TO_DECIDE)} == {"deputy", "second"}
    assert "回避待定 周清和" in shown(story, "deputy", handled)


def test_the_answer_shows_the_menu_and_not_the_case(story: Story, handled: int) -> None:
    liaison, write = story.who("liaison"), story.database.write_now
    draft = write(forms.start, liaison, FormKind.RECUSAL, handled).ref
    assert story.database.read_now(form_cards.card, liaison, draft).draft.fields["member"] == str(
        liaison.id
    )
    write(forms.fill, liaison, draft, "trigger", "interest")
    answer = write(forms.finish, liaison, draft)
    assert (answer.ref, answer.notice) == (0, "recused")
    assert write(forms.finish, liaison, draft) == answer


def test_who_only_handles_a_case_speaks_for_themselves_alone(story: Story, handled: int) -> None:
    with pytest.raises(NotAChoiceError):
        ask(story, "liaison", handled, "clerk")


def test_the_deputy_decides_for_those_below_and_access_comes_back(
    story: Story, handled: int
) -> None:
    ask(story, "clerk", handled, "liaison", "petitioner_asks")
    assert unseen(story, "liaison", handled)
    refuse(story, "second", handled, "liaison")
    assert not unseen(story, "liaison", handled)
    assert told(story, PushKind.RECUSAL_REFUSED) == [("liaison", "queued")]
    assert {state for _, state in told(story, PushKind.RECUSAL_TO_DECIDE)} == {"settled"}


def test_what_was_agreed_stays_through_reassigning_and_reopening(
    story: Story, handled: int
) -> None:
    ask(story, "liaison", handled, "liaison")
    decide(story, "deputy", handled, FormKind.GRANT_RECUSAL, "liaison")
    story.form("deputy", FormKind.REASSIGN, handled, owner=YUN, reason="other_duties")
    story.answer(handled, owner="neighbour")
    story.form(
        "colleague",
        FormKind.FOLLOW_UP,
        handled,
        service="satisfied",
        result="satisfied",
        cause="policy_gap",
    )
    story.form("deputy", FormKind.REOPEN, handled, reason="new_facts")
    story.form("clerk", FormKind.PROPOSE, handled, owner=LIU)
    story.act("deputy", Move.ASSIGN, handled)
    assert case(story, handled).stage is Stage.ASSIGNED
    assert unseen(story, "liaison", handled)
    assert "liaison" not in {who for who, _ in told(story, PushKind.CASE_ASSIGNED)[-2:]}


def test_a_deputys_own_recusal_is_the_leaders_to_decide(story: Story, handled: int) -> None:
    ask(story, "deputy", handled, "deputy")
    assert [who for who, _ in told(story, PushKind.RECUSAL_TO_DECIDE)] == ["leader"]
    with pytest.raises(NotAllowedError):
        decide(story, "second", handled, FormKind.GRANT_RECUSAL, "deputy")
    decide(story, "leader", handled, FormKind.GRANT_RECUSAL, "deputy")
    assert unseen(story, "deputy", handled)
    with pytest.raises(NotAllowedError):
        refuse(story, "second", handled, "deputy")
    refuse(story, "leader", handled, "deputy")  # a mistake is put right by whose word it was
    assert not unseen(story, "deputy", handled)


def test_a_leader_decides_where_no_deputy_is_left(story: Story, handled: int) -> None:
    story.recuse("deputy", handled)
    story.recuse("second", handled)
    ask(story, "clerk", handled, "clerk")
    assert [who for who, _ in told(story, PushKind.RECUSAL_TO_DECIDE)] == ["leader"]
    decide(story, "leader", handled, FormKind.GRANT_RECUSAL, "clerk")
    assert unseen(story, "clerk", handled)


def test_a_deputy_who_enters_it_for_somebody_below_decides_with_it(
    story: Story, handled: int
) -> None:
    ask(story, "deputy", handled, "clerk")
    assert told(story, PushKind.RECUSAL_TO_DECIDE) == []
    assert "已回避 周清和(亲属)" in shown(story, "second", handled)
    assert "周清和" not in shown(story, "liaison", handled)


def test_nothing_is_decided_twice_nor_asked_of_who_is_kept_away(story: Story, handled: int) -> None:
    deputy, write = story.who("deputy"), story.database.write_now
    late = write(forms.start, deputy, FormKind.RECUSAL, handled).ref
    write(forms.fill, deputy, late, "member", str(story.ids["clerk"]))
    write(forms.fill, deputy, late, "trigger", "named")
    ask(story, "clerk", handled, "clerk")
    with pytest.raises(StaleError):
        write(forms.finish, deputy, late)
    grant = write(forms.start, deputy, FormKind.GRANT_RECUSAL, handled).ref
    refuse(story, "second", handled, "clerk")
    with pytest.raises(NotAllowedError):
        write(forms.finish, deputy, grant)
    ask(story, "liaison", handled, "liaison")  # another waits: still not for the first
    with pytest.raises(StaleError):
        write(forms.finish, deputy, grant)
    with pytest.raises(NotAChoiceError):
        decide(story, "deputy", handled, FormKind.GRANT_RECUSAL, "clerk")
    ask(story, "clerk", handled, "clerk", "interest")  # it may be asked again
    assert unseen(story, "clerk", handled)


def test_the_request_stays_asked_while_the_case_goes_on(story: Story, handled: int) -> None:
    ask(story, "colleague", handled, "colleague")
    story.form("liaison", FormKind.RESULT, handled, findings="已修好", outcome="supported",
               checklist="solved")  # fmt: skip
    assert {state for _, state in told(story, PushKind.RECUSAL_TO_DECIDE)} == {"queued"}


def test_a_stand_in_knows_nothing_by_the_posts_of_who_is_recused(
    story: Story, handled: int, clock: MovableTime
) -> None:
    enter(story, "staff", "叶知秋", Role.STAFF, YUN, None)
    for number, who in enumerate(("clerk", "staff"), 1):
        story.database.write_now(people.bind, story.ids[who], number, Language.CHINESE)
    other = story.case(words="村口路灯不亮,老人晚上不敢出门。")
    ask(story, "clerk", handled, "clerk")
    form = story.database.write_now(leaves.begin, story.who("clerk"), "明天 周五 叶知秋")
    allow(story, story.database.write_now(forms.finish, story.who("clerk"), form.ref).ref)
    clock.move(days=1)
    story.database.write_now(leave_days.keep_up)
    assert not unseen(story, "staff", other)
    assert unseen(story, "staff", handled)
    counted = story.database.read_now(status.overview, story.who("staff")).open
    assert counted == story.database.read_now(status.overview, story.who("deputy")).open - 1
    assert unseen(story, "clerk", handled)


def test_a_joined_or_repeated_matter_stays_kept_from_whom_it_was_kept(
    story: Story, handled: int
) -> None:
    first = story.case(procedure="ordinary")
    ask(story, "deputy", first, "colleague")
    story.form("deputy", FormKind.RETURN_PROPOSAL, first, reason="facts_unclear")
    story.form("clerk", FormKind.JOIN_CASE, first, into=str(handled))
    assert unseen(story, "colleague", handled)
    again = story.case()
    assert not unseen(story, "colleague", again)
    story.form("clerk", FormKind.LINK_REPEAT, again, into=str(handled))
    assert unseen(story, "colleague", again)


# Looked at again by the body above


def looked_at_again(story: Story, number: int, by: str = "colleague") -> None:
    story.form(by, FormKind.APPLY_REVIEW, number, on="today", body="市信访局")


def test_who_handled_a_case_is_kept_away_by_itself_once_it_is_reviewed(
    story: Story, handled: int
) -> None:
    story.answer(handled)
    assert not unseen(story, "liaison", handled)
    looked_at_again(story, handled)
    assert unseen(story, "liaison", handled)
    assert "已回避 林小溪(原来办过,现在复查)" in shown(story, "deputy", handled)
    assert told(story, PushKind.RECUSAL_TO_DECIDE) == []  # a rule waits for nobody's word
    for who in ("clerk", "deputy"):  # who registered, assigned and approved has not handled it
        assert not unseen(story, who, handled)
    upheld = {"decision": "redo", "on": "today", "text": "重新办理。"}
    story.form("clerk", FormKind.DECIDE_REVIEW, handled, **upheld)
    story.form("deputy", FormKind.REOPEN, handled, reason="untrue_reply")
    assert unseen(story, "liaison", handled)


def test_a_clerk_who_answered_at_once_is_kept_away_where_another_can_record_the_review(
    story: Story,
) -> None:
    number = story.case(procedure="elsewhere")
    given = {"findings": "已当场说明。", "manner": "in_person", "day": "today"}
    story.form("clerk", FormKind.ANSWER_AT_ONCE, number, **given)
    looked_at_again(story, number, "clerk")
    assert unseen(story, "clerk", number)
    assert not unseen(story, "colleague", number)


def test_the_only_clerk_stays_to_record_what_the_body_above_decides(story: Story) -> None:
    number = story.case(procedure="elsewhere")
    given = {"findings": "已当场说明。", "manner": "in_person", "day": "today"}
    story.form("clerk", FormKind.ANSWER_AT_ONCE, number, **given)
    story.recuse("colleague", number)
    looked_at_again(story, number, "clerk")
    upheld = {"decision": "upheld", "on": "today", "text": "维持。"}
    story.form("clerk", FormKind.DECIDE_REVIEW, number, **upheld)
    assert case(story, number).stage is Stage.REVIEWED


def test_nobody_is_named_as_next_who_is_kept_away(story: Story) -> None:
    number = story.case(procedure="ordinary")
    story.form("deputy", FormKind.RETURN_PROPOSAL, number, reason="facts_unclear")
    assert card(story, "deputy", number).whose_turn == ("周清和", "程远")
    ask(story, "clerk", number, "clerk")
    assert card(story, "deputy", number).whose_turn == ("程远",)


def test_a_message_that_closes_names_nobody_to_whom_is_kept_away(
    story: Story, handled: int
) -> None:
    def settled(who: str) -> str | None:
        officer = story.who(who)
        push = Push(1, PushKind.DUE_SOON, officer.id, "case", handled, False, False, {})
        closed = replace(push, state=PushState.CLOSING, settled_by=story.ids["liaison"])
        found = story.database.read_now(owed.stands, closed, officer)
        assert isinstance(found, PushSheet)
        return found.settled_by

    assert settled("clerk") == "林小溪"
    ask(story, "clerk", handled, "clerk")
    assert settled("clerk") is None

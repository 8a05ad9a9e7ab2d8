"""A petitioner's query code: told once, typed by any officer, giving stage and date and no more."""

from datetime import date
from hashlib import sha256

import pytest
from movable_time import MovableTime
from office_life import card, case
from sqlalchemy import select
from two_townships import LIU, ROOT, YUN, Story

from casework.actions import Answer, View
from casework.errors import NotAllowedError, NotFoundError
from casework.forms import FormKind
from casework.people import Language, Role
from casework.protection_errors import CodeFormError, CodeLimitError, CodeToldError
from casework.workflow import Move
from services import cards, forms, query_codes
from storage import people
from storage import retention as kept_retention
from storage.tables import QueryCodeRow, core
from wording import query_codes as words
from wording.speaker import Speaker

_CODE = core(QueryCodeRow)


def told(story: Story, who: str, number: int, *, new: bool = False) -> str:
    """The code as an officer is shown it."""
    work = query_codes.renew if new else query_codes.tell
    answer = story.database.write_now(work, story.who(who), number)
    assert query_codes.is_shown(answer)
    return story.database.read_now(query_codes.opened, answer)


def asked(story: Story, who: str, code: str) -> Answer:
    return story.database.write_now(query_codes.look_up, story.who(who), code)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**10:010}"


def test_it_gives_stage_and_date_to_any_officer_and_nothing_else(
    story: Story, clock: MovableTime
) -> None:
    number = story.case()
    code = told(story, "liaison", number)
    clock.move(days=2)
    story.act("liaison", Move.ACKNOWLEDGE, number)
    for who in ("liaison", "neighbour", "clerk", "deputy", "leader", "inspector", "local"):
        answer = asked(story, who, f"{code[:4]} {code[4:7]}-{code[7:]}")
        assert (answer.view, answer.ref) == (View.LOOKUP, 0)
        due = case(story, number).due_on
        assert due is not None
        assert answer.facts == {
            "stage": "handling",
            "since": "2026-11-25",
            "due": due.isoformat(),
        }
        text = words.found(Speaker.of(story.database, Language.CHINESE), answer.facts).text
        assert "办到:<b>办理中</b>" in text
        for secret in ("142", "组信", "柳湾", "上湾", "机井", "林小溪"):
            assert secret not in text


def test_it_is_told_once_and_kept_nowhere_from_then_on(story: Story) -> None:
    number = story.case()
    assert card(story, "liaison", number).code_waits
    code = told(story, "liaison", number)
    for who in ("liaison", "clerk"):
        assert not card(story, who, number).code_waits
        with pytest.raises(CodeToldError):
            told(story, who, number)
    row = story.database.read_now(lambda view: view.run(select(_CODE)).one())
    assert row.code is None
    assert code not in row.hash
    plain = sha256(f"query code {code}".encode()).hexdigest()
    assert row.hash not in {plain, plain[:32]}  # nobody finds it by trying all ten digits


def test_whoever_reported_it_may_tell_it_where_another_unit_handles_it(story: Story) -> None:
    lead = story.report()
    number = story.register(lead, procedure="ordinary", owner=YUN)
    assert story.database.read_now(cards.lead, story.who("liaison"), lead).code_waits
    answer = story.database.write_now(query_codes.tell, story.who("liaison"), number)
    assert (answer.view, answer.ref) == (View.LEAD, lead)


@pytest.mark.parametrize("who", ["neighbour", "leader", "deputy", "inspector", "administrator"])
def test_nobody_else_is_shown_it(story: Story, who: str) -> None:
    number = story.case()
    sees = who in {"leader", "deputy", "inspector"}
    with pytest.raises(NotAllowedError if sees else NotFoundError):
        told(story, who, number)


def test_of_an_accusation_only_the_clerk_tells_it_and_the_accused_unit_asks_in_vain(
    story: Story,
) -> None:
    number = story.case(type="accusation", procedure="ordinary", owner=YUN)
    with pytest.raises(NotFoundError):
        told(story, "liaison", number)
    code = told(story, "clerk", number)
    assert "stage" in asked(story, "neighbour", code).facts
    for who in ("liaison", "local"):
        assert asked(story, who, code).facts == asked(story, who, wrong(code)).facts | {"left": "4"}


def test_the_clerk_makes_a_new_one_and_the_old_one_gives_nothing(story: Story) -> None:
    number = story.case()
    old = told(story, "liaison", number)
    assert card(story, "clerk", number).may_renew_code
    new = told(story, "clerk", number, new=True)
    assert new != old
    assert "stage" not in asked(story, "clerk", old).facts
    assert "stage" in asked(story, "clerk", new).facts
    with pytest.raises(NotAllowedError):
        told(story, "liaison", number, new=True)


def test_five_wrong_ones_a_day_and_the_right_one_gives_nothing_either(
    story: Story, clock: MovableTime
) -> None:
    code = told(story, "clerk", story.case())
    left = [asked(story, "neighbour", wrong(code)).facts["left"] for _ in range(5)]
    assert left == ["4", "3", "2", "1", "0"]
    with pytest.raises(CodeLimitError):
        asked(story, "neighbour", code)
    with pytest.raises(CodeLimitError):  # before a code is asked for, which would be of no use
        story.database.write_now(forms.start, story.who("neighbour"), FormKind.LOOKUP, 0)
    assert "stage" in asked(story, "clerk", code).facts  # another officer's tries are their own
    clock.move(hours=25)
    assert "stage" in asked(story, "neighbour", code).facts


def test_what_is_no_code_is_not_counted(story: Story) -> None:
    for _ in range(9):
        with pytest.raises(CodeFormError):
            asked(story, "neighbour", "142")


def test_who_sees_no_content_looks_nothing_up(story: Story) -> None:
    with pytest.raises(NotAllowedError):
        asked(story, "administrator", "0123456789")


def test_it_goes_on_with_the_case_that_its_own_has_joined(story: Story) -> None:
    first = story.case(procedure="elsewhere")
    code = told(story, "clerk", first)
    other = story.case(procedure="ordinary", owner=LIU)
    story.form("clerk", FormKind.JOIN_CASE, first, into=str(other))
    assert asked(story, "clerk", code).facts["stage"] == case(story, other).stage


def test_whoever_is_kept_away_from_the_case_asks_in_vain(story: Story) -> None:
    number = story.case()
    code = told(story, "clerk", number)
    story.recuse("leader", number)
    assert "stage" not in asked(story, "leader", code).facts


def test_it_is_asked_for_in_a_form_that_saves_itself(story: Story) -> None:
    code = told(story, "clerk", story.case())
    write, who = story.database.write_now, story.who("neighbour")
    draft = write(forms.start, who, FormKind.LOOKUP, 0).ref
    assert write(forms.type_text, who, draft, code).facts["stage"] == "assigned"


def test_it_goes_when_the_matter_is_purged(story: Story) -> None:
    from casework.matters import Subject

    number = story.case()
    code = told(story, "clerk", number)
    story.database.write_now(kept_retention.erase, [(Subject.CASE, number)])
    assert "stage" not in asked(story, "clerk", code).facts


def test_a_second_clerk_of_the_office_may_tell_it_too(story: Story) -> None:
    post = {"role": Role.CLERK.value, "unit_code": ROOT, "first_day": date(2026, 1, 1)}
    story.database.write_now(people.add_post, story.ids["leader"], **post)
    assert len(told(story, "leader", story.case())) == 10

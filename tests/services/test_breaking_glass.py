"""Who a petitioner is: a leader may look for a reason, at once on record; others by their post."""

import pytest
from movable_time import MovableTime
from office_life import card, enter, reveal, told
from offices import shown
from two_townships import LIU, YUN, Story

from casework.errors import NotAllowedError, NotFoundError
from casework.forms import FormKind
from casework.people import Role
from casework.pushes import PushKind
from casework.workflow import Move
from services import cards, forms
from storage import people


def test_breaking_the_glass_takes_a_reason_and_tells_the_inspector_at_once(
    story: Story, clock: MovableTime
) -> None:
    number = story.case(words="请打13800138000找我,机井坏了。")
    leader = story.who("leader")
    assert Move.BREAK_GLASS in card(story, "leader", number).moves
    with pytest.raises(NotAllowedError):
        reveal(story, "leader", number)
    write = story.database.write_now
    draft = write(forms.start, leader, FormKind.BREAK_GLASS, number).ref
    write(forms.type_text, leader, draft, "当晚有人威胁来信人,要派人去。")
    with pytest.raises(NotAllowedError):
        reveal(story, "leader", number)
    write(forms.finish, leader, draft)
    assert told(story, PushKind.GLASS_BROKEN) == [("inspector", "queued")]
    assert reveal(story, "leader", number) == ["13800138000"]
    assert Move.BREAK_GLASS not in card(story, "leader", number).moves
    history = story.database.read_now(cards.history, leader, number).steps
    assert [step.kind for step in history][:2] == ["revealed", "break_glass"]
    assert history[1].text == "当晚有人威胁来信人,要派人去。"
    for_owner = story.database.read_now(cards.history, story.who("liaison"), number).steps
    assert for_owner[1].text is None
    assert "威胁" not in shown(story, "liaison", number)
    assert "威胁" not in shown(story, "deputy", number)
    clock.move(minutes=11)
    with pytest.raises(NotAllowedError):
        reveal(story, "leader", number)


def test_no_glass_is_broken_by_who_is_kept_away_nor_by_another(story: Story) -> None:
    handled = story.taken_on()
    story.recuse("leader", handled)
    with pytest.raises(NotFoundError):
        story.form("leader", FormKind.BREAK_GLASS, handled, reason="想看看。")
    for who in ("deputy", "inspector", "liaison"):
        with pytest.raises(NotAllowedError):
            story.form(who, FormKind.BREAK_GLASS, handled, reason="想看看。")


def test_reading_an_identity_goes_by_the_post_that_answers_for_the_case(story: Story) -> None:
    """A clerk of one township who is a liaison in another reads nobody's number there."""
    enter(story, "both", "双两边", Role.CLERK, YUN, None)
    story.database.write_now(
        people.add_post,
        story.ids["both"],
        role=Role.LIAISON.value,
        unit_code=LIU,
        first_day=story.database.now().date().replace(month=1, day=1),
    )
    number = story.case(words="请打13800138000找我,机井坏了。")
    assert not card(story, "both", number).may_reveal
    with pytest.raises(NotAllowedError):
        reveal(story, "both", number)

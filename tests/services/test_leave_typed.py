"""What an officer types to be away, and what is wrong with it."""

from datetime import date

import pytest
from leaves_taken import fields, of_two_deputies, says, take
from office_life import enter
from two_townships import YUN, Story

from casework.people import Role
from casework.people_errors import LeaveError
from services import covering, forms
from storage import leaves as kept
from storage.database import Database


@pytest.fixture
def story(lite_database: Database) -> Story:
    return of_two_deputies(lite_database)


@pytest.mark.parametrize(
    "text",
    [
        "11月25日 11月27日 石大山",
        "11月25日到27日 石大山",
        "后天 周五 石大山",
        "周三 3天 石大山",
        "2026-11-25 2026-11-27 @石大山",
    ],
)
def test_dates_are_taken_as_people_type_them(story: Story, text: str) -> None:
    found = fields(story, "liaison", says(story, "liaison", text))
    assert found == {
        "absence": "leave",
        "first": "2026-11-25",
        "last": "2026-11-27",
        "stand_in": str(story.ids["neighbour"]),
    }


@pytest.mark.parametrize(
    ("text", "reason", "kept"),
    [
        ("昨天 周五 石大山", "past", {"last", "stand_in"}),
        ("没这天 周五 石大山", "no_day", {"last", "stand_in"}),
        ("2月30日 周五 石大山", "no_day", {"last", "stand_in"}),
        ("周五 周三 石大山", None, {"first", "last", "stand_in"}),  # next week's Wednesday
        ("12月3日 2026-12-01 石大山", "order", {"first", "stand_in"}),
        ("明天 2027-12-03 石大山", "long", {"first", "stand_in"}),
        ("明天 周五 石大川", "near", {"first", "last"}),
        ("明天 周五 王五麻", "nobody", {"first", "last"}),
        ("明天 周五 林小溪", "oneself", {"first", "last"}),
        ("明天 周五", None, {"first", "last"}),
        ("石大山", None, {"stand_in"}),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(
    story: Story, text: str, reason: str | None, kept: set[str]
) -> None:
    answer = says(story, "liaison", text)
    assert answer.facts.get("reason") == reason
    assert set(fields(story, "liaison", answer)) == kept | {"absence"}


def test_the_form_asks_for_one_thing_after_another(story: Story) -> None:
    form = says(story, "liaison").ref
    officer, write = story.who("liaison"), story.database.write_now
    write(forms.fill, officer, form, "absence", "training")
    write(forms.fill, officer, form, "first", "tomorrow")
    with pytest.raises(LeaveError) as refused:
        write(forms.fill, officer, form, "last", "昨天")
    assert refused.value.facts["reason"] == "order"
    assert write(forms.type_text, officer, form, "过几天").facts["text"] == "过几天"
    write(forms.fill, officer, form, "last", "3d")
    write(forms.type_text, officer, form, "石大山")
    assert write(forms.finish, officer, form).notice == "leave_entered"
    found = story.database.read_now(kept.open_)
    assert [(one.first, one.last) for one in found] == [(date(2026, 11, 24), date(2026, 11, 26))]


def test_who_cannot_stand_in_is_refused_by_reason(story: Story) -> None:
    enter(story, "late", "未加入", Role.LIAISON, YUN, None)
    for who, name, reason in (
        ("liaison", "未加入", "not_joined"),
        ("staff", "石大山", "unsuitable"),  # a liaison never meets accusations
        ("clerk", "方正平", "unsuitable"),  # inspector and clerk are never one person
    ):
        answer = says(story, who, f"明天 周五 {name}")
        assert answer.facts["reason"] == reason


def test_the_form_offers_only_who_can_stand_in(story: Story) -> None:
    free = story.database.read_now(covering.candidates, story.who("clerk"))
    names = {who.name for who in free}
    assert "方正平" not in names
    assert "林小溪" not in names
    assert {"秦望舒", "叶知秋", "白管理"} <= names


def test_two_leaves_never_overlap(story: Story) -> None:
    take(story, "liaison", "明天 周五 石大山")
    form = says(story, "liaison", "周五 下周一 石大山")
    with pytest.raises(LeaveError) as refused:
        story.database.write_now(forms.finish, story.who("liaison"), form.ref)
    assert refused.value.facts["reason"] == "overlap"
    assert {"first", "last", "stand_in"} < set(fields(story, "liaison", form))


def test_a_circle_is_refused_when_it_is_entered(story: Story) -> None:
    take(story, "liaison", "明天 周五 石大山")
    answer = says(story, "neighbour", "周四 下周一 林小溪")
    assert answer.facts["reason"] == "circle"
    assert "2026-11-26" in answer.facts["day"]
    assert says(story, "neighbour", "下周一 下周二 林小溪").notice is None

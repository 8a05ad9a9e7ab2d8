"""The administrator's screens say what is needed, in both languages, within Telegram's limits."""

from datetime import UTC, date, datetime, timedelta

import pytest
from labels_read import labels

from casework.actions import Verb
from casework.people import Language, Officer, Post, Role, Unit, UnitKind
from casework.sheets_admin import (
    PeopleSheet,
    PersonLine,
    PersonSheet,
    PersonState,
    Stopped,
    UnitsSheet,
)
from wording import people
from wording.speaker import Speaker

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
COUNTY = Unit("1", "青溪县", "青溪县", UnitKind.COUNTY, "1/")
TOWN = Unit("11", "柳湾镇", "柳湾镇", UnitKind.TOWNSHIP, "1/11/", "1")
POST = Post(Role.LIAISON, "11", "1/11/", date(2026, 1, 1))


def officer(*, active: bool = True) -> Officer:
    return Officer(7, "李<强>", Language.CHINESE, (POST,), None, active)


@pytest.mark.parametrize("state", list(PersonState))
def test_every_state_of_a_person_has_its_words(say: Speaker, state: PersonState) -> None:
    lines = (PersonLine(7, "李<强>", ((Role.LIAISON, "柳湾镇"),), state),)
    listed = people.people(say, PeopleSheet(lines, 1))
    assert "李&lt;强&gt; 柳湾镇" in listed.text
    active = state is not PersonState.STOPPED
    until = NOW + timedelta(days=1)
    sheet = PersonSheet(officer(active=active), ((POST, TOWN),), state, until, manages=True)
    card = people.person(say, sheet)
    acts = {button.action.argument for row in card.buttons for button in row if button.action}
    assert (people.ADMIT in acts, f"person:{people.STOP}" in acts) == (not active, active)
    assert "t.me" not in card.text


def test_who_is_stopped_shows_by_whom_and_the_way_back(say: Speaker) -> None:
    since = Stopped(NOW, 3, "周<清>")
    off = officer(active=False)
    for manages, undo in ((False, True), (True, False), (False, False)):
        sheet = PersonSheet(
            off, (), PersonState.STOPPED, manages=manages, stopped=since, may_undo=undo
        )
        card = people.person(say, sheet)
        assert "周&lt;清&gt;" in card.text
        acts = {button.action.argument for row in card.buttons for button in row if button.action}
        assert (people.UNDO in acts, people.ADMIT in acts) == (undo, manages)


def test_whoever_is_to_be_stopped_is_asked_about_first(say: Speaker) -> None:
    sheet = PersonSheet(officer(), ((POST, TOWN),), PersonState.JOINED)
    asked = people.person(say, sheet, asked=people.STOP)
    verbs = [button.action.verb for row in asked.buttons for button in row if button.action]
    assert verbs == [Verb.REVOKE, Verb.SHOW]


def test_a_code_stands_on_the_card_with_its_link(say: Speaker) -> None:
    sheet = PersonSheet(officer(), ((POST, TOWN),), PersonState.INVITED, NOW, "ABCDEFGHJK")
    card = people.person(say, sheet, "office_bot")
    assert "<code>ABCDEFGHJK</code>" in card.text
    assert "https://t.me/office_bot?start=ABCDEFGHJK" in card.text


def test_oneself_cannot_be_stopped_on_the_card(say: Speaker) -> None:
    sheet = PersonSheet(officer(), ((POST, TOWN),), PersonState.JOINED, oneself=True)
    card = people.person(say, sheet)
    verbs = [button.action.verb for row in card.buttons for button in row if button.action]
    assert Verb.REVOKE not in verbs


def test_a_unit_shows_the_way_up_and_down(say: Speaker) -> None:
    screen = people.units(say, UnitsSheet(COUNTY, (), (TOWN,), (), 1))
    assert "柳湾镇 ›" in labels(screen)
    assert screen.buttons[-1][0].action is not None
    top = people.units(say, UnitsSheet(None, (), (), (), 0))
    assert say("tree-none") in top.text

"""A joint team's trip in numbers: read from a line, lower bounds kept through every sum."""

from datetime import date

import pytest

from casework.access import may_change_outreach, sees_outreach
from casework.form_errors import NotAChoiceError
from casework.forms import FormKind, check_value
from casework.outreach import Count, Outreach, Tally, check_dates, counts_in, tally, totals
from casework.people import Language, Officer, Post, Role
from casework.visit_errors import OutreachDatesError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("130", Tally(130)),
        ("130多", Tally(130, at_least=True)),
        ("130余人次", Tally(130, at_least=True)),
        ("130+", Tally(130, at_least=True)),
        ("至少130", Tally(130, at_least=True)),
        ("≥130", Tally(130, at_least=True)),
        ("at least 130", Tally(130, at_least=True)),
        ("1,300多", Tally(1300, at_least=True)),
        ("0", Tally(0)),
        ("", None),
        ("很多", None),
        ("20至30", None),
        ("-5", None),
        ("1234567", None),
    ],
)
def test_a_number_and_a_lower_bound_as_they_are_typed(text: str, expected: Tally | None) -> None:
    assert tally(text) == expected


def test_a_form_keeps_a_lower_bound_and_gives_it_back() -> None:
    kept = check_value(FormKind.OUTREACH, "person_trips", " 130多人次 ")
    assert kept == "130+"
    assert tally(kept) == Tally(130, at_least=True)
    assert check_value(FormKind.OUTREACH, "teams", "2") == "2"


def test_a_count_without_a_number_is_asked_for_again() -> None:
    with pytest.raises(NotAChoiceError) as refusal:
        check_value(FormKind.OUTREACH, "teams", "几个")
    assert refusal.value.facts["why"] == "number"


def test_one_line_tells_all_counts() -> None:
    line = (
        "接待群众130多人次,收集意见建议20条、整顿村班子2个;"
        "化解矛盾纠纷5起,处理违规问题3件,化解联名信访纠纷1件。"
    )
    assert counts_in(line) == {
        Count.PERSON_TRIPS: Tally(130, at_least=True),
        Count.OPINIONS: Tally(20),
        Count.TEAMS: Tally(2),
        Count.DISPUTES: Tally(5),
        Count.VIOLATIONS: Tally(3),
        Count.JOINT_PETITIONS: Tally(1),
    }


def test_what_is_not_plain_is_left_to_be_filled_in() -> None:
    assert counts_in("开了2次会,讲了3项政策,纠纷不少,意见5到8条") == {}
    assert counts_in("纠纷2起,后来又有纠纷9起") == {Count.DISPUTES: Tally(2)}


def a_trip(**counts: Tally) -> Outreach:
    day = date(2026, 10, 12)
    told = {Count(kind): one for kind, one in counts.items()}
    return Outreach(1, "990000/", "990000001", day, day, 1, told)


def test_a_sum_with_a_lower_bound_in_it_is_one() -> None:
    found = totals(
        [
            a_trip(person_trips=Tally(130, at_least=True), disputes=Tally(2)),
            a_trip(person_trips=Tally(20), disputes=Tally(3), opinions=Tally(0)),
        ]
    )
    assert found == {
        Count.PERSON_TRIPS: Tally(150, at_least=True),
        Count.OPINIONS: Tally(0),
        Count.DISPUTES: Tally(5),
    }
    assert list(found) == [Count.PERSON_TRIPS, Count.OPINIONS, Count.DISPUTES]


def test_a_trip_does_not_end_before_it_begins() -> None:
    first, last = date(2026, 10, 12), date(2026, 10, 11)
    check_dates(first, first)
    with pytest.raises(OutreachDatesError) as refusal:
        check_dates(first, last)
    assert refusal.value.facts == {"first": first, "last": last}


@pytest.mark.parametrize(
    ("role", "path", "may"),
    [
        (Role.CLERK, "990000/", (True, True)),
        (Role.DEPUTY, "990000/", (True, True)),
        (Role.SECTION_HEAD, "990000/990000101/", (True, True)),
        (Role.SECTION_HEAD, "990000/990000102/", (False, False)),
        (Role.LEADER, "990000/", (True, False)),
        (Role.INSPECTOR, "990000/", (True, False)),
        (Role.LIAISON, "990000/", (False, False)),
        (Role.STAFF, "990000/", (False, False)),
        (Role.PARTNER, "990000/", (False, False)),
        (Role.ADMINISTRATOR, "990000/", (False, False)),
    ],
)
def test_a_trip_is_seen_and_put_right_by_who_answers_for_its_team(
    role: Role, path: str, may: tuple[bool, bool]
) -> None:
    post = Post(role, path.rstrip("/").split("/")[-1], path, date(2026, 1, 1))
    officer = Officer(1, "某某", Language.CHINESE, (post,))
    team = "990000/990000101/"
    assert (sees_outreach(officer, team), may_change_outreach(officer, team)) == may

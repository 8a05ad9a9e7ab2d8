"""The running counts say what the rows say, whatever has happened."""

from collections.abc import Callable
from random import Random

import pytest
from movable_time import MovableTime
from two_townships import LAMP, LIU, WELL, YUN, Story

from casework.errors import CaseworkError
from casework.forms import FormKind
from casework.leads import Lead
from casework.workflow import Move
from services import counting, desk, leads
from services.counting import Difference
from services.counts import of_lead
from storage import cases as kept_cases
from storage import counters
from storage import leads as kept_leads
from storage.measures import of_case
from storage.unit import Reader, Unit
from storage.visible import any_case, any_lead


def differences(story: Story) -> list[Difference]:
    return story.database.read_now(counting.compare)


def test_a_whole_story_leaves_the_counts_right(story: Story) -> None:
    case = story.case()
    assert differences(story) == []
    story.answer(case)
    assert differences(story) == []
    story.form(
        "clerk", FormKind.FOLLOW_UP, case, service="satisfied", result="fairly", cause="policy_gap"
    )
    assert differences(story) == []


def test_a_lead_taken_back_is_not_counted(story: Story) -> None:
    lead = story.report()
    story.database.write_now(leads.withdraw, story.who("liaison"), lead, 0)
    story.database.write_now(leads.withdraw, story.who("liaison"), lead, 0)
    assert differences(story) == []
    assert story.database.read_now(counters.everything) == {}


def test_another_owner_takes_the_deadline_along(story: Story) -> None:
    case = story.case(procedure="ordinary")
    story.form("deputy", FormKind.RETURN_PROPOSAL, case, reason="facts_unclear")
    story.form("clerk", FormKind.PROPOSE, case, owner=YUN)
    assert differences(story) == []
    kept = story.database.read_now(counters.everything)
    day = story.due_on(case).isoformat()
    assert kept[YUN, "open_due", day] == 1
    assert (LIU, "open_due", day) not in kept


def test_a_count_that_went_wrong_is_named(story: Story) -> None:
    def spoil(unit: Unit) -> None:
        unit.count("990000/990000001/", "leads", "2026-11-23", 2)

    story.report()
    story.database.write_now(spoil)
    assert differences(story) == [
        Difference("990000", "leads", "2026-11-23", 3, 1),
        Difference("990000001", "leads", "2026-11-23", 3, 1),
    ]


def test_what_went_wrong_is_put_right_from_the_rows(story: Story) -> None:
    def spoil(unit: Unit) -> None:
        unit.count("990000/990000001/", "leads", "2026-11-23", -1)  # lost
        unit.count("990000003/", "open_due", "2026-12-01", 2)  # never was, and of one unit alone

    story.report()
    right = story.database.read_now(counters.everything)
    story.database.write_now(spoil)
    assert story.database.write_now(counting.rebuild) == 3
    assert story.database.read_now(counters.everything) == right
    assert story.database.write_now(counting.rebuild) == 0


def by_hand(view: Reader) -> dict[tuple[str, str, str], int]:
    """The counts added up matter by matter, as they are taken off for what is hidden."""
    found: dict[tuple[str, str, str], int] = {}
    cases = [kept_cases.get(view, row.id) for row in view.run(any_case())]
    reported = [kept_leads.get(view, row.id) for row in view.run(any_lead())]
    for matter in [*cases, *reported]:
        assert matter is not None
        counted = of_lead(view, matter) if isinstance(matter, Lead) else of_case(matter)
        for one in counted:
            for code in one.path.rstrip("/").split("/"):
                key = (code, one.measure, one.day.isoformat())
                found[key] = found.get(key, 0) + one.n
    return found


@pytest.mark.parametrize("seed", range(6))
def test_random_histories_leave_the_counts_right(
    story: Story, clock: MovableTime, seed: int
) -> None:
    dice = Random(seed)  # noqa: S311 a game, not a secret
    reported: list[int] = []
    registered: list[int] = []
    for _ in range(60):
        clock.move(hours=dice.choice((1, 5, 30)))
        try:
            dice.choice(steps(story, dice, reported, registered))()
        except CaseworkError:
            continue
    assert registered
    assert differences(story) == []
    assert story.database.read_now(by_hand) == story.database.read_now(counters.everything)


def steps(
    story: Story, dice: Random, reported: list[int], registered: list[int]
) -> list[Callable[[], object]]:
    """What may happen next; what cannot is refused."""
    write = story.database.write_now
    who, words = dice.choice((("liaison", WELL), ("neighbour", LAMP)))
    found: list[Callable[[], object]] = [
        lambda: reported.append(story.report(who, words)),
        lambda: registered.append(story.intake(dice.choice(("letter", "visit")), 2)),
    ]
    if reported:
        lead = dice.choice(reported)
        procedure, owner = dice.choice(("simple", "ordinary")), dice.choice((LIU, YUN))
        found += [
            lambda: registered.append(story.register(lead, procedure=procedure, owner=owner)),
            lambda: registered.append(story.register(lead, procedure=procedure)),
            lambda: write(leads.withdraw, story.who(who), lead, 0),
            lambda: story.form("clerk", FormKind.RETURN_LEAD, lead, reason="papers_missing"),
            lambda: write(leads.send_again, story.who(who), lead, 0),
            lambda: write(desk.register_settled, story.who("clerk"), lead),
        ]
    if registered:
        case = dice.choice(registered)
        found += [
            lambda: story.act("deputy", Move.ASSIGN, case),
            lambda: story.form("deputy", FormKind.RETURN_PROPOSAL, case, reason="facts_unclear"),
            lambda: story.form("clerk", FormKind.PROPOSE, case, owner=dice.choice((LIU, YUN))),
            lambda: story.answer(case, who),
            lambda: story.answer(case, who),
        ]
    return found

"""Cases lived through at random: whoever has a button taps it, and the record holds together."""

from collections import Counter
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_at_random import make
from movable_time import MovableTime
from office_life import card, case, counts_hold, index_holds, photo, speak
from two_townships import PEOPLE, Story, begin

from casework.errors import CaseworkError
from casework.matters import Subject
from casework.workflow import MOVES, Hand, Move
from services import audit
from storage import people
from storage.database import Database
from storage.unit import Reader

OFFICE = ("liaison", "neighbour", "clerk", "deputy", "leader", "inspector")
STEPS = 200
# Made too often, these leave little to live through.
ENDS = {Move.WITHDRAW_CASE, Move.JOIN_CASE, Move.ROUTE_OUT, Move.ANSWER_AT_ONCE}


def live(
    story: Story,
    clock: MovableTime,
    dice: Random,
    made: Counter[Move],
    tried: Counter[Move],
    steps: int = STEPS,
) -> None:
    """A few cases, many steps; notes how often each move was made."""
    numbers = [
        story.case(procedure=procedure, identity=dice.choice(("named", "anonymous")))
        for procedure in ("simple", "ordinary", "ordinary", "elsewhere")
    ]
    for _ in range(steps):
        clock.move(hours=dice.choice((0, 0, 0, 1, 4, 24, 24 * 3)))
        speak(story)
        number, who = dice.choice(numbers), dice.choice(OFFICE)
        before = case(story, number)
        try:
            moves = card(story, who, number).moves
            if not moves:
                continue
            # Mostly what was tried least, so that a short game goes far.
            rarest = min(moves, key=lambda one: (tried[one], dice.random()))
            move = rarest if dice.random() < 0.7 else dice.choice(moves)
            tried[move] += 1
            if move in ENDS and dice.random() < 0.8:
                continue
            if dice.random() < 0.2:
                photo(story, who, number)
            make(dice, story, who, move, number)
        except CaseworkError:
            continue
        made[move] += 1
        row, after = MOVES[move], case(story, number)
        follows = any(other.within is move or Hand.CLOCK in other.by for other in MOVES.values())
        assert after.stage is (row.target or before.stage) or follows
        assert row.sets <= after.flags


def everybody(view: Reader) -> dict[str, int]:
    """The people of the two townships, once they have been entered."""
    names = {name: who for who, (name, _, _) in PEOPLE.items()}
    return {names[one.name]: one.id for one in people.everybody(view)}


def test_whatever_happens_the_counts_the_index_and_the_chain_hold(
    lite_database: Database, clock: MovableTime
) -> None:
    story, made, tried = begin(lite_database), Counter[Move](), Counter[Move]()
    for seed in range(10):
        live(story, clock, Random(seed), made, tried)  # noqa: S311 a game, not a secret
        assert counts_hold(story)
        assert index_holds(story)
    assert story.database.read_now(audit.verify).fault is None
    by_people = {
        move
        for move, row in MOVES.items()
        if row.of is Subject.CASE and row.within is None and row.by != {Hand.CLOCK}
    }
    assert len(made.keys() & by_people) >= 44, sorted(by_people - made.keys())


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.randoms(use_true_random=False))
def test_a_history_that_breaks_the_counts_is_looked_for(
    lite_database: Database, clock: MovableTime, dice: Random
) -> None:
    read = lite_database.read_now
    story = Story(lite_database, read(everybody)) if read(everybody) else begin(lite_database)
    live(story, clock, dice, Counter(), Counter(), steps=20)
    assert counts_hold(story)

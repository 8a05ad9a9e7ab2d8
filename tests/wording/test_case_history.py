"""However many deadlines a case has had, their arithmetic can be read."""

from movable_time import START
from two_townships import begin

from casework.actions import View
from casework.clocks import ClockRule
from casework.matters import Subject
from casework.people import Language
from services import cards
from storage import clocks
from storage.database import Database
from storage.unit import Unit
from wording import case_history
from wording.screen import TEXT_LIMIT, utf16_length
from wording.speaker import Speaker
from wording.texts import words_for

MANY = 40


def test_the_arithmetic_of_many_deadlines_takes_several_pages(lite_database: Database) -> None:
    story = begin(lite_database)
    number = story.case(procedure="ordinary")

    def often(unit: Unit) -> None:
        for _ in range(MANY):
            state = clocks.begin(unit, ClockRule.LEADER_SET, START)
            clocks.keep(unit, state, (Subject.CASE, number), "990000/")

    lite_database.write_now(often)
    sheet = lite_database.read_now(cards.why, story.who("deputy"), number)
    say = Speaker(words_for(Language.ENGLISH), START, lite_database.calendar)
    screens = [case_history.why(say, sheet, page) for page in range(4)]
    assert all(utf16_length(screen.text) <= TEXT_LIMIT for screen in screens)
    title = say("why-clock", rule=say("rule-leader_set"))
    pages = dict.fromkeys(screen.text for screen in screens)  # past the last page it is the last
    assert 1 < len(pages) < 4
    assert sum(page.count(title) for page in pages) == MANY
    turn = screens[0].buttons[0][0].action
    assert turn is not None
    assert (turn.target, turn.version, turn.argument) == (number, 1, View.WHY)

"""Moves made as people make them, with whatever their forms take."""

from contextlib import suppress
from random import Random

from two_townships import LIU, YUN, Story

from casework.form_errors import FormClosedError
from casework.forms import FORMS, Ask, Field
from casework.workflow import MOVES, Move
from services import forms, withdrawing
from services import steps as acts


def value(dice: Random, story: Story, field: Field, number: int) -> str:
    """Something that the field takes, and now and then something that it does not."""
    match field.ask:
        case Ask.UNIT:
            return dice.choice((LIU, YUN))
        case Ask.NUMBER:
            return dice.choice(("5", "20", "31"))
        case Ask.DAY:
            return dice.choice(("+7", "+30", "昨天"))
        case Ask.PAST_DAY:
            return dice.choice(("today", "yesterday", "明天"))
        case Ask.OFFICER if field.name == "caller":
            asked = story.database.read_now(withdrawing.callers_of, number)
            return str(dice.choice(asked).id) if asked else "?"
        case Ask.OFFICER:
            return str(story.ids["leader" if field.needed else "liaison"])
        case Ask.CASE:
            return dice.choice(("1", "2", "3", "99"))
        case _:
            return dice.choice(field.choices) if field.choices else "写一句。"


def make(dice: Random, story: Story, who: str, move: Move, number: int) -> None:
    """Make a move as people do: with a tap, or with its form filled in."""
    write, officer, form = story.database.write_now, story.who(who), MOVES[move].form
    if form is None:
        write(acts.tap, officer, move, number, 0)
        return
    draft = write(forms.start, officer, form, number).ref
    try:
        for field in FORMS[form]:
            if not field.needed and dice.random() < 0.5:
                continue
            answer = write(
                forms.fill, officer, draft, field.name, value(dice, story, field, number)
            )
            if answer.ref != draft:
                return  # it has saved itself
        write(forms.finish, officer, draft)
    finally:
        with suppress(FormClosedError):  # one that is finished is not dropped any more
            write(forms.drop, officer, draft)

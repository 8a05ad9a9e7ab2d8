"""The tour leads through the real office, in either language of the phones, step by step."""

from pathlib import Path

import pytest

from bot.config import Settings
from bot.practice import practice
from bot.practice_page import WITH_PHONES
from bot.practice_tour import PARTS, tour
from casework.people import Language, Role
from sandbox.client import Phones
from sandbox.scenario import Act, Step, play, script
from wording.texts import words_for

SETTINGS = Settings.model_construct(metrics_port=0)
LANGUAGES = {"zh": words_for(Language.CHINESE), "en": words_for(Language.ENGLISH)}


def story(names: dict[Role, str], code: str) -> list[Step]:
    """Every move, what it leads to, and that nothing of the rest has shown by then."""
    moves = [move for stop in tour(LANGUAGES, names).stops for move in stop.moves]
    steps: list[Step] = []
    for place, move in enumerate(moves):
        later = [one.until[code] for one in moves[place + 1 :]]
        steps += [move.do[code], move.until[code]]
        steps += [Step(Act.SEES_NOT, one.who, one.words) for one in later]
    return steps


@pytest.mark.parametrize("code", ["zh", "en"])
async def test_each_move_leads_to_what_the_tour_waits_for_and_no_further(
    tmp_path: Path, code: str
) -> None:
    async with practice(SETTINGS, tmp_path) as county, Phones(county.box.url) as phones:
        state = await phones.state()
        by_role = dict(
            zip(WITH_PHONES, (one["first_name"] for one in state["people"]), strict=True)
        )
        if code == "en":
            speak = [
                f"{by_role[role]}: /lang\n{by_role[role]} taps English" for role in PARTS.values()
            ]
            await play(phones, "\n".join(speak), county.settle)
        await play(phones, script(story(by_role, code)), county.settle)


def test_it_has_eight_steps_with_words_in_both_languages() -> None:
    names = dict.fromkeys(PARTS.values(), "甲")
    led = tour(LANGUAGES, names)
    assert len(led.stops) == 8
    texts = [text for stop in led.stops for text in (stop.title, stop.text)]
    assert all(set(text) == {"zh", "en"} and text["zh"] != text["en"] for text in [*texts, led.end])

"""The stories in docs/stories, played through the real bot as the page plays them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.config import Settings
from bot.practice import practice
from sandbox.client import Phones
from sandbox.scenario import Act, parse, play, script

FOLDER = Path(__file__).parents[2] / "docs" / "stories"
STORIES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}
SETTINGS = Settings.model_construct(metrics_port=0)
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize("name", STORIES)
async def test_the_story_holds(tmp_path: Path, name: str) -> None:
    async with practice(SETTINGS, tmp_path, now=MONDAY) as county, Phones(county.box.url) as phones:
        await play(phones, STORIES[name], county.settle)


async def test_what_is_recorded_of_a_story_is_the_story(tmp_path: Path) -> None:
    story = STORIES["zh-1-report"]
    async with practice(SETTINGS, tmp_path, now=MONDAY) as county, Phones(county.box.url) as phones:
        county.box.theatre.record(on=True)
        await play(phones, story, county.settle)
        recorded = county.box.theatre.record(on=False)
    done = [step for step in parse(story) if step.act in {Act.WRITES, Act.TAPS}]
    assert recorded == script(done)


def test_every_story_is_told_in_both_languages() -> None:
    chinese, english = ({name[3:] for name in STORIES if name[:2] == code} for code in ("zh", "en"))
    assert chinese == english
    assert len(chinese) == 4

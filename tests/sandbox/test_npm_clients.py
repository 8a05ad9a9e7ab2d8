"""Clients that nobody here wrote, from npm: each plays the story both ways and sees the same."""

import asyncio

import pytest
from running_clients import WAYS, Run, check_story, run_all

PROGRAMS = ("grammy_bot.mjs", "telegraf_bot.mjs", "ntba_bot.mjs")


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Run]:
    picture = tmp_path_factory.mktemp("clients") / "well.png"
    return asyncio.run(run_all(PROGRAMS, picture))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("program", PROGRAMS)
def test_the_story_goes_as_it_is_written(
    runs: dict[tuple[str, str], Run], program: str, way: str
) -> None:
    check_story(runs[program, way])

"""Clients that nobody here wrote, in Python: each plays the story both ways and sees the same."""

import asyncio

import pytest
from running_clients import WAYS, Run, run_all, written

PROGRAMS = ("aiogram_bot.py", "ptb_bot.py", "telebot_bot.py")


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Run]:
    picture = tmp_path_factory.mktemp("clients") / "well.png"
    return asyncio.run(run_all(PROGRAMS, picture))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("program", PROGRAMS)
def test_the_story_goes_as_it_is_written(
    runs: dict[tuple[str, str], Run], program: str, way: str
) -> None:
    run = runs[program, way]
    assert run.seen == written("seen")
    assert run.shown == written("shown")
    assert run.forged in {401, 403}
    assert run.waited >= 0.99  # of the one second that the 429 asked for
    assert (run.code, run.webhook) == (0, "")

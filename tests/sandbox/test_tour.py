"""The data of a guided tour: read, refused with a sentence, and given to the page."""

import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from sandbox.botapi import Sandbox
from sandbox.client import Phones
from sandbox.tour import Tour, TourError

MOVE = {
    "do": {"en": "Ann: hello", "zh": "Ann: 你好"},
    "until": {"en": "Bo sees New", "zh": "Bo sees 新"},
}
STEP = {"title": {"en": "A", "zh": "甲"}, "text": {"en": "B", "zh": "乙"}, "moves": [MOVE]}
DATA: dict[str, Any] = {"steps": [STEP], "end": {"en": "End", "zh": "完"}}


def with_move(**changes: Any) -> dict[str, Any]:
    data = deepcopy(DATA)
    data["steps"][0]["moves"][0] |= changes
    return data


async def test_the_page_is_told_whose_phone_and_what_to_look_for() -> None:
    async with Sandbox(tour=Tour.of(DATA)) as box, Phones(box.url) as phones:
        ann, bo = await phones.add("Ann"), await phones.add("Bo")
        told = await phones.call("GET", "/tour")
    [move] = told["steps"][0]["moves"]
    line = "Ann: hello"
    assert move["do"]["en"] == {"kind": "write", "person": ann.id, "words": "hello", "line": line}
    assert move["until"]["zh"] == {"person": bo.id, "words": "新"}
    assert told["end"] == DATA["end"]
    assert told["id"]


async def test_a_step_of_somebody_who_has_no_phone_is_left_out(phones: Phones) -> None:
    assert (await phones.call("GET", "/tour"))["steps"] == []
    tour = Tour.of(DATA)
    assert tour.as_json({"Ann": 1})["steps"] == []
    assert len(tour.as_json({"Ann": 1, "Bo": 2})["steps"]) == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "the tour lacks or misplaces: 'steps'"),
        ({"steps": [], "end": {}}, "the tour has no steps"),
        ({"steps": [{**STEP, "moves": []}], "end": {}}, "step 1 of the tour has nothing to do"),
        ({"steps": ["x"], "end": {}}, "the tour lacks or misplaces"),
        ([], "the tour lacks or misplaces"),
        (with_move(do={"en": "Ann says"}), "step 1 of the tour: line 1: this is no step: Ann says"),
        (with_move(do={"en": "clock +1 day"}), "step 1 of the tour can only write or tap"),
        (with_move(do={"en": "Ann taps A under B"}), "step 1 of the tour can only write or tap"),
        (with_move(until={"en": "Bo hears"}), "step 1 of the tour: line 1: this is no step"),
        (with_move(until={}), "step 1 of the tour has nothing to do"),
    ],
)
def test_what_a_tour_lacks_is_named(data: Any, sentence: str) -> None:
    with pytest.raises(TourError) as caught:
        Tour.of(data)
    assert str(caught.value).startswith(sentence)


def test_a_file_that_is_no_tour_is_refused_in_one_line(tmp_path: Path) -> None:
    good, bad = tmp_path / "tour.json", tmp_path / "bad.json"
    good.write_text(json.dumps(DATA), encoding="utf-8")
    bad.write_text("{", encoding="utf-8")
    assert len(Tour.from_file(good).stops) == 1
    done = subprocess.run(
        [sys.executable, "-m", "sandbox", "--tour", str(bad)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "cannot be read as JSON" in done.stderr.splitlines()[-1]

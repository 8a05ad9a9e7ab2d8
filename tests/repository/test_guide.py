"""The officers' guide shows pictures that are there and that its story makes, and speaks to all."""

import re
from pathlib import Path

from casework.people import Language, Role
from sandbox.scenario import Act, parse
from wording.texts import words_for

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "guide.zh-CN.md").read_text(encoding="utf-8")
SHOWN = re.findall(r'<img src="images/([a-z-]+)\.png" [^>]*alt="[^"]+">', GUIDE)
LIGHT = 150_000  # bytes; a guide is opened on the road


def test_every_picture_is_there_light_and_told_in_words() -> None:
    assert GUIDE.count("<img") == len(SHOWN)
    assert max((DOCS / "images" / f"{name}.png").stat().st_size for name in SHOWN) < LIGHT


def test_the_story_of_the_guide_makes_each_of_its_pictures_and_no_other() -> None:
    story = (DOCS / "stories" / "guide" / "zh.txt").read_text(encoding="utf-8")
    made = [step.words for step in parse(story) if step.act is Act.PICTURE]
    assert sorted(made) == sorted(SHOWN)


def test_every_role_has_its_section() -> None:
    say = words_for(Language.CHINESE)
    titles = "\n".join(re.findall(r"^## (.+)$", GUIDE, re.MULTILINE))
    assert [role for role in Role if say(f"role-{role.value}").split("、")[0] not in titles] == []


def test_it_is_linked_where_officers_begin_to_read() -> None:
    for name in ("README.zh-CN.md", "README.md"):
        assert "docs/guide.zh-CN.md" in (DOCS.parent / name).read_text(encoding="utf-8")

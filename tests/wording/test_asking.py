"""What plain words ask for: a unit and a time beside them, in any order."""

import pytest

from wording.asking import Asked, recognise


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("谁拖着 柳湾 上月", Asked("overdue", "柳湾 上月")),
        ("柳湾上月谁拖着", Asked("overdue", "柳湾上月", first=False)),
        ("柳湾 谁拖着 上月", Asked("overdue", "柳湾   上月", first=False)),
        ("本周 谁拖着 柳湾", Asked("overdue", "本周   柳湾", first=False)),
        ("考核 柳湾镇", Asked("appraisals", "柳湾镇")),
        ("柳湾镇考核", Asked("appraisals", "柳湾镇", first=False)),
        ("考核", Asked("appraisals")),
    ],
)
def test_a_unit_and_a_time_stand_beside_the_word(typed: str, asked: Asked) -> None:
    assert recognise(typed) == asked


@pytest.mark.parametrize("typed", ["桥 超期 没修", "上月的谁拖着了路灯", "会议 柳湾镇"])
def test_another_sentence_stays_one(typed: str) -> None:
    assert recognise(typed) is None

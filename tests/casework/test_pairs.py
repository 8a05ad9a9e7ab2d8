"""What a text is found by."""

import pytest

from casework.pairs import parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("机井坏", [["机井", "井坏"]]),
        ("低保,机井。", [["低保"], ["机井"]]),
        ("低，保", []),
        ("Ｐump 坏了", [["pu", "um", "mp"], ["坏了"]]),
        ("第3组a号", [["第3", "3组", "组a", "a号"]]),
        ("𠮷𠮷家", [["𠮷𠮷", "𠮷家"]]),
        ("井", []),
        ("%_'\"·§", []),
    ],
)
def test_a_text_is_found_by_its_pairs_and_never_across_a_sign(
    text: str, found: list[list[str]]
) -> None:
    assert parts(text) == found

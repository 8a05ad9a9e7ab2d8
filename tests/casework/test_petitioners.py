"""Who is the same person: by a number, or by a name of one place."""

import pytest

from casework.petitioners import NAME, names, same_as


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("张三", ("张三",)),
        ("张三、李四，王五", ("张三", "李四", "王五")),
        (" 张三 \n李四、张三", ("张三", "李四")),
        ("张三〔☎1〕", ("张三",)),
        ("〔☎1〕", ()),
    ],
)
def test_names_stand_apart_and_marks_of_numbers_are_none(
    typed: str, found: tuple[str, ...]
) -> None:
    assert names(typed) == found


def test_a_number_is_one_person_wherever() -> None:
    assert same_as("phone", "13800138000", None) == same_as("phone", "13800138000", "990000")
    assert same_as("phone", "13800138000", None) != same_as("id_card", "13800138000", None)


def test_a_name_is_one_person_in_one_place_only() -> None:
    assert same_as(NAME, "张 三", "990000") == same_as(NAME, "张三\u200b", "990000")
    assert same_as(NAME, "张三", "990000") != same_as(NAME, "张三", "990001")
    assert same_as(NAME, "张三", None) is None

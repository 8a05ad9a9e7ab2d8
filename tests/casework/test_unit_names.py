"""Units are called as people call them."""

import pytest

from casework.unit_names import short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("东关村民委员会", "东关村"),
        ("上湾村村民委员会", "上湾村"),
        ("幸福路社区居民委员会", "幸福路社区"),
        ("北沟村委会", "北沟村"),
        ("北沟村村委会", "北沟村"),
        ("柳湾社区居委会", "柳湾社区"),
        ("东街居民委员会", "东街"),
        ("上湾新村村", "上湾新村村"),
        ("柳湾镇", "柳湾镇"),
        ("村民委员会", "村民委员会"),
    ],
)
def test_short_names_are_as_people_say_them(name: str, short: str) -> None:
    assert short_name(name) == short

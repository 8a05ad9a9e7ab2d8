"""What a button carries is read strictly: anything else is an old or a forged one."""

import pytest

from casework.actions import View, chosen, number
from casework.errors import OldButtonError


def test_a_number_that_a_button_carries_is_read() -> None:
    assert number("142") == 142


@pytest.mark.parametrize("forged", ["", "-1", "1.5", "１４２", "²", "142;", "None"])
def test_what_is_no_number_is_an_old_button(forged: str) -> None:
    with pytest.raises(OldButtonError):
        number(forged)


def test_a_button_names_a_member_or_is_an_old_one() -> None:
    assert chosen(View, View.CASE.value) is View.CASE
    with pytest.raises(OldButtonError):
        chosen(View, "nowhere")

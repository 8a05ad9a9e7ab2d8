"""A query code as it is read out, and who may tell it."""

import pytest

from casework.matters import MatterType
from casework.people import Role
from casework.protection_errors import CodeFormError
from casework.query_codes import grouped, read, who_tells


@pytest.mark.parametrize(
    "typed", ["0123456789", "0123 456 789", "0123-456-789", "０１２３４５６７８９"]
)
def test_it_is_taken_in_whatever_groups(typed: str) -> None:
    assert read(typed) == "0123456789"


@pytest.mark.parametrize("typed", ["", "123", "01234567890", "012345678a", "XF26-142-K"])
def test_anything_else_is_no_code(typed: str) -> None:
    with pytest.raises(CodeFormError):
        read(typed)


def test_it_is_read_out_in_three_groups() -> None:
    assert grouped("0123456789") == "0123 456 789"


def test_of_an_accusation_the_clerk_alone_tells_it() -> None:
    assert who_tells(MatterType.ACCUSATION) == (Role.CLERK,)
    assert Role.LIAISON in who_tells(MatterType.APPEAL)

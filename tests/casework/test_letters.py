"""Who registers a sealed letter."""

from casework.letters import is_registered_by

RECEIVERS = {1, 2}


def test_whoever_received_it_registers_it_and_no_other_receiver() -> None:
    assert is_registered_by(1, 1, RECEIVERS)
    assert not is_registered_by(2, 1, RECEIVERS)


def test_nobody_registers_what_has_not_arrived() -> None:
    assert not is_registered_by(1, None, RECEIVERS)


def test_once_they_receive_letters_no_longer_whoever_does() -> None:
    assert is_registered_by(2, 9, RECEIVERS)
    assert not is_registered_by(9, 9, RECEIVERS)

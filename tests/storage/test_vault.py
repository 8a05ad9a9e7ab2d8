"""What the vault seals opens in its own place only, under a key in force."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.types import Sealed, SealedBytes
from storage.vault import Vault, WrongKeyError, make_key

KEY, OTHER = make_key(), make_key()


@given(st.text(), st.integers(), st.text(max_size=20))
def test_what_is_sealed_opens_in_its_place(text: str, row: int, column: str) -> None:
    vault = Vault([KEY])
    assert vault.open("note", row, column, vault.seal("note", row, column, text)) == text


@pytest.mark.parametrize(
    "place", [("lead", 1, "text"), ("note", 2, "text"), ("note", 1, "name"), ("not", "e1", "text")]
)
def test_what_was_moved_does_not_open(place: tuple[str, object, str]) -> None:
    vault = Vault([KEY])
    sealed = vault.seal("note", 1, "text", "hidden")
    with pytest.raises(WrongKeyError):
        vault.open(*place, sealed)


def test_the_text_does_not_show_and_no_two_seals_are_alike() -> None:
    vault = Vault([KEY])
    first, second = (vault.seal("note", 1, "text", "hidden") for _ in range(2))
    assert b"hidden" not in first.token
    assert first != second


def test_a_changed_byte_is_noticed() -> None:
    vault = Vault([KEY])
    token = bytearray(vault.seal("note", 1, "text", "hidden").token)
    for position in range(len(token)):
        changed = bytes(byte ^ (n == position) for n, byte in enumerate(token))
        with pytest.raises(WrongKeyError):
            vault.open("note", 1, "text", SealedBytes(changed))


def test_older_keys_still_open_and_the_newest_seals() -> None:
    old = Vault([KEY]).seal("note", 1, "text", "hidden")
    rotated = Vault([OTHER, KEY])
    assert rotated.open("note", 1, "text", old) == "hidden"
    with pytest.raises(WrongKeyError):
        Vault([KEY]).open("note", 1, "text", rotated.seal("note", 1, "text", "hidden"))


def test_a_lost_key_opens_nothing() -> None:
    with pytest.raises(WrongKeyError):
        Vault([OTHER]).open("note", 1, "text", Vault([KEY]).seal("note", 1, "text", "hidden"))


def test_the_blind_index_is_the_same_for_one_key_and_none_other() -> None:
    number = "13800000001"
    assert Vault([KEY]).blind_index(number) == Vault([KEY]).blind_index(number)
    both = Vault([OTHER, KEY]).blind_index(number)
    assert both == Vault([OTHER]).blind_index(number) + Vault([KEY]).blind_index(number)
    assert all(number not in index for index in both)


@pytest.mark.parametrize("keys", [[], ["c2hvcnQ="], [KEY, "c2hvcnQ="]])
def test_a_key_of_another_length_is_refused(keys: list[str]) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Vault(keys)


def test_plain_text_cannot_enter_a_sealed_column() -> None:
    with pytest.raises(TypeError):
        Sealed().process_bind_param(b"hidden", None)  # type: ignore[arg-type]

"""The hints about a field day: when one is given, and when it is not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from casework.media import Incoming, MediaKind
from casework.visit_flags import (
    Picture,
    is_far,
    is_picture,
    is_same,
    is_used_again,
    opens_as_picture,
    says_the_same,
)

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def picture(unique_id: str = "a", sha256: str | None = None, looks: int | None = None) -> Picture:
    return Picture(NOW, unique_id, sha256, looks)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (picture("a"), picture("a"), True),
        (picture("a"), picture("b"), False),
        (picture("a", "f00d"), picture("b", "f00d"), True),
        (picture("a", "f00d"), picture("b", "beef"), False),
        (picture("a", "f00d", 0b1111), picture("b", "beef", 0b1110), True),
        (picture("a", None, 0), picture("b", None, 0x7F), True),  # seven bits apart
        (picture("a", None, 0), picture("b", None, 0xFF), False),  # eight bits apart
        (picture("a", None, 5), picture("b"), False),  # one of them not read yet
    ],
)
def test_a_picture_is_known_again(one: Picture, other: Picture, *, same: bool) -> None:
    assert is_same(one, other) is is_same(other, one) is same


def test_only_the_later_of_two_has_been_used_before() -> None:
    first = picture("a")
    second = first._replace(at=NOW + timedelta(days=3))
    assert is_used_again([second], [first])
    assert not is_used_again([first], [second])
    assert not is_used_again([], [first])


@pytest.mark.parametrize(
    ("line", "others", "same"),
    [
        ("见了种粮户,水渠漏水", ["见了种粮户,水渠漏水"], True),
        ("见了种粮户, 水渠漏水", ["见了种粮户,水渠漏水\n"], True),
        ("见了种粮户,水渠漏水", ["见了养殖户,路灯不亮"], False),
        ("没有", ["没有"], False),  # alike by chance
        ("见了种粮户,水渠漏水", [], False),
    ],
)
def test_the_same_words_are_the_same_but_for_spaces(
    line: str, others: list[str], *, same: bool
) -> None:
    assert says_the_same(line, others) is same


def test_far_begins_beyond_five_kilometres() -> None:
    assert not is_far(5.0)
    assert is_far(5.1)


@pytest.mark.parametrize(
    ("kind", "name", "told_type", "shows"),
    [
        (MediaKind.PHOTO, None, None, True),
        (MediaKind.VIDEO, None, None, True),
        (MediaKind.DOCUMENT, "村口.JPG", None, True),
        (MediaKind.DOCUMENT, "村口", "image/jpeg", True),
        (MediaKind.DOCUMENT, "名单.xlsx", "application/vnd.ms-excel", False),
        (MediaKind.DOCUMENT, None, None, False),
        (MediaKind.VOICE, None, None, False),
    ],
)
def test_what_shows_a_place_is_a_picture_however_it_was_sent(
    kind: MediaKind, name: str | None, told_type: str | None, *, shows: bool
) -> None:
    assert is_picture(Incoming(kind, "file", "unique", 9, name, told_type)) is shows


def test_a_picture_that_nobody_here_opens_shows_no_place() -> None:
    named = Incoming(MediaKind.DOCUMENT, "file", "unique", 9, "IMG_1.HEIC")
    assert not is_picture(named)
    assert not is_picture(replace(named, name="1.dat", told_type="image/heic"))


@pytest.mark.parametrize(
    ("found", "opens"),
    [
        (None, True),  # not read yet
        ("image/jpeg", True),
        ("video/quicktime", True),
        ("image/heic", False),  # nobody here can look at it
        ("text/plain", False),
    ],
)
def test_what_can_be_looked_at_is_told_by_its_content(found: str | None, *, opens: bool) -> None:
    assert opens_as_picture(found) is opens

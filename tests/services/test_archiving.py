"""The queue of attachments, on both databases: who takes what, when, and what comes of it."""

from datetime import timedelta

import pytest
from movable_time import MovableTime

from casework.attachments import Cause, Stored, ToFetch
from casework.matters import Subject
from casework.media import Attachment, Incoming, MediaKind, MediaState
from services import archiving
from storage import archiving as queue
from storage import media
from storage.database import Database

LEASE = timedelta(minutes=30)
SUBJECT = (Subject.LEAD, 5)
FOUND = Stored("0" * 32, "a" * 64, "image/jpeg", look=0x8000_0000_0000_0001)


def attach(database: Database, *names: str) -> None:
    for name in names:
        file = Incoming(MediaKind.PHOTO, name, name, 100, f"{name}.jpg", "image/jpeg")
        database.write_now(media.add, SUBJECT, 1, file)


def take(database: Database, limit: int = 10) -> list[ToFetch]:
    return database.write_now(archiving.take, limit, LEASE)


def attached(database: Database) -> list[Attachment]:
    return database.read_now(media.of, [SUBJECT])


def test_the_oldest_goes_first_and_nobody_takes_it_twice(
    database: Database, clock: MovableTime
) -> None:
    attach(database, "a")
    clock.set(clock() + timedelta(seconds=1))
    attach(database, "b", "c")
    assert [one.file_id for one in take(database, 2)] == ["a", "b"]
    assert [(one.file_id, one.name, one.tries) for one in take(database)] == [("c", "c.jpg", 1)]
    assert take(database) == []
    assert database.read_now(archiving.seconds_to_next) == LEASE.total_seconds()
    clock.set(clock() + LEASE)
    assert [(one.file_id, one.tries) for one in take(database)] == [("a", 2), ("b", 2), ("c", 2)]


def test_what_is_stored_stands_on_the_row_and_leaves_the_queue(database: Database) -> None:
    attach(database, "a")
    (one,) = take(database)
    assert database.write_now(archiving.stored, one.media_id, FOUND)
    assert not database.write_now(archiving.stored, one.media_id, FOUND)  # somebody was first
    (item,) = attached(database)
    assert (item.state, item.sha256, item.stored_as) == (MediaState.STORED, "a" * 64, "0" * 32)
    assert item.picture_hash == FOUND.look
    assert database.read_now(archiving.all_stored) == {"0" * 32: item.id}
    assert database.read_now(archiving.seconds_to_next) is None


def test_what_failed_waits_and_is_counted_by_its_cause(
    database: Database, clock: MovableTime
) -> None:
    attach(database, "a", "b", "c", "d")
    for one, cause in zip(take(database), (Cause.DISK, Cause.DISK, Cause.TYPE), strict=False):
        database.write_now(archiving.not_stored, one, cause, 60.0)
    assert database.read_now(queue.waiting) == {None: 1, Cause.DISK: 2}
    assert take(database) == []
    clock.set(clock() + timedelta(seconds=60))
    assert [one.file_id for one in take(database)] == ["a", "b"]


def test_what_was_claimed_and_not_seen_to_is_given_back(database: Database) -> None:
    attach(database, "a", "b")
    first, _ = take(database)
    database.write_now(archiving.put_off, [first.media_id])
    assert [one.file_id for one in take(database)] == ["a"]


def test_what_is_erased_is_found_by_nobody_and_waits_for_its_bytes_to_go(
    database: Database,
) -> None:
    attach(database, "a", "b")
    one, _ = take(database)
    database.write_now(archiving.stored, one.media_id, FOUND)
    database.write_now(media.erase, SUBJECT)
    assert attached(database) == []
    (left,) = take(database)
    assert (left.state, left.stored_as, left.name) == (MediaState.ERASED, "0" * 32, None)
    assert (left.file_id, left.told_type) == ("", None)
    assert database.read_now(queue.waiting) == {}
    database.write_now(archiving.removed, left.media_id)
    assert database.read_now(archiving.all_stored) == {}


@pytest.mark.parametrize("size", [None, 20 * 2**20])
def test_an_attachment_of_unknown_size_is_tried(database: Database, size: int | None) -> None:
    database.write_now(media.add, SUBJECT, 1, Incoming(MediaKind.DOCUMENT, "f", "u", size))
    assert len(take(database)) == 1


def test_what_is_over_the_limit_is_never_queued(database: Database) -> None:
    big = Incoming(MediaKind.DOCUMENT, "f", "u", 20 * 2**20 + 1)
    database.write_now(media.add, SUBJECT, 1, big)
    assert [one.state for one in attached(database)] == [MediaState.BY_REFERENCE]
    assert take(database) == []


def test_the_new_name_of_a_copy_is_remembered(database: Database) -> None:
    attach(database, "a")
    (item,) = attached(database)
    database.write_now(archiving.sent_anew, item.id, "new")
    assert [one.file_id for one in attached(database)] == ["new"]

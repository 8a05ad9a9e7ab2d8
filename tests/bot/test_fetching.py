"""Attachments are fetched from Telegram and stored, whatever comes between, once."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiogram import Dispatcher
from movable_time import MovableTime
from photographs import PLANTED, from_a_phone, saved, scene
from running import Running, running, until
from small_county import County
from tight_disk import no_room_for_more_than

from bot.fetching import LEASE
from bot.governor import Governor
from casework.attachments import MediaTally
from casework.matters import Subject
from casework.media import Attachment, Incoming, MediaKind, MediaState
from services import archiving
from storage import archiving as queue
from storage import media
from storage.database import Database

SUBJECT = (Subject.LEAD, 1)
PDF = b"%PDF-1.7\n" + b"words " * 40_000


async def sent(run: Running, content: bytes, name: str = "通知.pdf", **fields: Any) -> Incoming:
    """A document that somebody has sent to the bot."""
    phone = await run.phones.add("林")
    await phone.start()
    return _incoming((await phone.document(content, name, **fields))["document"], name)


def _incoming(document: dict[str, Any], name: str, limit: int = 20 * 2**20) -> Incoming:
    return Incoming(
        MediaKind.DOCUMENT,
        document["file_id"],
        document["file_unique_id"],
        document["file_size"],
        name,
        document.get("mime_type"),
        limit,
    )


def attach(run: Running, file: Incoming) -> None:
    run.database.write_now(media.add, SUBJECT, 1, file)


def attached(run: Running) -> list[Attachment]:
    return run.database.read_now(media.of, [SUBJECT])


def content_of(run: Running, item: Attachment) -> bytes:
    return b"".join(run.database.attachments.read(item.id, item.stored_as or ""))


def files(run: Running) -> list[Path]:
    return [path for path in run.database.attachments.path.rglob("*") if path.is_file()]


def waiting(run: Running) -> dict[Any, int]:
    return dict(run.database.read_now(queue.waiting))


async def test_what_was_sent_is_fetched_sealed_and_known_by_its_hash(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        attach(run, await sent(run, PDF))
        assert [one.state for one in attached(run)] == [MediaState.WAITING]
        await run.settle()
        (item,) = attached(run)
        assert (item.state, item.mismatch) == (MediaState.STORED, False)
        assert item.content_type == "application/pdf"
        assert content_of(run, item) == PDF
        (path,) = files(run)
        assert b"words" not in path.read_bytes()
        assert "通知" not in str(path)
        assert run.app.metrics.registry.get_sample_value("lianluo_attachments_stored_total") == 1


async def test_a_photo_is_stored_without_place_and_found_again_by_its_look(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        once = from_a_phone(scene(3))
        for content in (once, once, from_a_phone(scene(3), quality=50), from_a_phone(scene(4))):
            attach(run, await sent(run, content, "IMG_2031.jpg"))
        await run.settle()
        first, again, weaker, other = attached(run)
        assert PLANTED in once
        assert PLANTED not in content_of(run, first)
        assert first.sha256 == again.sha256 != weaker.sha256
        looks = [item.picture_hash for item in (first, weaker, other)]
        assert all(look is not None for look in looks)
        assert (looks[0] ^ looks[1]).bit_count() <= 4
        assert (looks[0] ^ looks[2]).bit_count() >= 12


async def test_a_file_that_lies_about_its_type_is_kept_sealed_and_marked(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        attach(run, await sent(run, b"MZ\x90\x00" + bytes(500), "通知.pdf"))
        await run.settle()
        (item,) = attached(run)
        assert (item.state, item.mismatch) == (MediaState.STORED, True)
        assert content_of(run, item).startswith(b"MZ")


@pytest.mark.parametrize(
    "case",
    [
        (b"MZ\x90\x00" + bytes(500), "setup.exe", "type"),
        (saved(scene())[:5000], "照片.jpg", "unreadable"),
    ],
)
async def test_what_is_not_kept_is_refused_with_the_cause(
    lite_database: Database,
    clock: MovableTime,
    county: County,
    silent: Dispatcher,
    case: tuple[bytes, str, str],
) -> None:
    content, name, cause = case
    async with running(lite_database, clock, silent) as run:
        attach(run, await sent(run, content, name))
        await run.settle()
        assert [one.state for one in attached(run)] == [MediaState.REFUSED]
        assert MediaTally.of(attached(run)).missing == 1
        assert files(run) == []
        failed = run.app.metrics.registry.get_sample_value(
            "lianluo_attachments_failed_total", {"cause": cause}
        )
        assert failed == 1


async def test_what_the_server_calls_too_big_is_kept_by_reference(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        told = await sent(run, b"film", "录像.mp4", size=25 * 2**20)
        attach(run, told)
        unsized = Incoming(told.kind, told.file_id, "another", None, told.name)
        attach(run, unsized)
        assert [one.state for one in attached(run)] == [MediaState.BY_REFERENCE, MediaState.WAITING]
        await run.settle()
        assert [one.state for one in attached(run)] == [MediaState.BY_REFERENCE] * 2
        assert files(run) == []


async def test_a_server_of_the_offices_own_gives_any_size_by_its_path(
    lite_database: Database,
    clock: MovableTime,
    county: County,
    silent: Dispatcher,
    tmp_path: Path,
) -> None:
    async with running(lite_database, clock, silent, api_local=True) as run:
        run.box.core.files.local = tmp_path / "server"
        document = await sent(run, PDF, size=25 * 2**20)
        attach(run, replace(document, limit=None))
        await run.settle()
        (item,) = attached(run)
        assert item.state is MediaState.STORED
        assert content_of(run, item) == PDF


async def test_a_network_that_fails_is_waited_for_longer_each_time(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        attach(run, await sent(run, PDF))
        run.box.core.faults.change({"error_code": 502})
        await run.app.fetcher.settle()
        assert [one.state for one in attached(run)] == [MediaState.FAILED]
        assert waiting(run) == {"network": 1}
        first = lite_database.read_now(archiving.seconds_to_next)
        assert first is not None
        assert 15 <= first <= 30
        run.move(clock() + timedelta(seconds=31))
        await run.app.fetcher.settle()
        second = lite_database.read_now(archiving.seconds_to_next)
        assert second is not None
        assert 30 <= second <= 60
        run.box.core.faults.change({"error_code": None})
        run.move(clock() + timedelta(seconds=61))
        await run.settle()
        assert content_of(run, attached(run)[0]) == PDF
        assert waiting(run) == {}


async def test_a_file_that_telegram_lost_is_asked_for_for_days_and_then_gone(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        attach(run, await sent(run, PDF))
        run.box.core.faults.change({"files_expired": True})
        began, tries = clock(), 0
        while attached(run)[0].state is not MediaState.GONE:
            await run.app.fetcher.settle()
            tries += 1
            run.move(clock() + timedelta(hours=12))
        assert tries == 16
        assert clock() - began > timedelta(days=3)
        assert lite_database.read_now(archiving.seconds_to_next) is None
        assert MediaTally.of(attached(run)).missing == 1


async def test_an_id_that_telegram_never_gave_is_given_up_at_once(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        attach(run, Incoming(MediaKind.PHOTO, "nothing", "u"))
        await run.settle()
        assert [one.state for one in attached(run)] == [MediaState.GONE]


async def test_a_full_disk_leaves_nothing_half_written_and_is_tried_again(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        big = run.box.core.files.add("document", b"%PDF-1.7\n" + bytes(6_000_000))
        attach(run, Incoming(MediaKind.DOCUMENT, big.file_id, big.unique_id, big.size, "通知.pdf"))
        with no_room_for_more_than(4_500_000):  # the record itself still finds room
            await run.app.fetcher.settle()
        assert [one.state for one in attached(run)] == [MediaState.FAILED]
        assert waiting(run) == {"disk": 1}
        assert files(run) == []
        run.move(clock() + timedelta(minutes=1))
        await run.settle()
        assert [one.state for one in attached(run)] == [MediaState.STORED]


async def test_what_was_being_fetched_at_the_stop_is_fetched_at_the_next_start(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent, start=False) as run:
        await run.box.drained()
        attach(run, await sent(run, PDF))
        run.box.core.faults.change({"latency": 30})
        await run.app.start()
        await until(lambda: lite_database.read_now(archiving.seconds_to_next) != 0)
        await run.app.stop()
        run.box.core.faults.change({"latency": 0})
        assert [one.state for one in attached(run)] == [MediaState.WAITING]
        run.build(silent)
        await run.app.start()
        await run.settle()
        assert content_of(run, attached(run)[0]) == PDF


async def test_after_a_crash_it_is_fetched_when_the_lease_is_over(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        file = await sent(run, PDF)
        attach(run, file)
        claimed = lite_database.write_now(archiving.take, 4, LEASE)
        assert [one.file_id for one in claimed] == [file.file_id]
        await run.settle()
        assert [one.state for one in attached(run)] == [MediaState.WAITING]
        run.move(clock() + LEASE)
        await run.settle()
        assert [one.state for one in attached(run)] == [MediaState.STORED]


async def test_what_is_erased_goes_from_the_disk_too(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        attach(run, await sent(run, PDF))
        await run.settle()
        (item,) = attached(run)
        attach(run, await sent(run, PDF))  # this one is not stored yet
        run.database.write_now(media.erase, SUBJECT)
        assert attached(run) == []
        await run.settle()
        assert files(run) == []
        assert lite_database.read_now(archiving.all_stored) == {}
        assert item.stored_as


async def test_what_is_erased_while_it_is_fetched_leaves_nothing(
    lite_database: Database, clock: MovableTime, county: County, silent: Dispatcher
) -> None:
    async with running(lite_database, clock, silent) as run:
        attach(run, await sent(run, PDF))
        run.box.core.faults.change({"latency": 0.2})
        fetching = asyncio.create_task(run.app.fetcher.settle())
        await until(lambda: lite_database.read_now(archiving.seconds_to_next) != 0)
        await lite_database.write(media.erase, SUBJECT)
        await fetching
        assert files(run) == []


async def test_a_slot_in_a_lull_comes_after_every_reply_and_push() -> None:
    governor, order = Governor(50.0, chat_interval=0), []

    async def take(name: str) -> None:
        if name == "fetch":
            await governor.lull()
        else:
            await governor.slot(reply=name == "reply")
        order.append(name)

    await governor.slot()
    await asyncio.gather(*(take(name) for name in ("fetch", "push", "push", "reply", "push")))
    assert order == ["reply", "push", "push", "push", "fetch"]

"""Photos that turn out to be none, and pictures that are known again."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from random import Random

import pytest
from movable_time import MovableTime
from PIL import Image, ImageDraw
from sqlalchemy import text
from town import PHOTO, Town

from casework.attachments import Cause, Stored
from casework.media import Incoming, MediaKind
from casework.sheets_visits import Mark
from casework.visit_flags import ALIKE_BITS, VisitFlag
from services import archiving, forms, visit_cards, visit_evidence, visit_hosts, visits
from storage import pictures
from storage.unit import Unit as Writing

SAME_WORDS = "见了种粮户,水渠漏水"


def flags(town: Town, name: str, day: int) -> tuple[VisitFlag, ...]:
    found: tuple[VisitFlag, ...] = town.see(visit_cards.card, name, day).line.flags
    return found


def fetched(town: Town, cause: Cause) -> None:
    """What waits to be fetched has come, or not, with this cause."""

    def work(unit: Writing) -> None:
        for fetch in archiving.take(unit, 9, timedelta(minutes=1)):
            archiving.not_stored(unit, fetch, cause, 30)

    town.database.write_now(work)


def test_a_photo_that_does_not_open_counts_no_more_and_the_host_is_asked(
    town: Town, clock: MovableTime
) -> None:
    day = town.log("周明")
    town.do(visit_evidence.add, "周明", day, PHOTO)
    assert (town.state("周明").done, town.told("何山")) == (1, [])
    fetched(town, Cause.NETWORK)  # which passes
    assert town.state("周明").done == 1
    clock.move(hours=1)
    fetched(town, Cause.UNREADABLE)
    card = town.see(visit_cards.card, "周明", day)
    assert (card.line.mark, card.broken, town.state("周明").done) == (Mark.WAITING, 1, 0)
    assert town.told("周明") == ["visit_unreadable"]
    assert town.told("何山") == ["visit_to_confirm"]
    town.do(visit_evidence.add, "周明", day, replace(PHOTO, unique_id="another"))
    assert town.state("周明").done == 1
    assert (town.told("周明"), town.told("何山")) == ([], [])


def test_one_photo_that_opens_is_enough_and_so_is_the_hosts_word(
    town: Town, clock: MovableTime
) -> None:
    confirmed, two = town.log("周明"), town.log("周明", day="yesterday")
    town.do(visit_evidence.add, "周明", confirmed, PHOTO)
    town.do(visit_hosts.confirm, "何山", confirmed)
    town.do(visit_evidence.add, "周明", two, PHOTO)
    fetched(town, Cause.UNREADABLE)
    town.do(visit_evidence.add, "周明", two, replace(PHOTO, unique_id="another"))
    assert town.state("周明").done == 2
    clock.move(minutes=1)
    fetched(town, Cause.TOO_LARGE)  # kept by reference
    assert town.state("周明").done == 2


def test_a_photo_known_not_to_open_before_the_day_is_logged_is_no_evidence(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(forms.type_text, "周明", form, SAME_WORDS)
    town.do(visit_evidence.attach, "周明", form, PHOTO)
    fetched(town, Cause.UNREADABLE)
    day = town.do(forms.finish, "周明", form).ref
    card = town.see(visit_cards.card, "周明", day)
    assert (card.line.mark, card.broken) == (Mark.WAITING, 1)
    assert town.told("何山") == ["visit_to_confirm"]


def read_as(town: Town, content_type: str) -> None:
    """What waits to be fetched has been stored, and is of this type whatever it was called."""

    def work(unit: Writing) -> None:
        for fetch in archiving.take(unit, 9, timedelta(minutes=1)):
            found = Stored(f"{fetch.media_id:032x}", "f" * 64, content_type, mismatch=True)
            archiving.stored(unit, fetch.media_id, found)

    town.database.write_now(work)


@pytest.mark.parametrize("found", ["text/plain", "application/pdf", "image/heic"])
def test_a_file_that_is_a_picture_by_name_alone_counts_no_more(town: Town, found: str) -> None:
    day = town.log("周明")
    named = Incoming(MediaKind.DOCUMENT, "file", "named", 900, "村口.jpg", "image/jpeg")
    town.do(visit_evidence.add, "周明", day, named)
    read_as(town, found)
    card = town.see(visit_cards.card, "周明", day)
    assert (card.line.mark, card.broken, town.state("周明").done) == (Mark.WAITING, 1, 0)
    assert (town.told("周明"), town.told("何山")) == (["visit_unreadable"], ["visit_to_confirm"])


def test_a_picture_is_evidence_though_its_name_says_another_kind(town: Town) -> None:
    day = town.log("周明")
    town.do(visit_evidence.add, "周明", day, PHOTO)
    read_as(town, "video/mp4")
    card = town.see(visit_cards.card, "周明", day)
    assert (card.line.mark, card.broken) == (Mark.PHOTO, 0)


def test_what_was_no_picture_before_the_day_is_logged_is_no_evidence(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(forms.type_text, "周明", form, SAME_WORDS)
    town.do(visit_evidence.attach, "周明", form, PHOTO)
    read_as(town, "text/plain")
    day = town.do(forms.finish, "周明", form).ref
    assert town.see(visit_cards.card, "周明", day).line.mark is Mark.WAITING
    assert town.told("何山") == ["visit_to_confirm"]


def scene(seed: int) -> Image.Image:
    """A picture with some large shapes, the same for the same seed."""
    chance = Random(seed)  # noqa: S311 # shapes, no secrets
    image = Image.new("RGB", (640, 480), (200, 220, 240))
    draw = ImageDraw.Draw(image)
    for _shape in range(12):
        x, y = chance.randrange(560), chance.randrange(400)
        color = tuple(chance.randrange(256) for _part in range(3))
        draw.rectangle((x, y, x + chance.randrange(60, 220), y + chance.randrange(60, 200)), color)
    return image


def jpeg(image: Image.Image, quality: int) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=quality)
    return file.getvalue()


def stored(town: Town, unique_id: str, content: bytes) -> None:
    """Note what a file's bytes are, as it is done when it is stored."""
    picture = pictures.make_anew(content)
    facts = {
        "sha256": sha256(picture.content).hexdigest(),
        "look": f"{picture.look:016x}",
        "unique_id": unique_id,
    }
    note = "UPDATE media SET sha256 = :sha256, picture_hash = :look WHERE unique_id = :unique_id"
    town.database.write_now(lambda unit: unit.run(text(note), facts))


@pytest.mark.parametrize(
    ("again", "same"),
    [
        (jpeg(scene(1), 90), True),  # the very same bytes from another phone
        (jpeg(scene(1).resize((320, 240)), 40), True),  # made smaller and compressed anew
        (jpeg(scene(2), 90), False),
    ],
)
def test_a_picture_is_known_again_by_its_bytes_and_by_what_it_looks_like(
    town: Town, clock: MovableTime, *, again: bytes, same: bool
) -> None:
    first = town.log("林小溪", "上湾村")
    town.do(visit_evidence.add, "林小溪", first, replace(PHOTO, unique_id="one"))
    clock.move(hours=1)
    second = town.log("周明")
    town.do(visit_evidence.add, "周明", second, replace(PHOTO, unique_id="two"))
    assert flags(town, "周明", second) == ()  # neither has been read yet
    stored(town, "one", jpeg(scene(1), 90))
    stored(town, "two", again)
    assert flags(town, "周明", second) == ((VisitFlag.SAME_PHOTO,) if same else ())
    assert flags(town, "林小溪", first) == ()


def test_what_a_picture_looks_like_survives_saving_anew_and_tells_pictures_apart() -> None:
    looks = [pictures.make_anew(jpeg(scene(seed), 90)).look for seed in range(40)]
    apart = [(a ^ b).bit_count() for n, a in enumerate(looks) for b in looks[:n]]
    small = [pictures.make_anew(jpeg(scene(n).resize((200, 150)), 35)).look for n in range(40)]
    assert max((a ^ b).bit_count() for a, b in zip(looks, small, strict=True)) < ALIKE_BITS
    assert min(apart) >= ALIKE_BITS

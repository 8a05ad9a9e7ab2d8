"""Photos, files and places for a field day, villages found by them, and the hints they give."""

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from random import Random

import pytest
from movable_time import MovableTime
from PIL import Image, ImageDraw
from sqlalchemy import text
from town import PHOTO, SHANGWAN, SHUANGJING, Town

from casework.actions import View
from casework.attachments import Cause, Stored
from casework.distances import Place
from casework.forms import FormKind
from casework.matters import Incoming, MediaKind, Subject
from casework.people import Role
from casework.visit_errors import NoSuchVillageError
from casework.visit_flags import ALIKE_BITS, VisitFlag
from casework.visit_sheets import Mark
from services import (
    archiving,
    cards,
    forms,
    replies,
    visit_cards,
    visit_county,
    visit_evidence,
    visit_flags,
    visit_hosts,
    visits,
)
from storage import drafts, media, pictures
from storage.database import Database
from storage.unit import Unit as Writing

BETWEEN = Place(33.06, 112.25)  # a good kilometre from one village, 17 from the other
FAR_AWAY = Place(39.9, 116.4)
SAME_WORDS = "见了种粮户,水渠漏水"


def flags(town: Town, name: str, day: int) -> tuple[VisitFlag, ...]:
    found: tuple[VisitFlag, ...] = town.see(visit_cards.card, name, day).line.flags
    return found


# Villages by place and by name


def test_a_place_offers_the_villages_nearest_to_it_first(town: Town) -> None:
    form = town.do(visits.begin, "周明").ref
    answer = town.do(visit_evidence.attach, "周明", form, None, place=BETWEEN)
    assert answer.notice == "villages_near"
    options = town.see(cards.form, "周明", form).options
    assert [one.label for one in options[:2]] == ["上湾村", "双井村"]  # before the contact point
    town.do(forms.fill, "周明", form, "village", options[0].value)
    town.do(forms.type_text, "周明", form, SAME_WORDS)
    done = town.do(forms.finish, "周明", form)
    card = town.see(visit_cards.card, "周明", done.ref)
    assert (card.line.mark, card.line.flags) == (Mark.ELSEWHERE, ())  # near, but no contact point


def test_a_place_far_from_every_village_says_so_and_is_evidence_all_the_same(town: Town) -> None:
    form = town.do(visits.begin, "周明").ref
    answer = town.do(visit_evidence.attach, "周明", form, None, place=FAR_AWAY)
    assert (answer.facts["code"], answer.facts["why"]) == ("no_village_near", "far")
    assert int(answer.facts["km"]) > 800
    town.do(forms.type_text, "周明", form, "双井村")
    town.do(forms.type_text, "周明", form, SAME_WORDS)
    day = town.do(forms.finish, "周明", form).ref
    assert town.state("周明").done == 1
    assert flags(town, "周明", day) == (VisitFlag.FAR,)


def test_where_no_village_is_on_the_map_the_list_stays(town: Town) -> None:
    def forget(unit: Writing) -> None:
        unit.change_directory()
        unit.run(text("UPDATE unit SET latitude = NULL"))

    town.database.write_now(forget)
    form = town.do(visits.begin, "周明").ref
    answer = town.do(visit_evidence.attach, "周明", form, None, place=BETWEEN)
    assert answer.facts == {"code": "no_village_near"}
    assert town.see(cards.form, "周明", form).options[0].label == "双井村"


@pytest.mark.parametrize(
    ("typed", "code", "offered"),
    [
        ("上弯村", "no_such_village", ["上湾村"]),
        ("东关村", "which_village", ["柳湾镇·东关村", "双井镇·东关村"]),
    ],
)
def test_names_that_come_close_are_offered_to_be_tapped(
    town: Town, typed: str, code: str, offered: list[str]
) -> None:
    form = town.do(visits.begin, "周明").ref
    answer = town.do(forms.type_text, "周明", form, typed)
    assert (answer.notice, answer.facts["code"]) == ("refused", code)
    sheet = town.see(cards.form, "周明", form)
    assert sheet.asked.name == "village"
    assert [one.label for one in sheet.options[: len(offered)]] == offered


@pytest.mark.parametrize(
    ("typed", "code"), [("桥头村", "village_outside"), ("花果山", "no_such_village")]
)
def test_a_village_that_is_none_of_ours_leaves_the_form_open_for_another(
    town: Town, typed: str, code: str
) -> None:
    answer = town.do(visits.begin, "周明", typed)
    assert (answer.view, answer.notice, answer.facts["code"]) == (View.FORM, "refused", code)
    town.do(forms.type_text, "周明", answer.ref, "双井村")
    town.do(forms.type_text, "周明", answer.ref, SAME_WORDS)
    assert town.do(forms.finish, "周明", answer.ref).view is View.VISIT


def test_a_village_named_anew_takes_the_place_of_the_one_in_the_open_form(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(forms.type_text, "周明", form, SAME_WORDS)
    assert town.do(visits.begin, "周明", "上湾村").ref == form
    fields = town.see(cards.form, "周明", form).draft.fields
    assert (fields["village"], fields["text"]) == ("011", SAME_WORDS)
    town.do(visits.begin, "周明", "又去了水站")
    assert town.see(cards.form, "周明", form).draft.fields["text"].endswith("又去了水站")


def test_a_number_in_place_of_a_village_is_said_nowhere(town: Town) -> None:
    with pytest.raises(NoSuchVillageError):
        town.do(visits.begin, "周明", "13800138000")


def test_away_from_the_contact_village_nothing_promises_that_the_day_counts(town: Town) -> None:
    form = town.do(visits.begin, "周明", "上湾村").ref
    town.do(forms.type_text, "周明", form, SAME_WORDS)
    assert town.see(cards.form, "周明", form).elsewhere
    assert town.do(visit_evidence.attach, "周明", form, PHOTO).notice == "evidence_kept"
    day = town.do(forms.finish, "周明", form).ref
    another = replace(PHOTO, unique_id="another")
    assert town.do(visit_evidence.add, "周明", day, another).notice == "evidence_kept"
    assert town.do(visit_evidence.add, "周明", town.log("周明"), PHOTO).notice == "evidence"


# Photos that turn out to be none


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


# Days


def test_a_monday_offers_the_working_days_before_the_weekend(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(forms.type_text, "周明", form, SAME_WORDS)
    town.do(forms.ask, "周明", form, "day")
    options = town.see(cards.form, "周明", form).options
    assert [one.value for one in options] == ["2026-11-20", "2026-11-19", "2026-11-18"]
    town.do(forms.fill, "周明", form, "day", "2026-11-20")
    day = town.do(forms.finish, "周明", form).ref
    card = town.see(visit_cards.card, "周明", day)
    assert (card.line.day, card.backfilled) == (date(2026, 11, 20), True)
    assert flags(town, "周明", day) == (VisitFlag.BACKFILLED,)


# Files


def test_nothing_in_a_file_is_said_and_loses_nothing(town: Town) -> None:
    empty = replace(PHOTO, size=0)
    form = town.do(visits.begin, "周明", "双井村").ref
    answer = town.do(visit_evidence.attach, "周明", form, empty, caption=SAME_WORDS)
    assert answer.facts["code"] == "file_empty"
    sheet = town.see(cards.form, "周明", form)
    assert (sheet.draft.fields["text"], sheet.draft.attachments) == (SAME_WORDS, 0)
    day = town.do(forms.finish, "周明", form).ref
    again = town.do(visit_evidence.add, "周明", day, empty)
    assert (again.notice, again.facts["code"]) == ("refused", "file_empty")
    assert town.state("周明").done == 0


@pytest.mark.parametrize(
    ("file", "counts"),
    [
        (Incoming(MediaKind.VIDEO, "file", "video", 900), True),
        (Incoming(MediaKind.DOCUMENT, "file", "picture", 900, "村口.jpg"), True),
        (Incoming(MediaKind.DOCUMENT, "file", "list", 900, "名单.xlsx"), False),
        (Incoming(MediaKind.VOICE, "file", "voice", 900), False),
    ],
)
def test_any_file_is_kept_with_the_day_and_what_shows_the_place_makes_it_count(
    town: Town, file: Incoming, *, counts: bool
) -> None:
    day = town.log("周明")
    town.do(visit_evidence.add, "周明", day, file)
    assert town.state("周明").done == counts
    kept = town.see(lambda view, _who: media.of(view, [(Subject.VISIT, day)]), "周明")
    assert len(kept) == 1
    assert town.do(visit_evidence.add, "周明", day, file).notice == "known_file"


def test_the_rest_of_an_album_finds_the_day_that_its_first_went_to(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(visit_evidence.attach, "周明", form, PHOTO, caption=SAME_WORDS, album="a1")
    town.do(forms.finish, "周明", form)
    late = replace(PHOTO, unique_id="second")
    answer = town.do(replies.file, "周明", None, late, album="a1")
    assert answer.notice == "evidence"


# Hints


def test_the_same_photo_on_a_second_day_is_a_hint_for_that_day_alone(
    town: Town, clock: MovableTime
) -> None:
    town.enter("科长", Role.SECTION_HEAD, "24", visit_duty=False)
    first = town.log("周明")
    town.do(visit_evidence.add, "周明", first, PHOTO)
    clock.move(days=1)
    second = town.log("周明")
    town.do(visit_evidence.add, "周明", second, replace(PHOTO, file_id="sent again"))
    assert flags(town, "周明", first) == ()
    for name in ("周明", "科长", "督查", "陈副部长"):
        assert flags(town, name, second) == (VisitFlag.SAME_PHOTO,)
    assert flags(town, "何山", second) == ()  # a host is asked whether it was so, nothing else
    assert town.state("周明").done == 2


def test_two_officers_with_the_same_words_on_one_day_are_both_hinted_at(town: Town) -> None:
    one, other = town.log("周明"), town.log("林小溪")
    assert flags(town, "周明", one) == flags(town, "林小溪", other) == (VisitFlag.SAME_WORDS,)
    elsewhere = town.log("何山", "上湾村")
    assert flags(town, "何山", elsewhere) == ()


def test_a_place_near_the_village_takes_the_hint_away_again(town: Town) -> None:
    day = town.log("周明")
    town.do(visit_evidence.add, "周明", day, None, SHANGWAN)
    card = town.see(visit_cards.card, "陈副部长", day)
    assert (card.line.flags, card.far_km) == ((VisitFlag.FAR,), 19)
    town.do(visit_evidence.add, "周明", day, None, SHUANGJING)
    assert flags(town, "周明", day) == ()


def test_a_supervisor_has_a_list_of_the_months_hints(database: Database) -> None:
    town = Town(database)
    town.log("林小溪", "上湾村")
    late = town.log("周明", day="yesterday")
    sheet = town.see(visit_flags.flagged, "陈副部长", "2026-11")
    assert [(line.id, line.visitor, line.flags) for line in sheet.lines] == [
        (late, "周明", (VisitFlag.BACKFILLED,))
    ]
    assert town.see(visit_county.county, "陈副部长").flagged == 1


def test_where_a_place_lay_goes_with_the_form(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(visit_evidence.attach, "周明", form, None, place=BETWEEN)
    town.do(forms.type_text, "周明", form, SAME_WORDS)
    town.do(forms.finish, "周明", form)
    left = town.see(lambda view, _who: drafts.get(view, form), "周明")
    assert left.kind is FormKind.VISIT
    assert visits.PLACE not in left.fields


# Real pictures


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

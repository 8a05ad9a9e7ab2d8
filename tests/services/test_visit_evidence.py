"""Photos, files and places for a field day, villages found by them, and the hints they give."""

from dataclasses import replace
from datetime import date

import pytest
from movable_time import MovableTime
from town import PHOTO, SHANGWAN, SHUANGJING, Town

from casework.distances import Place
from casework.forms import FormKind
from casework.matters import Subject
from casework.media import Incoming, MediaKind
from casework.people import Role
from casework.visit_flags import VisitFlag
from services import (
    form_cards,
    forms,
    replies,
    visit_cards,
    visit_county,
    visit_evidence,
    visit_flags,
    visits,
)
from storage import drafts, media
from storage.database import Database

BETWEEN = Place(33.06, 112.25)  # a good kilometre from one village, 17 from the other
FAR_AWAY = Place(39.9, 116.4)
SAME_WORDS = "见了种粮户,水渠漏水"


def flags(town: Town, name: str, day: int) -> tuple[VisitFlag, ...]:
    found: tuple[VisitFlag, ...] = town.see(visit_cards.card, name, day).line.flags
    return found


# Days


def test_a_monday_offers_the_working_days_before_the_weekend(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(forms.type_text, "周明", form, SAME_WORDS)
    town.do(forms.ask, "周明", form, "day")
    options = town.see(form_cards.card, "周明", form).options
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
    sheet = town.see(form_cards.card, "周明", form)
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

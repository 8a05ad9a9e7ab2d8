"""Which files are kept, and whether one is what it was sent as."""

from dataclasses import replace

import pytest

from casework.attachments import (
    MOST_TRIES_WITHOUT_A_FILE,
    OLD_OFFICE,
    PASSING,
    TEXT,
    Cause,
    MediaTally,
    by_reference,
    is_as_told,
    is_kept,
    said_at_once,
    state_after,
)
from casework.media import Attachment, Incoming, MediaKind, MediaState

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXE = "application/x-msdownload"


@pytest.mark.parametrize(
    ("found", "kind", "told_type", "name"),
    [
        ("image/jpeg", MediaKind.PHOTO, None, None),
        ("image/jpeg", MediaKind.DOCUMENT, "image/jpeg", "村口.JPG"),
        ("application/pdf", MediaKind.DOCUMENT, "application/pdf", "a.b.pdf"),
        ("application/pdf", MediaKind.DOCUMENT, "application/octet-stream", "没有后缀"),
        (WORD, MediaKind.DOCUMENT, WORD, "报告.docx"),
        ("application/zip", MediaKind.DOCUMENT, WORD, "报告.docx"),
        (OLD_OFFICE, MediaKind.DOCUMENT, "application/msword", "报告.wps"),
        (TEXT, MediaKind.DOCUMENT, "text/csv", "名单.csv"),
        (TEXT, MediaKind.DOCUMENT, "text/plain", "说明.最终版"),
        ("video/mp4", MediaKind.ANIMATION, "video/mp4", None),
        ("video/mp4", MediaKind.VIDEO_NOTE, None, None),
        ("audio/ogg", MediaKind.VOICE, "audio/ogg", None),
    ],
)
def test_an_honest_file_is_what_it_was_sent_as(
    found: str, kind: MediaKind, told_type: str | None, name: str | None
) -> None:
    assert is_as_told(found, kind, told_type, name)
    assert is_kept(found)


@pytest.mark.parametrize(
    ("found", "kind", "told_type", "name"),
    [
        (EXE, MediaKind.DOCUMENT, "application/pdf", None),
        (EXE, MediaKind.DOCUMENT, None, "通知.pdf"),
        (EXE, MediaKind.DOCUMENT, "application/octet-stream", "photo.jpg"),
        ("application/zip", MediaKind.DOCUMENT, "application/pdf", "通知.zip"),
        ("application/pdf", MediaKind.PHOTO, None, None),
        ("image/jpeg", MediaKind.VOICE, None, None),
        ("text/html", MediaKind.DOCUMENT, "text/plain", "a.txt"),
        ("application/pdf", MediaKind.DOCUMENT, None, "通知.pdf.exe"),
        ("application/octet-stream", MediaKind.DOCUMENT, None, "a.docx"),
        (TEXT, MediaKind.DOCUMENT, "image/jpeg", "a.jpg"),
        (TEXT, MediaKind.DOCUMENT, "text/plain", "run.bat."),
        (TEXT, MediaKind.DOCUMENT, "text/plain", "run.b\u200bat"),
        (TEXT, MediaKind.DOCUMENT, "text/plain", "run.ba\0t"),
        (TEXT, MediaKind.DOCUMENT, "text/plain", "run.ba/t . "),
    ],
)
def test_a_file_that_is_something_else_is_found_out(
    found: str, kind: MediaKind, told_type: str | None, name: str | None
) -> None:
    assert not is_as_told(found, kind, told_type, name)


def test_programs_and_pages_are_not_kept() -> None:
    for found, name in ((EXE, "setup.exe"), ("text/html", "a.html"), ("x/unheard-of", "a.bin")):
        assert is_as_told(found, MediaKind.DOCUMENT, None, name)
        assert not is_kept(found)


@pytest.mark.parametrize("found", ["image/heic", "image/tiff", "image/bmp"])
def test_a_picture_that_nobody_here_opens_is_not_kept_whatever_it_is_called(found: str) -> None:
    assert not is_as_told(found, MediaKind.DOCUMENT, "image/jpeg", "IMG_1.jpg")
    assert not is_kept(found, as_told=False)
    assert is_kept(EXE, as_told=False)


def test_telegrams_copy_is_shown_of_what_is_as_told_and_of_pictures_only_as_photos() -> None:
    photo = Attachment(1, MediaKind.PHOTO, "f", content_type="image/jpeg")
    assert by_reference(photo)
    assert by_reference(replace(photo, kind=MediaKind.DOCUMENT, content_type="application/pdf"))
    assert by_reference(replace(photo, kind=MediaKind.DOCUMENT, content_type=None))
    assert not by_reference(replace(photo, kind=MediaKind.DOCUMENT))
    assert not by_reference(replace(photo, mismatch=True))
    assert not by_reference(replace(photo, state=MediaState.REFUSED))


def test_what_is_still_being_fetched_does_not_count_as_missing() -> None:
    def one(number: int, state: MediaState, *, mismatch: bool = False) -> Attachment:
        kind = MediaKind.PHOTO if number < 3 else MediaKind.DOCUMENT
        return Attachment(number, kind, "f", state=state, mismatch=mismatch)

    states = [state for state in MediaState if state is not MediaState.ERASED]
    items = [one(n, state, mismatch=n == 1) for n, state in enumerate(states)]
    assert MediaTally.of(items) == MediaTally(files=6, photos=3, missing=4, mismatched=1)
    assert MediaTally.of([]) == MediaTally()


@pytest.mark.parametrize("cause", list(Cause))
def test_what_passes_is_tried_again_and_what_does_not_has_an_end(cause: Cause) -> None:
    state = state_after(cause, 1)
    assert (state is MediaState.FAILED) == (cause in PASSING)
    assert state not in {MediaState.STORED, MediaState.WAITING}


def test_only_a_file_that_telegram_does_not_have_is_given_up_in_the_end() -> None:
    tries = MOST_TRIES_WITHOUT_A_FILE
    assert state_after(Cause.UNAVAILABLE, tries - 1) is MediaState.FAILED
    assert state_after(Cause.UNAVAILABLE, tries) is MediaState.GONE
    assert state_after(Cause.DISK, 100 * tries) is MediaState.FAILED


def test_each_cause_ends_in_what_a_card_can_say() -> None:
    assert state_after(Cause.TOO_LARGE, 1) is MediaState.BY_REFERENCE
    assert state_after(Cause.UNKNOWN_FILE, 1) is MediaState.GONE
    refused = (Cause.TYPE, Cause.UNREADABLE, Cause.EXPLODING)
    assert {state_after(cause, 1) for cause in refused} == {MediaState.REFUSED}


def test_what_is_known_not_to_be_stored_is_said_when_it_comes() -> None:
    picture = Incoming(MediaKind.DOCUMENT, "file", "unique", 900, "IMG_1.JPG", "image/jpeg")
    assert said_at_once(picture) is None
    assert said_at_once(replace(picture, name="IMG_1.HEIC")) == "photo_as_file"
    assert said_at_once(replace(picture, told_type="image/heif")) == "photo_as_file"
    assert said_at_once(replace(picture, size=25 * 2**20)) == "not_archived"

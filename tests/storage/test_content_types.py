"""What a file is, is read from its first bytes."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from photographs import saved, scene

from casework.attachments import OLD_OFFICE, TEXT
from storage.content_types import HEAD, UNKNOWN, type_of


def archive(*names: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "x" * 50)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        *(
            (saved(scene(), kind), f"image/{kind.lower()}")
            for kind in ("JPEG", "PNG", "WEBP", "GIF")
        ),
        (b"%PDF-1.7\n%", "application/pdf"),
        (archive("a.txt"), "application/zip"),
        (
            archive("[Content_Types].xml", "word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), OLD_OFFICE),
        (b"OggS\x00\x02" + bytes(22) + b"\x01\x13OpusHead" + bytes(20), "audio/ogg"),
        (bytes([0, 0, 0, 24]) + b"ftypmp42" + bytes(4) + b"mp42isom" + bytes(20), "video/mp4"),
        (b"MZ\x90\x00" + bytes(100), "application/x-msdownload"),
        ("村里的路坏了。".encode(), TEXT),
        ("村里的路坏了。".encode("gb18030"), TEXT),
        (("路" * HEAD).encode()[:HEAD], TEXT),  # a sign cut in two
        (b"<!DOCTYPE html><p>", "text/html"),
        (b" <svg xmlns='x'>", "text/html"),
        (b"\x00\x01\x02", UNKNOWN),
        (b"", UNKNOWN),
    ],
)
def test_the_content_says_what_it_is(content: bytes, found: str) -> None:
    assert type_of(content[:HEAD]) == found


@given(st.binary(max_size=300))
def test_no_content_is_too_odd_to_be_looked_at(content: bytes) -> None:
    for start in (
        b"",
        b"PK\x03\x04",
        b"\xff\xd8\xff",
        b"RIFF",
        b"\x00\x00\x00\x18ftyp",
        b"\x1aE\xdf",
    ):
        assert "/" in type_of(start + content)

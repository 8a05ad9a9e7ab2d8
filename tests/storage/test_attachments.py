"""Stored attachments are sealed, whole or absent, and open only for their own row."""

import os
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tight_disk import no_room_for_more_than

from storage.attachments import DiskError, Folder, MissingError, WrongKeyError
from storage.vault import Vault, make_key
from storage.vault.pieces import HEADER, PIECE, SEALED_PIECE

ROW = 7
PLANTED = b"SECRET-WORDS " * 20_000


@pytest.fixture
def folder(tmp_path: Path, vault: Vault) -> Folder:
    return Folder(tmp_path / "attachments", vault)


def kept(folder: Folder, content: bytes, row: int = ROW, step: int = 100_000) -> str:
    with folder.write(row) as writing:
        for start in range(0, len(content), step):
            writing.add(content[start : start + step])
        return writing.finish().name


def stored(folder: Folder) -> Path:
    (path,) = [path for path in folder.path.rglob("*") if path.is_file()]
    return path


def read(folder: Folder, name: str, row: int = ROW) -> bytes:
    return b"".join(folder.read(row, name))


@given(st.sampled_from([0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 5]))
def test_a_content_of_any_length_comes_back_piece_by_piece(length: int) -> None:
    content = os.urandom(length)
    vault = Vault([make_key()])
    sealing = vault.seal_pieces("media", ROW, "content")
    sealed = sealing.add(content[:10]) + sealing.add(content[10:]) + sealing.end()
    assert len(sealed) == length + 16 * max(1, -(-length // PIECE))
    opening = vault.open_pieces(sealing.header, "media", ROW, "content")
    cut = [sealed[at : at + SEALED_PIECE] for at in range(0, len(sealed), SEALED_PIECE)]
    assert b"".join(opening.open(one, last=one is cut[-1]) for one in cut) == content


def test_nothing_of_the_content_or_its_name_shows_on_the_disk(folder: Folder) -> None:
    with folder.write(ROW) as writing:
        writing.add(PLANTED)
        written = writing.finish()
    path = stored(folder)
    assert b"SECRET-WORDS" not in path.read_bytes()
    assert written.sha256 == sha256(PLANTED).hexdigest()
    assert list(folder.names()) == [written.name] == [path.name]
    assert path.stat().st_mode & 0o777 == 0o600
    assert read(folder, written.name) == PLANTED


def test_it_opens_for_no_other_row_and_under_no_other_key(folder: Folder) -> None:
    name = kept(folder, PLANTED)
    with pytest.raises(WrongKeyError):
        read(folder, name, row=ROW + 1)
    with pytest.raises(WrongKeyError):
        read(Folder(folder.path, Vault([make_key()])), name)


def test_an_older_key_in_force_opens_what_it_sealed(tmp_path: Path) -> None:
    old, new = make_key(), make_key()
    name = kept(Folder(tmp_path, Vault([old])), PLANTED)
    assert read(Folder(tmp_path, Vault([new, old])), name) == PLANTED


def _damaged(content: bytes) -> Iterator[bytes]:
    first, second = HEADER, HEADER + SEALED_PIECE
    yield content[:-1]  # cut
    yield content[: first + SEALED_PIECE]  # cut where a piece ends
    yield content[:HEADER]
    yield content[:10]
    yield b""
    yield content + b"x"
    yield content[:first] + content[second : second + SEALED_PIECE] + content[second:]  # repeated
    yield content[:first] + content[second:]  # left out
    for at in (0, 5, first, second, len(content) - 1):
        yield content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def test_whatever_is_changed_cut_or_moved_in_a_file_is_noticed(folder: Folder) -> None:
    name = kept(folder, PLANTED)
    path = stored(folder)
    for content in _damaged(path.read_bytes()):
        path.write_bytes(content)
        with pytest.raises(WrongKeyError):
            read(folder, name)


def test_a_file_that_is_gone_or_no_name_of_ours_is_missing(folder: Folder) -> None:
    name = kept(folder, b"x")
    folder.remove(name)
    folder.remove(name)  # twice is as good
    folder.remove("../../secret.key")
    for asked in (name, "../../secret.key", "a/b", ""):
        with pytest.raises(MissingError):
            read(folder, asked)
    assert list(folder.names()) == []


def test_a_full_disk_leaves_nothing_half_written(folder: Folder) -> None:
    def fill() -> None:
        with no_room_for_more_than(150_000), folder.write(ROW) as writing:
            writing.add(PLANTED)
            writing.finish()

    with pytest.raises(DiskError):
        fill()
    assert [path for path in folder.path.rglob("*") if path.is_file()] == []


def test_a_writing_that_breaks_off_leaves_nothing(folder: Folder) -> None:
    def break_off() -> None:
        with folder.write(ROW) as writing:
            writing.add(PLANTED)
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        break_off()
    assert [path for path in folder.path.rglob("*") if path.is_file()] == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, vault: Vault) -> None:
    (tmp_path / "attachments").write_text("in the way")
    with pytest.raises(DiskError):
        Folder(tmp_path / "attachments", vault).write(ROW)


def test_what_a_crash_left_half_written_is_cleared_away_later(folder: Folder) -> None:
    name = kept(folder, b"whole")
    writing = folder.write(ROW)
    writing.add(PLANTED)
    half = next(folder.path.rglob("*.part"))
    assert list(folder.left_over(0.0)) == []
    assert half.exists()  # it may be being written just now
    assert list(folder.left_over(time.time() + 60)) == [name]
    assert not half.exists()
    writing.__exit__()

"""Pictures are stored upright, without what they carried along, and known again by their look."""

import zlib
from io import BytesIO
from itertools import combinations
from struct import pack

import pytest
from photographs import PLANTED, from_a_phone, png_with_words, saved, scene
from PIL import Image, ImageCms

from storage.pictures import (
    MOST_FRAMES,
    MOST_PIXELS,
    PictureError,
    PictureTooLargeError,
    look,
    make_anew,
)

GPS = 0x8825


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def apart(first: int, second: int) -> int:
    return (first ^ second).bit_count()


def test_place_maker_and_comment_are_gone_and_the_picture_stands_upright() -> None:
    content = from_a_phone(scene(size=(640, 480)))
    assert PLANTED in content
    assert opened(content).getexif().get_ifd(GPS)
    kept = make_anew(content)
    picture = opened(kept.content)
    assert PLANTED not in kept.content
    assert not picture.getexif()
    assert picture.size == (480, 640)
    assert picture.getpixel((400, 100))[0] > 150  # the red sign is where one sees it


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_every_kind_is_written_as_the_kind_it_was(kind: str) -> None:
    kept = make_anew(saved(scene(), kind))
    assert kept.content_type == f"image/{kind.lower()}"
    assert opened(kept.content).format == kind


def test_words_beside_the_pixels_are_gone() -> None:
    content = png_with_words(scene())
    assert PLANTED in content
    assert PLANTED not in make_anew(content).content


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_a_colour_profile_says_of_a_camera_is_gone(kind: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + PLANTED
    content = saved(scene(), kind, icc_profile=profile)
    assert PLANTED in opened(content).info["icc_profile"]
    kept = make_anew(content).content
    assert "icc_profile" not in opened(kept).info
    assert PLANTED not in kept


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_moving_picture_of_another_kind_loses_what_it_carried_too(kind: str) -> None:
    frames = [scene(seed, (80, 60)) for seed in range(3)]
    exif = Image.Exif()
    exif[0x010F] = PLANTED.decode()
    content = saved(frames[0], kind, save_all=True, append_images=frames[1:], exif=exif)
    kept = make_anew(content).content
    assert PLANTED in content
    assert opened(kept).n_frames == 3
    assert PLANTED not in kept
    assert not opened(kept).getexif()


def test_a_picture_of_many_small_frames_is_refused() -> None:
    head = b"GIF89a" + pack("<HH", 1, 1) + b"\x80\x00\x00" + bytes(3) + b"\xff" * 3
    frame = b"\x21\xf9\x04\x04\x01\x00\x00\x00" + b"\x2c" + pack("<HHHH", 0, 0, 1, 1)
    frame += b"\x00\x02\x02\x44\x01\x00"
    assert make_anew(head + frame * 3 + b";").content_type == "image/gif"
    with pytest.raises(PictureTooLargeError):
        make_anew(head + frame * (MOST_FRAMES + 1) + b";")


def test_a_moving_picture_goes_on_moving() -> None:
    frames = [scene(seed, (80, 60)) for seed in range(3)]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], comment=PLANTED)
    kept = make_anew(content).content
    assert opened(kept).n_frames == 3
    assert PLANTED not in kept


def test_the_second_picture_behind_a_phones_first_is_dropped() -> None:
    content = saved(scene(1), "MPO", save_all=True, append_images=[scene(2)])
    kept = make_anew(content)
    assert kept.content_type == "image/jpeg"
    assert opened(kept.content).format == "JPEG"


@pytest.mark.parametrize("mode", ["L", "CMYK", "P", "RGBA", "LA", "I;16"])
def test_pictures_in_other_colours_are_kept_too(mode: str) -> None:
    picture = Image.new(mode, (40, 30))
    assert make_anew(saved(picture, "JPEG" if mode in {"L", "CMYK"} else "PNG")).content


def test_the_same_bytes_come_to_the_same_bytes() -> None:
    content = from_a_phone(scene())
    assert make_anew(content) == make_anew(content)


def test_a_photo_compressed_anew_or_made_smaller_looks_the_same_and_others_do_not() -> None:
    pictures = [scene(seed) for seed in range(12)]
    for picture in pictures:
        mine = look(picture)
        weak = make_anew(saved(picture, quality=40)).look
        small = make_anew(saved(picture.resize((320, 240)), quality=70)).look
        turned = make_anew(from_a_phone(picture.transpose(Image.Transpose.ROTATE_90))).look
        assert max(apart(mine, other) for other in (weak, small, turned)) <= 4
    assert min(apart(look(a), look(b)) for a, b in combinations(pictures, 2)) >= 12


@pytest.mark.parametrize("content", [b"", b"no picture", saved(scene())[:3000], b"\xff\xd8\xff"])
def test_a_broken_picture_is_refused(content: bytes) -> None:
    with pytest.raises(PictureError):
        make_anew(content)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that says it is enormous."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    header = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(8001, MOST_PIXELS // 8000), (60_000, 60_000)])
def test_a_picture_that_would_explode_is_refused_unopened(size: tuple[int, int]) -> None:
    with pytest.raises(PictureTooLargeError):
        make_anew(bomb(*size))


def test_frames_count_towards_the_size() -> None:
    frame = Image.new("P", (4000, 4000))
    frames = [Image.new("P", (4000, 4000), colour) for colour in range(1, 4)]
    content = saved(
        frame, "GIF", save_all=True, append_images=[*frames, Image.new("P", (4000, 4000), 9)]
    )
    with pytest.raises(PictureTooLargeError):
        make_anew(content)

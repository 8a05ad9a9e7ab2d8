"""Pictures as they are stored: upright, without metadata, and what they look like in 64 bits.

A picture is opened only after its header has told its size: one that would unfold into more than
:data:`MOST_PIXELS` is refused before a pixel is read.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

# Four bytes each, twice while it is turned: half a gigabyte, for a moment.
MOST_PIXELS = 64_000_000
# Of a picture that moves; each costs its time, however small.
MOST_FRAMES = 1000
# Bytes of a file that is opened as a picture.
MOST_BYTES = 32 * 1024 * 1024
_HASH_WIDTH, _HASH_HEIGHT = 9, 8
_FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}
_QUALITY = 92
_CARRIED = ("exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "pnginfo", "icc_profile")


class PictureError(Exception):
    """The picture cannot be opened: it is broken."""


class PictureTooLargeError(PictureError):
    """The picture would unfold into more than can be held."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture made anew: its bytes and type, and what it looks like in 64 bits."""

    content: bytes
    content_type: str
    look: int


def make_anew(content: bytes) -> Picture:
    """Open a picture and write it again, upright and without metadata.

    Raises :class:`PictureError`. The same bytes come to the same bytes, so that a photo sent twice
    is found by the hash of what is stored.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is below
        try:
            with Image.open(BytesIO(content), formats=tuple(_FORMATS)) as opened:
                return _made(opened)
        except PictureError:
            raise
        except Image.DecompressionBombError as error:
            raise PictureTooLargeError from error
        except Exception as error:  # the decoders raise whatever a broken file leads them to
            raise PictureError from error


def _made(opened: Image.Image) -> Picture:
    # Phones put a second picture behind the first; only the first is shown anywhere.
    kind = "JPEG" if opened.format == "MPO" else opened.format or ""
    frames = 1 if kind == "JPEG" else getattr(opened, "n_frames", 1)
    if frames > MOST_FRAMES or opened.width * opened.height * frames > MOST_PIXELS:
        raise PictureTooLargeError
    opened.load()
    written = BytesIO()
    if frames > 1:
        looks = look(ImageOps.exif_transpose(opened))
        opened.seek(0)
        _write(opened, written, kind, save_all=True)
    else:
        ImageOps.exif_transpose(opened, in_place=True)
        looks = look(opened)
        _write(opened, written, kind)
    return Picture(written.getvalue(), _FORMATS[kind], looks)


def _write(image: Image.Image, file: BytesIO, kind: str, **options: object) -> None:
    """Write pixels and nothing else: what an image carries along is taken off.

    The colour profile too, since it may name the very camera or screen, or hold any text.
    """
    for carried in _CARRIED:
        image.info.pop(carried, None)
    if kind == "JPEG":
        options |= {"quality": _QUALITY, "subsampling": "4:2:0", "comment": b""}
    if kind in {"JPEG", "WEBP"}:
        options |= {"exif": b"", "xmp": b""}
    if kind == "WEBP":
        options |= {"quality": _QUALITY}
    image.save(file, kind, **options)


def look(image: Image.Image) -> int:
    """What a picture looks like, in 64 bits: the difference hash.

    The grey picture is brought to 9 by 8; each bit says whether a point is brighter than the one
    to its right. Copies made smaller or compressed anew differ in few bits, other pictures in many.
    """
    small = image.convert("L").resize((_HASH_WIDTH, _HASH_HEIGHT), Image.Resampling.BOX)
    grey = small.tobytes()
    bits = 0
    for line in range(0, len(grey), _HASH_WIDTH):
        for left in range(line, line + _HASH_WIDTH - 1):
            bits = bits << 1 | (grey[left] > grey[left + 1])
    return bits

"""Pictures as they are stored: upright, without metadata, and what they look like in 64 bits.

A picture is opened only after its header has told its size: one that would unfold into more than
:data:`MOST_PIXELS` is refused before a pixel is read.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

# Three or four bytes each, twice while it is turned: a quarter of a gigabyte, for a moment.
MOST_PIXELS = 64_000_000
# Bytes of a file that is opened as a picture.
MOST_BYTES = 32 * 1024 * 1024
_HASH_WIDTH, _HASH_HEIGHT = 9, 8
_FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}
_QUALITY = 92


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
    if opened.width * opened.height * frames > MOST_PIXELS:
        raise PictureTooLargeError
    opened.load()
    upright = ImageOps.exif_transpose(opened)
    written = BytesIO()
    if frames > 1:
        opened.seek(0)
        _write(opened, written, kind, save_all=True)
    else:
        _write(upright, written, kind)
    return Picture(written.getvalue(), _FORMATS[kind], look(upright))


def _write(image: Image.Image, file: BytesIO, kind: str, **options: object) -> None:
    """Write pixels and colour profile, nothing else: what an image carries along is taken off."""
    profile = image.info.get("icc_profile")
    for carried in ("exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "pnginfo"):
        image.info.pop(carried, None)
    if kind == "JPEG":
        options |= {"quality": _QUALITY, "subsampling": "4:2:0", "comment": b""}
    if kind in {"JPEG", "WEBP"}:
        options |= {"exif": b"", "xmp": b""}
    if kind == "WEBP":
        options |= {"quality": _QUALITY}
    image.save(file, kind, icc_profile=profile, **options)


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

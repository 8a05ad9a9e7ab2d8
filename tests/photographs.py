"""Real image files for tests, made by Pillow: with orientation, place, comments; broken; bombs."""

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

PLANTED = b"SECRET-PLACE"
_ORIENTATION, _MAKER, _GPS = 0x0112, 0x010F, 0x8825


def scene(seed: int = 1, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Something like a photograph: large soft shapes, the same for the same seed."""
    dice = Random(seed)  # noqa: S311 always the same scene
    coarse = Image.new("RGB", (16, 12))
    coarse.putdata([tuple(dice.randrange(256) for _ in range(3)) for _ in range(16 * 12)])
    picture = coarse.resize(size, Image.Resampling.BICUBIC)
    ImageDraw.Draw(picture).rectangle((40, 40, 200, 120), fill=(200, 30, 30))
    return picture


def saved(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """The file of a picture."""
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def from_a_phone(picture: Image.Image, orientation: int = 6, **options: object) -> bytes:
    """A JPEG as a phone writes it: lying on its side, with maker, place and a comment."""
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    exif[_MAKER] = PLANTED.decode()
    exif.get_ifd(_GPS).update({1: "N", 2: (33.0, 2.0, 1.0), 3: "E", 4: (112.0, 1.0, 1.0)})
    return saved(picture, exif=exif, comment=PLANTED, **options)


def png_with_words(picture: Image.Image) -> bytes:
    """A PNG that carries words beside its pixels."""
    words = PngInfo()
    words.add_text("Comment", PLANTED.decode())
    words.add_itxt("XML:com.adobe.xmp", PLANTED.decode())
    return saved(picture, "PNG", pnginfo=words)

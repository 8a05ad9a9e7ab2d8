"""A film of pictures as one GIF, which every reader of a README shows."""

import io

from PIL import Image

COLOURS = 256
LAST = 2.5  # seconds more for the last picture, before it begins again


class Film:
    """Takes pictures with their seconds; those taken before it begins are not kept."""

    def __init__(self) -> None:
        self._on = False
        self._pictures: list[Image.Image] = []
        self._seconds: list[float] = []

    def begin(self) -> None:
        """Keep what is taken from now on."""
        self._on = True

    def take(self, picture: bytes, seconds: float) -> None:
        """One picture, shown so long."""
        if self._on:
            self._pictures.append(Image.open(io.BytesIO(picture)).convert("RGB"))
            self._seconds.append(seconds)

    def as_gif(self) -> bytes:
        """All of it, in colours that all pictures share, so that only what changes is stored."""
        shared = self._strip().quantize(COLOURS)
        frames = [one.quantize(palette=shared, dither=Image.Dither.NONE) for one in self._pictures]
        seconds = [*self._seconds[:-1], self._seconds[-1] + LAST]
        made = io.BytesIO()
        frames[0].save(
            made,
            "GIF",
            save_all=True,
            append_images=frames[1:],
            duration=[round(1000 * one) for one in seconds],
            loop=0,
            optimize=True,
        )
        return made.getvalue()

    def _strip(self) -> Image.Image:
        """All pictures in a row, to choose the colours from."""
        width, height = self._pictures[0].size
        strip = Image.new("RGB", (width * len(self._pictures), height))
        for place, one in enumerate(self._pictures):
            strip.paste(one, (place * width, 0))
        return strip

"""What a scenario sends when it says photo, document or voice: made here, the same every time."""

import math
import struct
import zlib
from collections.abc import Iterator
from functools import cache

WIDTH, HEIGHT, SUN = 480, 360, 26
SKY, LIGHT, FAR, NEAR = (142, 190, 228), (255, 238, 170), (146, 178, 140), (88, 138, 82)


@cache
def photo(number: int) -> bytes:
    """A PNG of hills under a sun; every number gives another one."""
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    rows = b"".join(b"\x00" + row for row in _landscape(number))
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def _landscape(number: int) -> Iterator[bytes]:
    far = [184 + 22 * math.sin(x / 46 + 2 * number) for x in range(WIDTH)]
    near = [236 + 28 * math.sin(x / 62 + number) for x in range(WIDTH)]
    left = 80 + 106 * number % 320
    for y in range(HEIGHT):
        half = math.sqrt(max(0, SUN**2 - (y - 72) ** 2))
        lit = range(round(left - half), round(left + half))
        yield bytes(
            channel
            for x in range(WIDTH)
            for channel in (
                NEAR if y > near[x] else FAR if y > far[x] else LIGHT if x in lit else SKY
            )
        )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def voice(seconds: int = 4, rate: int = 8000) -> bytes:
    """A WAV file that rises and falls."""
    samples = bytes(
        128 + int(60 * math.sin(i / 400) * math.sin(i / 8)) for i in range(rate * seconds)
    )
    shape = struct.pack("<IHHIIHH", 16, 1, 1, rate, rate, 1, 8)
    size = struct.pack("<I", 36 + len(samples))
    data = b"data" + struct.pack("<I", len(samples)) + samples
    return b"RIFF" + size + b"WAVEfmt " + shape + data

"""What a scenario sends when it says photo, document or voice: made here, the same every time."""

import math
import struct
import zlib

WIDTH, HEIGHT = 240, 180
SKY, FAR, NEAR, SUN = (142, 190, 228), (146, 178, 140), (88, 138, 82), (255, 238, 170)


def photo(number: int) -> bytes:
    """A PNG of hills under a sun; every number gives another one."""
    centre = (40 + 53 * number % 160, 36)
    rows = bytearray()
    for y in range(HEIGHT):
        rows.append(0)
        for x in range(WIDTH):
            rows += bytes(_colour(x, y, number, centre))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def _colour(x: int, y: int, number: int, sun: tuple[int, int]) -> tuple[int, int, int]:
    if y > 118 + 14 * math.sin(x / 31 + number):
        return NEAR
    if y > 92 + 11 * math.sin(x / 23 + 2 * number):
        return FAR
    return SUN if math.dist((x, y), sun) < 14 else SKY


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

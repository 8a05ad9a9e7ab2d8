"""The renderer as a program: SVG in, PNG out, each after four bytes that say how long it is.

``python -m wording.charts.painter`` is kept running beside the bot, since rendering holds the
interpreter lock. An empty answer means that the picture could not be drawn.
"""

import sys
from typing import BinaryIO

from wording.charts.render import render

HEADER = 4


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Draw until nothing more comes."""
    while len(header := source.read(HEADER)) == HEADER:
        svg = source.read(int.from_bytes(header)).decode()
        try:
            picture = render(svg)
        except ValueError:
            picture = b""
        sink.write(len(picture).to_bytes(HEADER) + picture)
        sink.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)

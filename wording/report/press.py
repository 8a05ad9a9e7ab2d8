"""The maker of reports as a program: figures in, two files out, and word of each step between.

``python -m wording.report.press`` is started for one report and ends with it: what it takes in
memory is given back, and the event loop that waits for it never stops. Whoever starts it sends the
figures; nothing else ever speaks to it.
"""

import pickle
import sys
from typing import BinaryIO

from casework.people import Language
from casework.report import Report
from wording.report.files import Files, make

HEADER = 4
# Instead of a length: one more step is done.
STEP = bytes(HEADER)


def order(report: Report, language: Language) -> bytes:
    """What the program is sent; equal figures in one language are equal orders."""
    return pickle.dumps((report, language))


def received(delivery: bytes) -> Files:
    """The files as the program has sent them."""
    files: Files = pickle.loads(delivery)  # noqa: S301 - from the program started for it
    return files


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Make what was ordered."""

    def step() -> None:
        sink.write(STEP)
        sink.flush()

    report, language = pickle.loads(source.read())  # noqa: S301 - from whoever started it
    delivery = pickle.dumps(make(report, language, step))
    sink.write(len(delivery).to_bytes(HEADER) + delivery)
    sink.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)

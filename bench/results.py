"""The table of results, and the file it is kept in."""

import os
from pathlib import Path

from bench.harness import Line, python

FILE = Path(__file__).with_name("results.md")
_HEAD = (
    "| id | what | peer in the same run | ours | peer | ratio | reach | near the limit |"
    " reached |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
)
_TEXT = """# Measured speed

Written by `make bench` on {cores} cores with {python}. Machines differ and are noisy, so what
counts are the ratios: each peer runs in the same minutes, by turns, and the median of five rounds
stands here. Reach and limit are those of the measures this project set itself.

{table}
How it is measured: a lean Bot API server in a process of its own hands out updates by long polling
and answers at once, the same for both sides; `bench/stub.py` plays the officers. Our side is the
whole application with its database on the disk and every commit synced; replies are not paced,
pushes are, as always. In S1 each officer's next message stands ready as soon as the one before is
answered, so the backlog never runs dry; each reports of a village of their own township, and says
the same each time; the peer is a handler that sends back what it is sent.
In S3 and S4 the server takes 200 ms and allows thirty messages in any second; once exceeded, it
refuses everything for three seconds. S4 counts until the answer reaches it. S10 runs the minute's
tick over the database on the disk, turns of threads and collector set as the program sets them; the
longest stop of a loop is the machine's too, and is said beside for one that has nothing to do.
S8 and S9 ask the services alone, over a register that `bench/register.py` makes: ten years,
some two thousand open, sixty leads at the desk; one in five hundred is handled by another township
than where it arose. The peer of S8 is one GROUP BY by channel and stage over all of them, and the
same question over a thousand.
S11 asks for last year's report as in chat, in a program that has everything loaded and stands idle;
its memory is what that program grows by, and all that the program takes that makes the files.
`python -m bench s1 --quick` runs one of them, smaller; `python -m bench s8 s9 --cases=100000` over
so many cases.
"""


def table(lines: list[Line]) -> str:
    return _HEAD + "".join(
        f"| {line.id} | {line.what} | {line.peer} | {line.ours} | {line.theirs} | {line.ratio} "
        f"| {line.reach} | {line.near} | {'yes' if line.reached else 'no'} |\n"
        for line in lines
    )


def write(lines: list[Line]) -> None:
    FILE.write_text(
        _TEXT.format(cores=os.cpu_count(), python=python(), table=table(lines)), encoding="utf-8"
    )

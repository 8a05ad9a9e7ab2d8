"""S8: what a leader's answer costs over a great register, beside a small one and a GROUP BY.

S9: the desk, one's own cases, a case by number and two characters looked for, at the same size.
Both are asked on SQLite and on a PostgreSQL that is started for it.
Sizes come from ``--cases=N``; without it a million, with ``--quick`` a hundred thousand.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from bench import postgres
from bench.county import CLERK
from bench.harness import ROOT, Line, middle, say
from bench.register import County, grouped
from bench.stub import FIRST_OFFICER
from casework.numbers import NumberKind, ParsedNumber
from casework.people import Officer
from services import cards, finding, lists, status

SMALL = 1_000
_ASKED = 60
_WORD = "机井"
_NUMBER = ParsedNumber(NumberKind.CASE, 2025, 50)


def run(cases: int, wanted: list[str]) -> list[Line]:
    """The lines of S8 and S9, as far as wanted."""
    lines: list[Line] = []
    for kind, database in (("SQLite", file), ("PostgreSQL", postgres.server)):
        size = f"{cases:,} cases on {kind}"
        with ExitStack() as open_now:
            small, great = (_county(open_now, database, n, kind) for n in (SMALL, cases))
            if "s8" in wanted:
                lines += _status(small, great, size)
            if "s9" in wanted:
                lines += _desk(great, size)
    return lines


@contextmanager
def file() -> Iterator[str]:
    """A database in a file, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".run-", dir=ROOT / "bench") as folder:
        yield f"sqlite:///{Path(folder) / 'county.db'}"


def _county(
    open_now: ExitStack, database: Callable[[], AbstractContextManager[str]], cases: int, kind: str
) -> County:
    """A county of so many cases, until what is open now is closed."""
    county = County(open_now.enter_context(database()))
    open_now.callback(county.close)
    began = perf_counter()
    county.make(cases)
    say(f"{cases:,} cases made on {kind} in {perf_counter() - began:.0f} s")
    return county


def _times(county: County, question: Callable[..., Any], *values: Any) -> list[float]:
    """Milliseconds of asking again and again; the first times warm up and do not count."""
    found = []
    for number in range(_ASKED + 5):
        began = perf_counter()
        county.database.read_now(question, *values)
        if number >= 5:
            found.append(1000 * (perf_counter() - began))
    return found


def _status(small: County, great: County, size: str) -> Iterator[Line]:
    peer = middle([_once(great) for _ in range(3)])
    for what, who in (("a county", _leader), ("a township", _local)):
        few, many = ([], [])  # type: tuple[list[float], list[float]]
        for _ in range(3):  # by turns
            few += _times(small, status.overview, who(small))
            many += _times(great, status.overview, who(great))
        ours, before = middle(many), middle(few)
        share, growth = ours / peer, ours / before
        yield Line(
            "S8",
            f"/status of {what} over {size}",
            f"GROUP BY over them; the same over {SMALL:,}",
            f"{ours:.1f} ms",
            f"{peer:.0f} ms; {before:.1f} ms",
            f"1/{1 / share:.0f}; {growth:.2f} ×",
            "≤ 1/200; ≤ 1.5 ×",
            "1/1,600; flat",
            share <= 1 / 200 and growth <= 1.5,
        )


def _leader(county: County) -> Officer:
    return county.leader


def _local(county: County) -> Officer:
    return county.local


def _once(county: County) -> float:
    began = perf_counter()
    county.database.read_now(grouped)
    return 1000 * (perf_counter() - began)


def _desk(county: County, size: str) -> Iterator[Line]:
    clerk, liaison = county.who(CLERK), county.who(FIRST_OFFICER)
    _, ref = county.database.read_now(lists.by_number, clerk, _NUMBER)
    search = county.database.write_now(finding.begin, clerk, _WORD).ref
    asked: list[tuple[str, Callable[..., Any], tuple[Any, ...]]] = [
        ("/find of two characters", finding.look, (clerk, search, {_WORD: ()})),
        ("/case", cards.case, (clerk, ref)),
        ("/cases of a liaison", lists.my_cases, (liaison,)),
        ("/cases of a clerk", lists.my_cases, (clerk,)),
        ("/desk", lists.desk, (clerk,)),
    ]
    for what, question, values in asked:
        times = sorted(_times(county, question, *values))
        p99 = times[min(len(times) - 1, int(0.99 * len(times)))]
        yield Line(
            "S9",
            f"{what} over {size}: p99",
            "",
            f"{p99:.1f} ms",
            "",
            f"{p99:.1f} ms",
            "≤ 20 ms",
            "5 ms",
            p99 <= 20,
        )

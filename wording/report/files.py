"""A report's two files, made from its figures."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from casework.people import Language
from casework.report import Report
from wording.report import pictures, speaking, workbook

# The most charts, and the two files: what is done one after the other.
STEPS = 6
# What no file may have in its name, on one system or another.
_NO_NAME = re.compile(r'[\\/:*?"<>|]')


@dataclass(frozen=True, slots=True)
class Files:
    """The document and the workbook, and what both are called but for their endings."""

    name: str
    document: bytes
    book: bytes


def make(report: Report, language: Language, step: Callable[[], object] = int) -> Files:
    """Make both files; `step` is called as each chart and each file is done.

    It takes a second or two and holds the interpreter lock: in a process of its own where an event
    loop runs in this one.
    """
    from wording.charts.render import render
    from wording.report import document

    say, report = speaking.speaker(language), _printable(report)
    charts = {}
    for name, svg in pictures.of(say, report).items():
        charts[name] = render(svg)
        step()
    for _ in range(STEPS - 2 - len(charts)):
        step()
    paper = document.make(say, report, charts)
    step()
    book = workbook.make(say, report)
    step()
    return Files(_NO_NAME.sub(" ", speaking.title(say, report)), paper, book)


def _printable(report: Report) -> Report:
    """The report without signs in names that no document can hold."""
    units = tuple(replace(one, name=_printed(one.name)) for one in report.units)
    return replace(report, unit=_printed(report.unit), units=units)


def _printed(name: str) -> str:
    return "".join(sign for sign in name if sign.isprintable())

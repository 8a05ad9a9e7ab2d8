"""The document of a report, as an office would sign it.

Source: GB/T 9704-2012 for how it looks, the county's report for what stands in it.
"""

import io
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from casework.report import Report
from casework.statistics import Share
from casework.suppression import Hidden
from wording.report import blocks, facts, prose, speaking, tables
from wording.report import typography as set_in
from wording.report.speaking import Say
from wording.report.tables import Cell, Table

if TYPE_CHECKING:
    from docx.document import Document

# Which charts belong to a section.
_FIGURES = {"general": ("channels", "types", "months"), "handling": ("on_time",)}
FACES = (set_in.TITLE, set_in.HEADING, set_in.SUBHEADING, set_in.TEXT, set_in.SONG)
_SECTIONS: tuple[tuple[str, Callable[[Say, Report], Iterable[str]]], ...] = (
    ("general", prose.general),
    ("handling", prose.handling),
    ("field", prose.field),
    ("causes", prose.causes),
)
# What is left to write, with the facts beside it.
_LEFT: tuple[tuple[str, Callable[[Say, Report], list[str]]], ...] = (
    ("problems", facts.problems),
    ("plans", facts.plans),
)
# Columns that name what a row is about stand left.
_TEXTS = {"types": 2}


def make(say: Say, report: Report, charts: Mapping[str, bytes]) -> bytes:
    """The document's bytes; the charts are PNG by name."""
    import docx

    paper = _Paper(say, report, charts, docx.Document())
    paper.write()
    file = io.BytesIO()
    paper.document.save(file)
    return file.getvalue()


class _Paper:
    """One document being written; tables and figures are numbered through."""

    def __init__(
        self, say: Say, report: Report, charts: Mapping[str, bytes], document: "Document"
    ) -> None:
        self._say, self._report, self._charts = say, report, charts
        self.document = document
        self._tables = self._figures = 0

    def write(self) -> None:
        """Write everything from the title to the signature."""
        names = {face: self._say(f"report-face-{face}").split("|") for face in FACES}
        faces = set_in.Faces({face: (one[0], one[-1]) for face, one in names.items()})
        set_in.lay_out(self.document, faces)
        self.document.core_properties.title = speaking.title(self._say, self._report)
        self.document.core_properties.author = self._report.unit
        blocks.title(self.document, speaking.title_lines(self._say, self._report))
        found = tables.of(self._say, self._report)
        for name, sentences in _SECTIONS:
            blocks.heading(self.document, self._say(f"report-h-{name}"))
            for sentence in sentences(self._say, self._report):
                blocks.paragraph(self.document, sentence)
            for table in found[name]:
                self._table(table)
            for figure in _FIGURES.get(name, ()):
                self._figure(figure)
        self._beside("causes", facts.causes)
        for name, beside in _LEFT:
            blocks.heading(self.document, self._say(f"report-h-{name}"))
            self._beside(name, beside)
        self._end()

    def _table(self, table: Table) -> None:
        self._tables += 1
        title = self._say(f"report-t-{table.name}")
        told = self._say("report-table", n=str(self._tables), title=title)
        blocks.caption(self.document, told, above=True)
        blocks.grid(
            self.document,
            [self._say(f"report-c-{column}") for column in table.columns],
            [[self._told(cell) for cell in row] for row in table.rows],
            texts=_TEXTS.get(table.name, 1),
        )

    def _told(self, cell: Cell) -> str:
        """A cell as text."""
        if isinstance(cell, Share):
            return speaking.percent(cell) or self._say("report-few" if cell.of else "report-none")
        return self._say(f"report-{cell}") if isinstance(cell, Hidden) else str(cell)

    def _figure(self, name: str) -> None:
        if name not in self._charts:
            return
        self._figures += 1
        title = self._say(f"report-f-{name}")
        told = self._say("report-figure", n=str(self._figures), title=title)
        blocks.figure(self.document, io.BytesIO(self._charts[name]), told)
        blocks.caption(self.document, told, above=False)

    def _beside(self, name: str, beside: Callable[[Say, Report], list[str]]) -> None:
        told, prompt = beside(self._say, self._report), self._say(f"report-write-{name}")
        blocks.beside(self.document, self._say("report-facts"), told, prompt)

    def _end(self) -> None:
        guarded = "-guarded" if self._report.guarded else ""
        blocks.note(self.document, self._say(f"report-note{guarded}"))
        when = speaking.date(self._say, self._report.made_on)
        blocks.signature(self.document, self._report.unit, when)

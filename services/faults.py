"""Gathering what is wrong with files, so that all of it is told at once and nothing is taken in."""

from collections.abc import Iterable, Sequence

from casework.errors import ImportFaultsError
from casework.imports import LineFault, Remark
from services import tabular
from services.tabular import Table, UnreadableError

# A file by its name, and what is in it.
Source = tuple[str, bytes]


class Faults:
    """The faults found so far."""

    def __init__(self) -> None:
        self._found: list[LineFault] = []

    def add(self, file: str, line: int, fault: str, /, **facts: str) -> None:
        """Note a fault."""
        self._found.append(LineFault(file, line, fault, facts))

    def take(self, faults: Iterable[LineFault]) -> None:
        """Note faults found elsewhere."""
        self._found.extend(faults)

    def check(self) -> None:
        """Raise :class:`ImportFaultsError` if there are any, in the order of the files' lines."""
        if self._found:
            found = sorted(self._found, key=lambda fault: (fault.file, fault.line))
            raise ImportFaultsError(faults=tuple(found))

    def read(self, sources: Sequence[Source]) -> list[Table]:
        """The tables that could be read; those that could not are faults."""
        tables = []
        for name, content in sources:
            try:
                table = tabular.read(name, content)
            except UnreadableError as error:
                self._found.append(error.fault)
                continue
            self.take(table.faults)
            if not table.lines:
                self.add(name, 0, "no_lines")
            tables.append(table)
        return tables

    def has_columns(self, table: Table, needed: Sequence[str]) -> bool:
        """Whether a table has the columns it needs; those missing are a fault."""
        missing = [name for name in needed if name not in table.columns]
        if missing:
            self.add(table.file, 1, "columns", missing=", ".join(missing), needed=", ".join(needed))
        return not missing


def encoding_remarks(tables: Sequence[Table]) -> list[Remark]:
    """A remark for each file that was read in another encoding than the usual one."""
    return [
        Remark("encoding", {"file": table.file, "encoding": table.encoding})
        for table in tables
        if table.encoding == tabular.GB18030
    ]

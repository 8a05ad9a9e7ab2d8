"""Numbers and names that are planted, and every place of an installation in which to look for them.

The numbers are invented; the ID-card numbers carry a right check digit, as only such are caught.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import inspect, select, table, text

from storage.database import Database
from storage.unit import Reader

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


class Planted:
    """Gives ever new numbers and names, and remembers them."""

    def __init__(self) -> None:
        self.values: list[str] = []

    def _new(self, value: str) -> str:
        self.values.append(value)
        return value

    def phone(self) -> str:
        return self._new(f"1397{len(self.values):03}7531")

    def id_card(self) -> str:
        digits = f"41132419800101{len(self.values):03}"
        total = sum(int(one) * weight for one, weight in zip(digits, _WEIGHTS, strict=True))
        return self._new(digits + "10X98765432"[total % 11])

    def name(self) -> str:
        """A name that nobody bears and no word contains."""
        return self._new(f"龘{chr(0x9F98 + len(self.values))}靐")

    def words(self) -> str:
        """A sentence with a number of each kind in it."""
        return f"请打{self.phone()}找本人,身份证{self.id_card()}。"

    def found_in(self, *texts: str | bytes) -> list[str]:
        """Those that stand somewhere in the clear."""
        where = b"\0".join(one if isinstance(one, bytes) else one.encode() for one in texts)
        return [value for value in self.values if value.encode() in where]


def tables(database: Database) -> Iterator[str]:
    """Every row of every table, with a caption for whatever is found."""

    def dump(view: Reader) -> list[str]:
        names = inspect(database.engine).get_table_names()
        rows = {name: view.run(select(text("*")).select_from(table(name))).all() for name in names}
        return [
            f"{name}: {' '.join(_shown(one) for one in row)}"
            for name, found in rows.items()
            for row in found
        ]

    yield from database.read_now(dump)


def _shown(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def files(folder: Path) -> Iterator[bytes]:
    """Every file below a folder; of what is packed also what is in it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from unpacked(path.read_bytes())


def unpacked(content: bytes) -> Iterable[bytes]:
    yield content
    if content.startswith(b"PK\3\4"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield packed.read(name)

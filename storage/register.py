"""The register: the entries that were taken in."""

from datetime import date

from storage.unit import Reader
from storage.visible import CASE, any_case

# What tells one entry of a paper register from another: its number, its day and its channel,
# since numbers begin anew with every year and every book.
Entry = tuple[str, date, str]


def entries(view: Reader) -> set[Entry]:
    """The entries that have been taken in."""
    question = any_case().with_only_columns(CASE.c.entry, CASE.c.received_on, CASE.c.channel)
    rows = view.run(question.where(CASE.c.imported.is_(True), CASE.c.entry.is_not(None)))
    return {(row.entry, row.received_on, row.channel) for row in rows}

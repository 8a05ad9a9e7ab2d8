"""The index of words: what is found by which words, kept in the transaction that changes a matter.

One row a matter, made anew from the record itself whenever something was recorded on it, and
written only where it differs. What is sealed, corrected, erased or taken back is not in it. SQLite
keeps it as FTS5, PostgreSQL as a ``tsvector`` with GIN; both hold the same words in the same order.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import (
    Connection,
    Executable,
    TableClause,
    TextClause,
    bindparam,
    column,
    delete,
    insert,
    select,
    table,
    text,
)

from casework.matters import Subject
from storage import index_keys
from storage.finding_words import GAP, Matter, documents
from storage.visible import CASE, LEAD, any_case, any_lead

TABLES = {Subject.CASE: "case_words", Subject.LEAD: "lead_words"}
_AT_ONCE = 300
# How many of an id's last bits make a stretch of time: six days, a hundred days. PostgreSQL has no
# order among what it finds, and is asked for the newest stretches first.
STRETCHES = (49, 53)
# PostgreSQL knows no place in a text beyond this one.
_LAST_PLACE = 16_383


def index_table(name: str, key: str) -> TableClause:
    """An index as statements name it, with the column that is asked for beside its words."""
    return table(name, column(key), column("words"))


def refresh(connection: Connection, matters: Collection[Matter]) -> None:
    """Bring the index to what the record says of some matters, and of those bound to them."""
    for some in _portions(sorted(matters)):
        _write(connection, documents(connection, some))


def rebuild(connection: Connection) -> int:
    """Make the index anew from the whole record; gives how many matters are in it."""
    for name in TABLES.values():
        _empty(connection, name)
    n, unbound = 0, any_lead().where(LEAD.c.case_id.is_(None))
    for subject, ids in (
        (Subject.CASE, any_case().with_only_columns(CASE.c.id).order_by(CASE.c.id)),
        (Subject.LEAD, unbound.with_only_columns(LEAD.c.id).order_by(LEAD.c.id)),
    ):
        found = connection.execute(ids).scalars().all()
        for some in _portions([(subject, number) for number in found]):
            n += _write(connection, documents(connection, some))
    for name in TABLES.values():
        _settle(connection, name)
    return n


def is_missing(connection: Connection) -> bool:
    """Whether there are matters and the index knows of none, as in a record from before it."""
    names = TABLES.values()
    indexed = [select(index_table(name, _id(connection))).limit(1) for name in names]
    matters = [one.limit(1) for one in (any_case(), any_lead())]

    def any_of(questions: Iterable[Executable]) -> bool:
        return any(connection.execute(one).first() is not None for one in questions)

    return any_of(matters) and not any_of(indexed)


def _portions(matters: Sequence[Matter]) -> Iterator[Sequence[Matter]]:
    return (matters[at : at + _AT_ONCE] for at in range(0, len(matters), _AT_ONCE))


def _write(connection: Connection, made: dict[Subject, dict[int, list[str]]]) -> int:
    """Write what differs; gives how many matters are to be found."""
    n = 0
    for subject, found in made.items():
        wanted = {number: words for number, words in found.items() if words}
        n += len(wanted)
        name = TABLES[subject]
        if connection.dialect.name == "postgresql":
            _put_postgresql(connection, name, wanted)
        else:
            _put_sqlite(connection, name, wanted)
        gone = [number for number in found if number not in wanted]
        if gone:
            connection.execute(_DELETE[name, _id(connection)], [{"number": one} for one in gone])
    return n


def _id(connection: Connection) -> str:
    return "id" if connection.dialect.name == "postgresql" else "rowid"


def _put_sqlite(connection: Connection, name: str, wanted: dict[int, list[str]]) -> None:
    plain = {number: " ".join(words) for number, words in wanted.items()}
    rows = connection.execute(_STORED[name], {"ids": list(plain)}) if plain else ()
    stored = {row.id: row.words for row in rows}
    changed = [
        {"id": number, "words": words}
        for number, words in plain.items()
        if stored.get(number) != words
    ]
    if changed:
        connection.execute(_REPLACE[name], changed)


def _put_postgresql(connection: Connection, name: str, wanted: dict[int, list[str]]) -> None:
    if wanted:
        rows = [{"id": number, "words": _vector(number, words)} for number, words in wanted.items()]
        connection.execute(_UPSERT[name], rows)


def _vector(number: int, words: list[str]) -> str:
    """Words with their places, and when the matter came in, as PostgreSQL reads a ``tsvector``."""
    places: dict[str, list[str]] = defaultdict(list)
    for at, word in enumerate(words, 1):
        if word != GAP and at <= _LAST_PLACE:
            places[word].append(str(at))
        elif word != GAP:
            places.setdefault(word, [])
    for bits in STRETCHES:
        places[index_keys.since(number, bits)] = []
    return " ".join(
        f"'{word}':{','.join(at)}" if at else f"'{word}'" for word, at in places.items()
    )


def _empty(connection: Connection, name: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"TRUNCATE {name}"))
        return
    connection.execute(text(f"DROP TABLE {name}"))
    connection.execute(text(CREATE_SQLITE.format(table=name)))


def _settle(connection: Connection, name: str) -> None:
    """Have the database bring what was written in bulk into the shape it reads fastest."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"ANALYZE {name}"))
    else:
        connection.execute(insert(index_table(name, name)).values({name: "optimize"}))


CREATE_SQLITE = "CREATE VIRTUAL TABLE {table} USING fts5(words, tokenize='ascii', columnsize=0)"


def _each(statement: str) -> dict[str, TextClause]:
    return {name: text(statement.format(table=name)) for name in TABLES.values()}


_REPLACE = _each("INSERT OR REPLACE INTO {table}(rowid, words) VALUES (:id, :words)")
_UPSERT = _each(
    "INSERT INTO {table}(id, words) VALUES (:id, CAST(:words AS tsvector))"
    " ON CONFLICT (id) DO UPDATE SET words = excluded.words"
    " WHERE {table}.words <> excluded.words"
)
_STORED = {
    name: select(index.c.rowid.label("id"), index.c.words).where(
        index.c.rowid.in_(bindparam("ids", expanding=True))
    )
    for name in TABLES.values()
    for index in (index_table(name, "rowid"),)
}
_DELETE = {
    (name, key): delete(index).where(index.c[key] == bindparam("number"))
    for name in TABLES.values()
    for key in ("id", "rowid")
    for index in (index_table(name, key),)
}

"""Having the database itself let go of what was erased: its index, its log, its freed pages."""

from sqlalchemy import Engine, insert

from storage import finding_index
from storage.tables import DraftRow, IdentityKeyRow, IdentityRow, MediaRow, NoteRow, core

_ERASED = (NoteRow, IdentityRow, IdentityKeyRow, MediaRow, DraftRow)


def compact(engine: Engine) -> None:
    """Let nothing of it stand in any file, as far as the database can be made to.

    SQLite overwrites with zeros as it erases; its index of words is merged into one piece, which
    drops what was taken out of it, and its log is emptied. PostgreSQL frees the rows, and writes
    over them in time.
    """
    if engine.dialect.name == "postgresql":
        names = [core(model).name for model in _ERASED] + list(finding_index.TABLES.values())
        with engine.connect() as connection:
            driver = connection.execution_options(isolation_level="AUTOCOMMIT", reading=True)
            driver.exec_driver_sql(f"VACUUM {', '.join(names)}")
        return
    with engine.begin() as connection:
        for name in finding_index.TABLES.values():
            merged = insert(finding_index.index_table(name, name)).values({name: "optimize"})
            connection.execute(merged)
    with engine.connect().execution_options(reading=True) as connection:
        connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

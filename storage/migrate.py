"""Bringing a database to the schema that this program needs, and back.

Each run is one transaction on both databases: it succeeds as a whole, or nothing has changed.
"""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from storage import finding_index
from storage.tables import UnitRow

METADATA = UnitRow.metadata  # the one in which every table is
SCRIPTS = Path(__file__).with_name("migrations")
NOTHING, NEWEST = "base", "head"


def upgrade(engine: Engine, revision: str = NEWEST) -> None:
    """Bring the schema forward."""
    with engine.begin() as connection:
        command.upgrade(config(connection), revision)
        if revision == NEWEST and finding_index.is_missing(connection):
            finding_index.rebuild(connection)


def downgrade(engine: Engine, revision: str = NOTHING) -> None:
    """Take the schema back; what the tables held is lost."""
    with engine.begin() as connection:
        command.downgrade(config(connection), revision)


def current(engine: Engine) -> str | None:
    """The revision at which the database stands; none when it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def pending(engine: Engine) -> list[str]:
    """The revisions that the database still lacks, in the order in which they will be applied."""
    scripts = ScriptDirectory.from_config(config(None))
    revisions = scripts.iterate_revisions(NEWEST, current(engine) or NOTHING)
    return [script.revision for script in revisions][::-1]


def differences(engine: Engine) -> list[object]:
    """In what the database's schema differs from the models; empty when they agree."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_modelled})
        return list(compare_metadata(context, METADATA))


def _is_modelled(name: str | None, kind: str, _parents: object) -> bool:
    """Whether the models speak of it: the index of words is each database's own, and is not."""
    index = tuple(finding_index.TABLES.values())
    return kind != "table" or not (name or "").startswith(index)


def config(connection: Connection | None) -> Config:
    """Alembic's settings for a run on this connection."""
    settings = Config(attributes={"connection": connection})
    settings.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    settings.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return settings


__all__ = ["METADATA", "current", "differences", "downgrade", "pending", "upgrade"]

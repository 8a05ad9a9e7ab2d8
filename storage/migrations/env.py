"""Alembic's entry: runs on the connection that ``storage/migrate.py`` hands over."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from storage.migrate import METADATA
from storage.types import Moment, Sealed


def _render(kind: str, value: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Write our column types, and SQLModel's, the way a person would."""
    if kind != "type":
        return False
    name = type(value).__name__
    if isinstance(value, Moment | Sealed):
        autogen.imports.add(f"from storage.types import {name}")
        return f"{name}()"
    return "sa.String()" if name == "AutoString" else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_item=_render,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()

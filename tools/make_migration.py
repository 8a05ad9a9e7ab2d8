"""Write the next migration from what the models have and the migrations lack.

    python tools/make_migration.py "what changes"

A first migration that nobody has applied yet is simply made anew: delete its file before.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile

from alembic import command
from alembic.script import ScriptDirectory

from storage import migrate
from storage.database import make_engine


def main(message: str) -> None:
    """Write the file, and print its name."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/schema.db")
        migrate.upgrade(engine)
        with engine.begin() as connection:
            settings = migrate.config(connection)
            known = ScriptDirectory.from_config(settings).walk_revisions()
            number = f"{sum(1 for _ in known) + 1:04}"
            made = command.revision(settings, message, autogenerate=True, rev_id=number)
        engine.dispose()
    for script in [made] if not isinstance(made, list) else made:
        if script is not None:
            tidy(script.path)
            sys.stdout.write(f"{script.path}\n")


def tidy(path: str) -> None:
    """Write the file as the rest of the project is written."""
    for what in (["check", "--fix-only", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *what, path], check=True)  # noqa: S603


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))

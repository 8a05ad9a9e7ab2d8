"""The real program, run as an administrator runs it on the server, in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("lianluo")


class Server:
    """A folder in which the program is run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str | Path, lang: str = "C", **settings: str) -> tuple[int, str, str]:
        """Run a command; gives exit code, output and errors."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        given = {f"LIANLUO_{name}": value for name, value in settings.items()}
        done = subprocess.run(
            [PROGRAM, *map(str, arguments)],
            cwd=self.folder,
            env={**kept, "LANG": lang, "PYTHONWARNINGS": "error", "PYTHONUTF8": "1", **given},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        return done.returncode, done.stdout, done.stderr

    def file(self, name: str, content: str) -> Path:
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        return path

"""A folder as the program leaves it, and what doctor says of it."""

from pathlib import Path

from bot.doctor import examine
from casework.people import Language
from storage import migrate, people
from storage.database import Database, make_engine
from storage.vault import Vault, make_key
from wording.terminal import Terminal


def look(language: Language = Language.ENGLISH) -> tuple[bool, str]:
    """What ``lianluo doctor`` says of the folder one is in, and whether all is well."""
    lines: list[str] = []
    well = examine(Terminal(language), lambda line: lines.append(str(line)))
    return well, "\n".join(lines)


def start_once(folder: Path) -> None:
    """The data folder that the first start leaves behind."""
    (folder / "data").mkdir(mode=0o700)
    engine = make_engine("sqlite:///data/lianluo.db")
    migrate.upgrade(engine)
    engine.dispose()
    key = folder / "data" / "secret.key"
    key.write_text(make_key(), encoding="ascii")
    key.chmod(0o600)


def use_once(key: str) -> None:
    """Enter somebody with a phone, which is sealed."""
    database = Database("sqlite:///data/lianluo.db", Vault([key]))
    database.write_now(people.add_officer, "林小溪", Language.CHINESE, "13800138000")
    database.close()

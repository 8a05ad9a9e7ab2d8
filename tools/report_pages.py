"""Pictures of every page of a written report, as a word processor shows it, into docs/images.

`make screenshots` makes them, of the published two years in Chinese and of an invented year in
English. LibreOffice and poppler turn the document into pictures; the standard's typefaces may not
be handed on, and are shown in the nearest free ones.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.register import County
from casework.people import Language
from casework.report import Report
from casework.statistics import parse_period
from services import report
from services.register_import import import_register
from services.unit_import import import_units
from storage import migrate
from storage.database import Database
from storage.vault import Vault, make_key
from wording.report import files
from wording.report.document import FACES
from wording.report.speaking import speaker

ROOT = Path(__file__).parents[1]
IMAGES, DATA = ROOT / "docs" / "images", ROOT / "tests" / "data"
NEEDED = ("soffice", "pdftoppm")
PACKAGES = "libreoffice-writer-nogui poppler-utils fonts-noto-cjk fonts-arphic-gkai00mp"
DAY = datetime(2026, 11, 23, tzinfo=UTC)
_DOTS = "64"  # an inch
_CASES = 20_000
# What each typeface of the standard is shown in.
_FREE = {
    "title": "Noto Serif CJK SC",
    "heading": "Noto Sans CJK SC",
    "subheading": "AR PL KaitiM GB",
    "text": "Noto Serif CJK SC",
    "song": "Noto Serif CJK SC",
}


def two_years(folder: Path) -> Report:
    """The published two years, out of the register."""
    database = Database(
        f"sqlite:///{folder / 'two.db'}", Vault([make_key()]), lambda: DAY, durable=False
    )
    migrate.upgrade(database.engine)
    units, register = DATA / "units-qingxi.csv", DATA / "register-2012-2013.csv"
    database.write_now(import_units, None, [(units.name, units.read_bytes())])
    database.write_now(import_register, None, [(register.name, register.read_bytes())])
    found = database.read_now(report.make_here, "", parse_period("2012..2013"))
    database.close()
    return found


def a_year(folder: Path) -> Report:
    """An invented year with matters enough for every chart."""
    county = County(f"sqlite:///{folder / 'year.db'}")
    county.make(_CASES)
    found = county.database.read_now(report.make_here, "", parse_period("2025"))
    county.close()
    return found


def fonts(folder: Path) -> Path:
    """Settings that show every typeface of the standard in a free one."""
    say = speaker(Language.CHINESE)
    shown = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{_FREE[face]}</string></edit>'
        "</match>"
        for face in FACES
        for name in say(f"report-face-{face}").split("|")
    )
    path = folder / "fonts.conf"
    path.write_text(
        f"<fontconfig><include>/etc/fonts/fonts.conf</include>{shown}</fontconfig>",
        encoding="utf-8",
    )
    return path


def pages(document: bytes, folder: Path) -> Iterator[bytes]:
    """The pages of a document as PNG."""
    paper = folder / "report.docx"
    paper.write_bytes(document)
    home = f"-env:UserInstallation=file://{folder / 'office'}"
    settings = {**os.environ, "FONTCONFIG_FILE": str(fonts(folder))}
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, paper],
        env=settings,
        check=True,
        capture_output=True,
    )
    subprocess.run(
        ["pdftoppm", "-r", _DOTS, "-png", folder / "report.pdf", folder / "page"], check=True
    )
    for page in sorted(folder.glob("page-*.png")):
        yield page.read_bytes()
        page.unlink()


def main() -> None:
    """Write the pages of both reports."""
    if missing := [name for name in NEEDED if shutil.which(name) is None]:
        sys.exit(f"{', '.join(missing)} is missing: apt-get install {PACKAGES}")
    for old in IMAGES.glob("*-report-*.png"):
        old.unlink()
    with TemporaryDirectory() as name:
        folder = Path(name)
        for told, language in ((two_years, Language.CHINESE), (a_year, Language.ENGLISH)):
            made = files.make(told(folder), language)
            for number, page in enumerate(pages(made.document, folder), 1):
                (IMAGES / f"{language.value[:2]}-report-{number}.png").write_bytes(page)


if __name__ == "__main__":
    main()

"""``lianluo report``: a period's report as two files in a folder."""

import os
import sys
from pathlib import Path

from bot.refusing import RefusedError, rule_line
from casework.errors import CaseworkError
from casework.statistics import Period, parse_period
from wording.terminal import Terminal


def write(say: Terminal, typed: str, unit: str, folder: Path) -> None:
    """Write the report of a unit and period into a folder."""
    try:
        period = parse_period(typed)
    except CaseworkError as error:
        raise RefusedError(rule_line(say, error)) from error
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        raise RefusedError(say("server-report-folder", folder=str(folder)))
    sys.stderr.write(say("server-report-counting", period=typed) + "\n")
    sys.stderr.flush()
    _make(say, period, unit, folder)


def _make(say: Terminal, period: Period, unit: str, folder: Path) -> None:
    """Count, make and write; what that takes is loaded only now."""
    from bot import opening
    from services import given_reports, report
    from wording.report import files

    try:
        with opening.record(say) as database:
            found = database.read_now(report.make_here, unit, period)
            made = files.make(found, say.language)
            database.write_now(given_reports.note_here, found)
    except CaseworkError as error:
        raise RefusedError(rule_line(say, error)) from error
    for ending, content in (("docx", made.document), ("xlsx", made.book)):
        path = folder / f"{made.name}.{ending}"
        path.write_bytes(content)
        sys.stdout.write(say("server-report-written", file=str(path)) + "\n")

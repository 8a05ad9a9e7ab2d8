"""The empty table of the register as a workbook: to be filled in, and taken in as it is.

In Chinese the columns and choices are the office's own words, elsewhere the codes; both are
understood by :mod:`casework.register`.
"""

import io
from collections.abc import Callable
from typing import Any

from casework import register
from casework.people import Language

Say = Callable[..., str]
LINES = 5000  # for which a cell offers its choices
_WIDTHS = {"subtype": 30, "unit_code": 16}
_TEXTS = frozenset({"entry", "unit_code", register.SUPERIOR})


def workbook(say: Say, language: Language) -> bytes:
    """The workbook's bytes: a sheet to fill in, and one that explains every column."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = say("register-template-sheet")
    columns = (*register.COLUMNS, register.SUPERIOR)
    for at, column in enumerate(columns, 1):
        _head(sheet, at, column, language)
    sheet.freeze_panes = "A2"
    notes = book.create_sheet(say("register-template-notes"))
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 24, 90
    for column in columns:
        listed = ", ".join(_word(column, one, language) for one in register.CHOICES.get(column, ()))
        notes.append([_word("column", column, language), say(f"register-note-{column}"), listed])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _head(sheet: Any, at: int, column: str, language: Language) -> None:
    """A column with its name, its format and, where there are some, its choices."""
    from openpyxl.styles import Font
    from openpyxl.worksheet.datavalidation import DataValidation

    cell = sheet.cell(1, at, _word("column", column, language))
    cell.font = Font(bold=True)
    style = sheet.column_dimensions[cell.column_letter]
    style.width = _WIDTHS.get(column, 14)
    if column in _TEXTS:
        style.number_format = "@"  # so that leading zeros stay
    elif column in register.DATES:
        style.number_format = "yyyy-mm-dd"
    if column in register.CHOICES:
        words = ",".join(_word(column, one, language) for one in register.CHOICES[column])
        choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
        choice.add(f"{cell.column_letter}2:{cell.column_letter}{LINES + 1}")
        sheet.add_data_validation(choice)


def _word(field: str, code: str, language: Language) -> str:
    return register.word(field, code) if language is Language.CHINESE else str(code)

import inspect
import pkgutil
from importlib import import_module

import casework
from casework.errors import CaseworkError
from casework.report_errors import PeriodError


def all_errors() -> list[type[CaseworkError]]:
    """The errors of every module that holds some."""
    names = [f"casework.{found.name}" for found in pkgutil.iter_modules(casework.__path__)]
    return [
        value
        for module in (import_module(name) for name in names if name.endswith("errors"))
        for _, value in inspect.getmembers(module, inspect.isclass)
        if issubclass(value, CaseworkError) and value.__module__ == module.__name__
    ]


def test_an_error_carries_facts_and_prints_none_of_them() -> None:
    refusal = PeriodError(text="13812345678")
    assert refusal.facts == {"text": "13812345678"}
    assert str(refusal) == "period"


def test_every_error_has_a_code_of_its_own() -> None:
    codes = [error.code for error in all_errors()]
    assert len(codes) == len(set(codes))

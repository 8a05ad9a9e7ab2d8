import inspect

from casework import errors, form_errors, protection_errors
from casework.errors import CaseworkError, PeriodError


def all_errors() -> list[type[CaseworkError]]:
    return [
        value
        for module in (errors, form_errors, protection_errors)
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

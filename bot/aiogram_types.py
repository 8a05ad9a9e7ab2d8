"""aiogram's types, built when they are first used instead of all of them at the import.

The import makes a reader and a writer for each of some four hundred types; a run uses a dozen. The
rest is most of a start's time and more than a third of what the program holds in memory. How a type
is built stays aiogram's and pydantic's own; see docs/decisions/0027-aiograms-types-when-used.md.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PACKAGE = "aiogram.types"


def build_when_used() -> None:
    """Import aiogram's types without building them; does nothing where they are imported already.

    Called before the first import of aiogram. Each type is built when something is first read into
    it or written from it.
    """
    if PACKAGE in sys.modules:
        return
    from pydantic import BaseModel  # late, as the commands that need no server start without it

    names: dict[str, Any] = {}  # what the types' hints are resolved with
    with _put_off(BaseModel, names):
        from aiogram.methods.base import Response, TelegramMethod
        from aiogram.types import TelegramObject
    build = BaseModel.model_rebuild.__func__  # type: ignore[attr-defined]

    def model_rebuild(cls: type[BaseModel], /, **how: Any) -> bool | None:
        return build(cls, **{**how, "_types_namespace": names})  # type: ignore[no-any-return]

    for base in (TelegramObject, TelegramMethod, Response):
        setattr(base, "model_rebuild", classmethod(model_rebuild))  # noqa: B010 no type says so


@contextmanager
def _put_off(base: Any, names: dict[str, Any]) -> Iterator[None]:
    """Note with which names aiogram would build its types meanwhile, and build none of them."""
    own = base.__dict__["model_rebuild"]

    def note(cls: Any, /, **how: Any) -> bool | None:
        if not cls.__module__.startswith(PACKAGE):
            return own.__get__(None, cls)(**how)  # type: ignore[no-any-return]
        names.update(how["_types_namespace"])
        return None

    base.model_rebuild = classmethod(note)
    try:
        yield
    finally:
        base.model_rebuild = own

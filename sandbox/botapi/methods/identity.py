"""getMe and what a bot says of itself."""

from typing import Any

from sandbox.botapi.core import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.methods.registry import Method, method

Json = dict[str, Any]


@method("getMe")
def get_me(call: Call) -> Json:
    """The bot itself."""
    return call.core.account


@method("logOut")
def log_out(_: Call) -> bool:
    """Accepted; the sandbox is the only server there is."""
    return True


@method("close")
def close(_: Call) -> bool:
    """Accepted without effect."""
    return True


def _texts(call: Call, attribute: str) -> dict[str, str]:
    texts: dict[str, str] = getattr(call.core.commands, attribute)
    return texts


def _setter(attribute: str, parameter: str, longest: int) -> Method:
    def set_text(call: Call) -> bool:
        text = call.params.text(parameter)
        if len(text) > longest:
            raise bad_request(f"{parameter} length must not exceed {longest}")
        texts = _texts(call, attribute)
        language = call.params.text("language_code")
        if text:
            texts[language] = text
        else:
            texts.pop(language, None)
        return True

    return set_text


def _getter(attribute: str, parameter: str) -> Method:
    def get_text(call: Call) -> Json:
        texts = _texts(call, attribute)
        default = call.core.default_name if parameter == "name" else ""
        language = call.params.text("language_code")
        return {parameter: texts.get(language) or texts.get("") or default}

    return get_text


for _attribute, _parameter, _name, _longest in (
    ("names", "name", "Name", 64),
    ("descriptions", "description", "Description", 512),
    ("short_descriptions", "short_description", "ShortDescription", 120),
):
    method(f"setMy{_name}")(_setter(_attribute, _parameter, _longest))
    method(f"getMy{_name}")(_getter(_attribute, _parameter))

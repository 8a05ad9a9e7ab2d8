"""sendLocation, sendVenue, sendContact, and others without files."""

import secrets
from typing import Any

from sandbox.botapi.core import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.methods.posting import post
from sandbox.botapi.methods.registry import method
from sandbox.botapi.params import Params

Json = dict[str, Any]

FACES = {"🏀": 5, "⚽": 5, "🎰": 64}  # how many ways others than the die may fall


def location(params: Params) -> Json:
    """A Location from its parameters."""
    for name in ("latitude", "longitude"):
        if not params.text(name).strip():
            raise bad_request(f"{name} is empty")
    place: Json = {
        "latitude": params.number("latitude"),
        "longitude": params.number("longitude"),
    }
    if params.has("horizontal_accuracy"):
        place["horizontal_accuracy"] = params.number("horizontal_accuracy")
    if params.integer("live_period"):
        place["live_period"] = params.integer("live_period")
    return place


@method("sendLocation", sends=True)
def send_location(call: Call) -> Any:
    """Send a point on the map."""
    return post(call, {"location": location(call.params)})


@method("sendVenue", sends=True)
def send_venue(call: Call) -> Any:
    """Send a place with its name and address."""
    params = call.params
    place = location(params)
    venue = {
        "location": place,
        "title": params.required("title"),
        "address": params.required("address"),
    }
    return post(call, {"venue": venue, "location": place})


@method("sendContact", sends=True)
def send_contact(call: Call) -> Any:
    """Send a telephone number with a name."""
    params = call.params
    contact: Json = {
        "phone_number": params.required("phone_number"),
        "first_name": params.required("first_name"),
    }
    for name in ("last_name", "vcard"):
        if params.has(name):
            contact[name] = params.text(name)
    return post(call, {"contact": contact})


@method("sendDice", sends=True)
def send_dice(call: Call) -> Any:
    """Throw a die."""
    emoji = call.params.text("emoji") or "🎲"
    faces = FACES.get(emoji, 6)
    return post(call, {"dice": {"emoji": emoji, "value": secrets.randbelow(faces) + 1}})

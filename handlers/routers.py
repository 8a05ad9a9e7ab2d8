"""All routers, in the order in which they are asked."""

from aiogram import Router

from handlers import cases, door, finding, forms, leads, people, status, visits, words


def build() -> Router:
    """The root router: strangers first, plain words last."""
    root = Router(name="lianluo")
    strangers, inside = door.build()
    root.include_routers(
        strangers,
        forms.build(),
        cases.build(),
        visits.build(),
        leads.build(),
        finding.build(),
        status.build(),
        people.build(),
        inside,
        words.build(),
    )
    return root

"""The guided tour of the invented county, from the words in `tour.ftl` of both languages."""

from itertools import count, takewhile

from casework.people import Role
from sandbox.tour import Tour
from wording.texts import Words

# Who takes part, as the texts call them.
PARTS = {
    "liaison": Role.LIAISON,
    "clerk": Role.CLERK,
    "deputy": Role.DEPUTY,
    "leader": Role.LEADER,
}


def tour(languages: dict[str, Words], names: dict[Role, str]) -> Tour:
    """The tour for people of these names; ``languages`` are the words by the page's codes."""
    people = {part: names[role] for part, role in PARTS.items()}
    any_words = next(iter(languages.values()))

    def said(key: str) -> dict[str, str]:
        return {code: words(key, **people) for code, words in languages.items()}

    def numbered(pattern: str) -> list[int]:
        return list(takewhile(lambda n: any_words.has(pattern.format(n)), count(1)))

    steps = [
        {
            "title": said(f"tour-{step}-title"),
            "text": said(f"tour-{step}-text"),
            "moves": [
                {part: said(f"tour-{step}-{part}-{move}") for part in ("do", "until")}
                for move in numbered(f"tour-{step}-do-{{}}")
            ],
        }
        for step in numbered("tour-{}-title")
    ]
    return Tour.of({"steps": steps, "end": said("tour-end")})

"""Who of a township's discipline organ may be named for an accusation (domain.md, Protection).

An accusation never goes to the accused's unit nor to its township; the one exception is a person of
that township's discipline organ, whom the deputy alone names. A post belongs to the organ when its
section is called so: the words stand in ``terms/discipline.csv``, to be added to without code.
"""

import csv
from functools import cache
from pathlib import Path

from casework.people import Officer, Post, Role

TERMS = Path(__file__).with_name("terms") / "discipline.csv"
# What the record calls it when an accusation goes to the township after all.
EXCEPTION = "township_discipline_organ"
# Whom an accusation can be given to in person: a liaison never meets one.
_ROLES = frozenset({Role.STAFF, Role.SECTION_HEAD})


@cache
def _words() -> tuple[str, ...]:
    with TERMS.open(encoding="utf-8", newline="") as lines:
        return tuple(row["word"] for row in csv.DictReader(lines))


def is_of_organ(post: Post) -> bool:
    """Whether a post is one of a discipline organ, by the name of its section."""
    section = (post.section or "").lower()
    return post.role in _ROLES and any(word in section for word in _words())


def post_for(officer: Officer, accused_path: str) -> Post | None:
    """The officer's own post in the discipline organ of an accused's township, if they hold one."""
    return next(
        (
            post
            for post in officer.own_posts
            if post.local_path is not None
            and accused_path.startswith(post.local_path)
            and is_of_organ(post)
        ),
        None,
    )

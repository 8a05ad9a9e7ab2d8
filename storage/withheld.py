"""What is counted and one officer may not know of, beside the accusations that counters keep apart.

Three questions, whoever asks: how many there are must not tell that there is something.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from casework.cases import Case
from casework.leads import Lead
from casework.people import Officer
from storage import cases, earlier, leads
from storage.earlier import Earlier
from storage.unit import Reader
from storage.visible import asker, bound_to_ask, hidden_cases, hidden_earlier, hidden_leads

# The first day whose midnight is a moment everywhere.
FIRST = date(1, 1, 2)


@dataclass(frozen=True, slots=True)
class Withheld:
    """Cases, earlier answers and leads, each once."""

    cases: list[Case]
    earlier: list[Earlier]
    leads: list[Lead]


def of(view: Reader, officer: Officer, path: str, since: date, reported: date) -> Withheld:
    """What is counted for a unit and hidden from somebody.

    Cases and earlier answers as they stand now or on a day since ``since``, leads reported since
    ``reported``; both lie at :data:`FIRST` or later.
    """
    by, heard = asker(officer), datetime.combine(reported, time.min, view.zone)
    bound = bound_to_ask(officer, path, since, heard)
    kept = {row.id: row for row in view.run(hidden_cases(by), bound).all()}
    ended = {row.id: row for row in view.run(hidden_earlier(by), bound).all()}
    told = {row.id: row for row in view.run(hidden_leads(by), bound).all()}
    return Withheld(
        [cases.value_of(row) for row in kept.values()],
        [earlier.value_of(row) for row in ended.values()],
        [leads.value_of(row) for row in told.values()],
    )

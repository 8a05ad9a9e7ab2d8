"""The people of a test's office, known by what they do or by their names."""

from dataclasses import dataclass

from casework.people import Officer
from storage import people
from storage.database import Database


@dataclass
class Cast:
    """An office's record, and who is in it."""

    database: Database
    ids: dict[str, int]

    def who(self, name: str) -> Officer:
        """Somebody as they stand now."""
        found = self.database.read_now(people.get, self.ids[name])
        assert found is not None
        return found

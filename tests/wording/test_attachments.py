"""What a card says of a matter's files, in both languages."""

from datetime import UTC, datetime

import pytest

from casework.attachments import MediaTally
from casework.calendar import WorkingCalendar
from casework.people import Language
from wording import attachments
from wording.speaker import Speaker
from wording.texts import words_for

NOW = datetime(2026, 11, 26, tzinfo=UTC)


@pytest.mark.parametrize(
    ("count", "chinese", "english"),
    [
        (MediaTally(2, 2), "照片2张", "2 photos"),
        (MediaTally(2, 2, 1), "照片2张(1张未存档)", "2 photos (1 not archived)"),
        (MediaTally(1, 1), "照片1张", "1 photo"),
        (MediaTally(3, 1, 2), "附件3个(2个未存档)", "3 files (2 not archived)"),
        (
            MediaTally(3, 1, 1, 1),
            "附件3个(1个未存档、1个类型不符)",
            "3 files (1 not archived, 1 not of the type it was sent as)",
        ),
    ],
)
def test_a_card_says_what_is_not_archived(count: MediaTally, chinese: str, english: str) -> None:
    for language, text in ((Language.CHINESE, chinese), (Language.ENGLISH, english)):
        say = Speaker(words_for(language), NOW, WorkingCalendar())
        assert attachments.tally(say, count) == text

"""What a card says of a matter's files."""

from casework.matters import MediaTally
from wording.speaker import Speaker


def tally(say: Speaker, count: MediaTally) -> str:
    """How many files there are, and how many are not stored or not what they were sent as."""
    photos = count.photos == count.files
    line = say("media-photos" if photos else "media-count", n=count.files)
    aside = []
    if count.missing:
        aside.append(say("media-photos-missing" if photos else "media-missing", n=count.missing))
    if count.mismatched:
        aside.append(say("media-mismatched", n=count.mismatched))
    return say("media-aside", count=line, aside=say.listed(aside)) if aside else line

"""The right to have an answer looked at again, in one sentence."""

from casework.sheets import ReviewLine
from wording.speaker import Speaker


def line(say: Speaker, review: ReviewLine) -> str:
    """Of whom a review or recheck is asked, and within how many days."""
    authority = review.name if review.known else say("review-authority-above", name=review.name)
    return say(f"review-right-{review.rule.value}", n=review.days, authority=authority)

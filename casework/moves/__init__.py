"""The rows of the table of moves, one file a part of a matter's way."""

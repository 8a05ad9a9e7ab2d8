"""A local Bot API server with a page of phones; it knows nothing of any particular bot."""

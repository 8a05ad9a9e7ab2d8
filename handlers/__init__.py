"""Conversations, one subject per file: read the input, call one service, show the Screen."""

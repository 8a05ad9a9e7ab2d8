"""The office's rules in plain Python."""
